package main

import (
	"fmt"
	"sync"
)

var counter int

// increment is one statement, but three steps: read, add, write.
func increment(wg *sync.WaitGroup) {
	defer wg.Done()
	for i := 0; i < 2; i++ {
		counter++ //stave:race
	}
}

func main() {
	var wg sync.WaitGroup
	wg.Add(2)
	go increment(&wg)
	go increment(&wg)
	wg.Wait()
	fmt.Println("counter:", counter)
}
