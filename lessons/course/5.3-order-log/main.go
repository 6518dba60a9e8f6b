package main

import (
	"sync"
	"time"
)

// The last stage is the slowest.
const (
	cleanTakes     = 2 * time.Millisecond //stave:takes
	maskTakes      = 3 * time.Millisecond
	aggregateTakes = 1 * time.Millisecond
	storeTakes     = 8 * time.Millisecond
)

func main() {
	start := time.Now()
	raw := make(chan string) //stave:pipes
	cleaned := make(chan string)
	masked := make(chan string)
	counted := make(chan string)
	var wg sync.WaitGroup
	wg.Add(1)
	go read(newClock("read"), raw) //stave:start
	go clean(newClock("clean"), raw, cleaned)
	go mask(newClock("mask"), cleaned, masked)
	go aggregate(newClock("aggregate"), masked, counted)
	go store(newClock("store"), counted, &wg)
	wg.Wait()
	report(start) //stave:report
}
