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
	go feature(toFeature, features, &wg)
	go feature(toFeature, features, &wg)
	go session(toSession, sessions)
	go source(toFeature, toSession)
	go func() { wg.Wait(); close(features) }()

	// The engine keeps what comes early until its other half is there.
	early := map[int]bool{}
	for s := range sessions {
		for !early[s] {
			early[<-features] = true
		}
		delete(early, s)
		fmt.Println("event", s, "decided")
	}
}
