// SPDX-License-Identifier: MIT

// Three workers behind a channel, on more than one processor, with timers, a yield and a collection.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"time"
)

func worker(id int, in <-chan int, out chan<- int, wg *sync.WaitGroup) {
	defer wg.Done()
	for v := range in {
		time.Sleep(time.Millisecond)
		s := 0
		for i := 0; i < 100000; i++ {
			s += i
		}
		out <- v * s
	}
}

func main() {
	in, out := make(chan int), make(chan int, 2)
	var wg sync.WaitGroup
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go worker(i, in, out, &wg)
	}
	go func() {
		for i := 0; i < 6; i++ {
			in <- i
		}
		close(in)
		wg.Wait()
		close(out)
	}()
	t := 0
	for v := range out {
		t += v
	}
	runtime.Gosched()
	runtime.GC()
	fmt.Println(t)
}
