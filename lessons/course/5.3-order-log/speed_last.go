package main

import (
	"fmt"
	"sync"
	"time"
)

// stage has several workers that share one input. When all of them are done, its output is closed.
func stage(workers int, takes time.Duration, in <-chan int) <-chan int {
	out := make(chan int)
	var wg sync.WaitGroup
	wg.Add(workers)
	for i := 0; i < workers; i++ {
		go work(takes, in, out, &wg)
	}
	go finish(&wg, out)
	return out
}

func finish(wg *sync.WaitGroup, out chan<- int) {
	wg.Wait()
	close(out)
}

func work(takes time.Duration, in <-chan int, out chan<- int, wg *sync.WaitGroup) {
	defer wg.Done()
	for record := range in {
		time.Sleep(takes)
		out <- record
	}
}

func read(raw chan<- int) {
	for record := 1; record <= 10; record++ {
		raw <- record
	}
	close(raw)
}

func main() {
	start := time.Now()
	raw := make(chan int)
	go read(raw)
	cleaned := stage(1, 2*time.Millisecond, raw)
	masked := stage(1, 3*time.Millisecond, cleaned)
	aggregated := stage(1, 1*time.Millisecond, masked)
	stored := stage(5, 8*time.Millisecond, aggregated)
	n := 0
	for range stored {
		n++
	}
	fmt.Println(n, "records after", time.Since(start).Round(time.Millisecond))
}
