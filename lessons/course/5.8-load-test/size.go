package main

import (
	"fmt"
	"sort"
	"sync"
	"time"
)

const (
	workers = 4 //stave:size
	rate    = 100
	takes   = 89 * time.Millisecond
)

var (
	mu        sync.Mutex
	latencies []time.Duration
)

func worker(queue <-chan time.Time, wg *sync.WaitGroup) {
	defer wg.Done()
	for arrived := range queue { //stave:take-size
		time.Sleep(takes)
		mu.Lock()
		latencies = append(latencies, time.Since(arrived))
		mu.Unlock()
	}
}

// One second of requests, 100 of them, and as much queue as they want.
func main() {
	queue := make(chan time.Time, rate)
	var wg sync.WaitGroup
	wg.Add(workers)
	for i := 0; i < workers; i++ {
		go worker(queue, &wg) //stave:hire
	}
	for n := 0; n < rate; n++ {
		queue <- time.Now()
		time.Sleep(time.Second / rate) //stave:next
	}
	close(queue)
	wg.Wait()
	sort.Slice(latencies, func(i, j int) bool { return latencies[i] < latencies[j] })
	p99 := latencies[len(latencies)*99/100].Round(time.Millisecond)
	fmt.Println(len(latencies), "requests,", workers, "workers, P99", p99) //stave:p99
}
