package main

import (
	"fmt"
	"sync"
)

var total int // the records so far

// aggregate is run by two goroutines here, and both count in the same variable.
func aggregate(in <-chan int, wg *sync.WaitGroup) {
	defer wg.Done()
	for order := range in {
		n := total    // total++ in slow motion
		total = n + 1 //stave:count
		fmt.Println("order", order, "aggregated")
	}
}

func main() {
	masked := make(chan int)
	var wg sync.WaitGroup
	wg.Add(2)
	go aggregate(masked, &wg) //stave:two
	go aggregate(masked, &wg)
	for order := 1; order <= 4; order++ {
		masked <- order
	}
	close(masked)
	wg.Wait()
	fmt.Println("orders in total:", total) //stave:total
}
