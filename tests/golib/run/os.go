// What a program can ask of the process.
// exit: 3
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"syscall"
)

func main() {
	fmt.Println(len(os.Args) > 0)
	_, ok := os.LookupEnv("STAVE_SURELY_NOT_SET")
	fmt.Printf("%q %v\n", os.Getenv("STAVE_SURELY_NOT_SET"), ok)
	n, err := os.Stdout.WriteString("written\n")
	fmt.Println(n, err, os.Stdout.Name(), os.Stderr.Fd())
	_, err = os.Open("/no/such/file")
	fmt.Println(err, os.IsNotExist(err), errors.Is(err, os.ErrNotExist))
	var pe *os.PathError
	fmt.Println(errors.As(err, &pe) && pe.Op == "open", pe.Path)
	_, err = os.ReadFile("missing")
	fmt.Println(err)
	data, err := io.ReadAll(os.Stdin)
	fmt.Println(len(data), err)
	fmt.Println(os.Interrupt, os.Kill, syscall.SIGTERM, syscall.SIGHUP)
	var f *os.File
	_, err = f.Write(nil)
	fmt.Println(err)
	fmt.Fprintln(os.Stderr, "to stderr")
	defer fmt.Println("not printed")
	os.Exit(3)
}
