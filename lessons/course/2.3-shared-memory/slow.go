package main

import (
	"fmt"
	"sync"
)

var counter int

// increment is counter++ in slow motion: its three steps, each on a line of its own.
func increment(wg *sync.WaitGroup) {
	n := counter //stave:read
	n++
	counter = n //stave:write
	wg.Done()
}

func main() {
	var wg sync.WaitGroup
	wg.Add(2)
	go increment(&wg)
	go increment(&wg)
	wg.Wait()
	fmt.Println("counter:", counter)
}
