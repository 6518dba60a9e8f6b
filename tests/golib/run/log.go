// Loggers: prefixes and flags; no times, which differ.
// exit: 1
package main

import (
	"bytes"
	"fmt"
	"log"
	"os"
)

func main() {
	log.SetFlags(0)
	log.SetOutput(os.Stdout)
	log.Print("print", 1, 2, "x")
	log.Println("println", 1, 2)
	log.Printf("printf %03d\n", 7)
	log.SetPrefix("pre: ")
	log.Print("with prefix")
	log.SetFlags(log.Lmsgprefix)
	log.Print("moved")
	fmt.Println(log.Prefix(), log.Flags(), log.Writer() == os.Stdout)
	var buf bytes.Buffer
	l := log.New(&buf, "[app] ", log.Lshortfile)
	l.Print("here")
	l.SetFlags(log.Lshortfile | log.Lmsgprefix)
	l.Printf("there %d", 1)
	l.Output(1, "output")
	func() { l.Println("in a function") }()
	fmt.Print(buf.String())
	l.SetFlags(log.LstdFlags | log.Lmicroseconds)
	buf.Reset()
	l.Print("x")
	fmt.Println(len(buf.String()), buf.String()[10:11], l.Flags(), l.Prefix())
	func() {
		defer func() { fmt.Printf("%v %T\n", recover(), "") }()
		log.Panicf("panic %d", 1)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		l.Panicln("a", 1)
	}()
	log.Fatalln("fatal", "end")
}
