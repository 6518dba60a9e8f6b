package main

import (
	"fmt"
	"sync"
)

// feed is the only sender on in, so it may close it.
func feed(in chan<- int) {
	for n := 1; n <= 6; n++ {
		in <- n
	}
	close(in)
}

// worker closes out when it has seen the end of in. The other two have not finished.
func worker(in <-chan int, out chan<- int, wg *sync.WaitGroup) {
	defer close(out)
	defer wg.Wait()
	defer wg.Done()
	for n := range in {
		out <- n * n
	}
}

func main() {
	in := make(chan int, 3)
	out := make(chan int)
	var wg sync.WaitGroup
	wg.Add(3)
	for i := 0; i < 3; i++ {
		go worker(in, out, &wg)
	}
	go feed(in)
	for square := range out {
		fmt.Println(square)
	}
}
