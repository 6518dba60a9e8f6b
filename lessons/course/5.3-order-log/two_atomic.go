package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

var total int64 // the records so far

// aggregate is run by two goroutines here, and both count in the same variable.
func aggregate(in <-chan int, wg *sync.WaitGroup) {
	defer wg.Done()
	for order := range in {
		atomic.AddInt64(&total, 1)
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
