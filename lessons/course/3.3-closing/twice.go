package main

import (
	"fmt"
	"sync"
)

var (
	stop   = make(chan struct{})
	closed bool
)

// closer looks first and closes then. Between the two, the other one may look as well.
func closer(wg *sync.WaitGroup) {
	defer wg.Done()
	if !closed { //stave:look
		close(stop)   //stave:close
		closed = true //stave:note
	}
}

func main() {
	var wg sync.WaitGroup
	wg.Add(2)
	go closer(&wg)
	go closer(&wg)
	wg.Wait()
	<-stop
	fmt.Println("closed once")
}
