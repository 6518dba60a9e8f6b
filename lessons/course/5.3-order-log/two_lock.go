package main

import (
	"fmt"
	"sync"
)

var (
	mu    sync.Mutex
	total int // the records so far
)

// aggregate is run by two goroutines here, and take turns at counting.
func aggregate(in <-chan int, wg *sync.WaitGroup) {
	defer wg.Done()
	for order := range in {
		mu.Lock()
		total++
		mu.Unlock()
		fmt.Println("order", order, "aggregated")
	}
}

func main() {
	masked := make(chan int)
	var wg sync.WaitGroup
	wg.Add(2)
	go aggregate(masked, &wg)
	go aggregate(masked, &wg)
	for order := 1; order <= 4; order++ {
		masked <- order
	}
	close(masked)
	wg.Wait()
	fmt.Println("orders in total:", total)
}
