package main

import (
	"fmt"
	"sync"
)

// feature is so busy that it got a second worker. Both take from the same channel.
func feature(in <-chan int, out chan<- int, wg *sync.WaitGroup) {
	defer wg.Done()
	for n := range in { //stave:take
		out <- n //stave:feature
	}
}

func session(in <-chan int, out chan<- int) {
	defer close(out)
	for n := range in {
		out <- n //stave:session
	}
}

func source(features, sessions chan<- int) {
	for n := 1; n <= 4; n++ {
		features <- n
		sessions <- n
	}
	close(features)
	close(sessions)
}

func main() {
	toFeature, toSession := make(chan int, 4), make(chan int, 4)
	features, sessions := make(chan int, 4), make(chan int, 4)
	var wg sync.WaitGroup
	wg.Add(2)
	go feature(toFeature, features, &wg) //stave:first
	go feature(toFeature, features, &wg) //stave:second
	go session(toSession, sessions)
	go source(toFeature, toSession)
	go func() { wg.Wait(); close(features) }()

	// The engine: the next of the one and the next of the other must be about the same event.
	for s := range sessions {
		f := <-features //stave:pair
		if f == s {
			fmt.Println("event", s, "decided") //stave:decide
		} else {
			fmt.Println("event", s, "mixed with", f) //stave:mixed
		}
	}
}
