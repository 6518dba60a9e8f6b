package main

import (
	"sync"
	"time"
)

// As in main, but every pipe could hold all records.
const (
	cleanTakes     = 2 * time.Millisecond //stave:takes
	maskTakes      = 3 * time.Millisecond
	aggregateTakes = 1 * time.Millisecond
	storeTakes     = 8 * time.Millisecond
)

func main() {
	start := time.Now()
	raw := make(chan string, 10) //stave:pipes
	cleaned := make(chan string, 10)
	masked := make(chan string, 10)
	counted := make(chan string, 10)
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
