package main

import (
	"fmt"
	"sync"
)

func feature(in <-chan int, out chan<- int, wg *sync.WaitGroup) {
	defer wg.Done()
	for n := range in {
		out <- n
	}
}

func session(in <-chan int, out chan<- int) {
	defer close(out)
	for n := range in {
		out <- n
	}
}

// source gives each worker its own events: the odd ones to the first, the even ones to the second.
func source(odd, even, sessions chan<- int) {
	for n := 1; n <= 4; n++ {
		if n%2 == 1 {
			odd <- n
		} else {
			even <- n
		}
		sessions <- n
	}
	close(odd)
	close(even)
	close(sessions)
}

func main() {
	odd, even, toSession := make(chan int, 4), make(chan int, 4), make(chan int, 4)
	fromOdd, fromEven, sessions := make(chan int, 4), make(chan int, 4), make(chan int, 4)
	var wg sync.WaitGroup
	wg.Add(2)
	go feature(odd, fromOdd, &wg)
	go feature(even, fromEven, &wg)
	go session(toSession, sessions)
	go source(odd, even, toSession)

	// Each worker keeps its own order, so the engine knows where the next one comes from.
	for s := range sessions {
		from := fromOdd
		if s%2 == 0 {
			from = fromEven
		}
		if f := <-from; f == s {
			fmt.Println("event", s, "decided")
		} else {
			fmt.Println("event", s, "mixed with", f)
		}
	}
}
