package main

import (
	"fmt"
	"sync"
	"time"
)

// As in main, but several goroutines store.
const (
	workers        = 3                    //stave:workers
	cleanTakes     = 2 * time.Millisecond //stave:takes
	maskTakes      = 3 * time.Millisecond
	aggregateTakes = 1 * time.Millisecond
	storeTakes     = 8 * time.Millisecond
)

func main() {
	start := time.Now()
	raw := make(chan string)
	cleaned := make(chan string)
	masked := make(chan string)
	counted := make(chan string)
	var wg sync.WaitGroup
	wg.Add(workers)
	go read(newClock("read"), raw)
	go clean(newClock("clean"), raw, cleaned)
	go mask(newClock("mask"), cleaned, masked)
	go aggregate(newClock("aggregate"), masked, counted)
	for i := 1; i <= workers; i++ {
		go store(newClock(fmt.Sprint("store ", i)), counted, &wg) //stave:start
	}
	wg.Wait()
	report(start) //stave:report
}
