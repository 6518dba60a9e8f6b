package main

import (
	"fmt"
	"time"
)

type item struct {
	made time.Time
}

// produce makes five items at once and then takes a break, as in bursts.
func produce(queue chan<- item) {
	defer close(queue)
	for n := 1; n <= 15; n++ {
		queue <- item{time.Now()} //stave:push
		if n%5 == 0 {
			time.Sleep(22 * time.Millisecond)
		}
	}
}

// try runs all of it with one bound: how long it takes, and how long an item lies in the queue.
func try(bound int) {
	start := time.Now()
	queue := make(chan item, bound)
	go produce(queue)
	var waited time.Duration
	for it := range queue { //stave:take
		waited += time.Since(it.made)
		time.Sleep(5 * time.Millisecond)
	}
	total := time.Since(start).Round(time.Millisecond)
	fmt.Printf("bound %2d: done after %v, an item waits %v\n", bound, total, (waited / 15).Round(time.Millisecond)) //stave:row
}

func main() {
	for _, bound := range []int{0, 1, 2, 3, 4, 5, 10, 100} {
		try(bound)
	}
}
