// SPDX-License-Identifier: MIT

// Three workers between two channels.
package main

import (
	"fmt"
	"sync"
)

func worker(id int, in <-chan int, out chan<- string, wg *sync.WaitGroup) {
	defer wg.Done()
	for n := range in {
		out <- fmt.Sprint("worker ", id, ": ", n*n)
	}
}

func main() {
	in := make(chan int, 3)
	out := make(chan string)
	var wg sync.WaitGroup
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go worker(i, in, out, &wg)
	}
	go func() {
		for n := 1; n < 10; n++ {
			in <- n
		}
		close(in)
	}()
	go func() {
		wg.Wait()
		close(out)
	}()
	for r := range out {
		fmt.Println(r)
	}
}

// Output:
// worker 2: 9
// worker 2: 16
// worker 0: 1
// worker 1: 4
// worker 1: 25
// worker 1: 36
// worker 1: 49
// worker 1: 64
// worker 1: 81
