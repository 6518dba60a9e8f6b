package main

import (
	"fmt"
	"os"
	"runtime"
)

// worker ends in one of four ways. Three of them run what was deferred.
func worker(how string, done chan<- bool) {
	defer close(done)
	defer func() {
		fmt.Println("  deferred; recovered:", recover()) //stave:deferred
	}()
	fmt.Println(how) //stave:work
	switch how {
	case "panic":
		panic("trouble")
	case "Goexit":
		runtime.Goexit()
	case "os.Exit":
		fmt.Println("  exiting") //stave:exit
		os.Exit(3)
	}
}

func main() {
	for _, how := range []string{"return", "panic", "Goexit", "os.Exit"} {
		done := make(chan bool)
		go worker(how, done)
		<-done
	}
}
