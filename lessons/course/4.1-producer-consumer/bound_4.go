package main

import (
	"fmt"
	"time"
)

const bound = 4

// produce makes five items at once and then takes a break.
func produce(queue chan<- int) {
	defer close(queue)
	for item := 1; item <= 15; item++ {
		queue <- item
		if item%5 == 0 {
			time.Sleep(22 * time.Millisecond)
		}
	}
}

func consume(queue <-chan int, done chan<- struct{}) {
	defer close(done)
	for item := range queue {
		time.Sleep(5 * time.Millisecond)
		fmt.Println("item", item, "done,", len(queue), "wait")
	}
}

func main() {
	start := time.Now()
	queue := make(chan int, bound)
	done := make(chan struct{})
	go produce(queue)
	go consume(queue, done)
	<-done
	fmt.Println("all done after", time.Since(start).Round(time.Millisecond))
}
