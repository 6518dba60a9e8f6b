package main

import (
	"fmt"
	"sync"
	"time"
)

// Three requests come at the same moment. One worker serves them, 10 ms each.
func main() {
	start := time.Now()
	queue := make(chan int, 3)
	var wg sync.WaitGroup
	wg.Add(3)
	for id := 1; id <= 3; id++ {
		go request(id, queue) //stave:request
	}
	go work(start, queue, &wg)
	wg.Wait()
}

func work(start time.Time, queue <-chan int, wg *sync.WaitGroup) {
	for id := range queue { //stave:next-turn
		time.Sleep(10 * time.Millisecond)
		fmt.Println("request", id, "after", time.Since(start).Round(time.Millisecond))
		wg.Done()
	}
}

func request(id int, queue chan<- int) {
	queue <- id //stave:queue
}
