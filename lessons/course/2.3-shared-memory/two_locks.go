package main

import (
	"fmt"
	"sync"
)

var (
	mu      sync.Mutex
	counter int
)

func get() int {
	mu.Lock()
	defer mu.Unlock()
	return counter
}

func set(n int) {
	mu.Lock()
	defer mu.Unlock()
	counter = n
}

// increment never touches the counter without the lock, and yet loses updates: it lets go between.
func increment(wg *sync.WaitGroup) {
	defer wg.Done()
	for i := 0; i < 2; i++ {
		set(get() + 1)
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
