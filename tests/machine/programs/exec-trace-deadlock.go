package main

import (
	"sync"
	"time"
)

//go:noinline
func send(c chan int) { c <- 1 }

func main() {
	c := make(chan int)
	var mu sync.Mutex
	mu.Lock()
	var rw, readers sync.RWMutex
	rw.Lock()
	readers.RLock()
	var wg sync.WaitGroup
	wg.Add(1)
	var never chan int
	go send(c)
	time.Sleep(time.Millisecond)
	go func() { mu.Lock() }()
	time.Sleep(time.Millisecond)
	go func() { rw.RLock() }()
	time.Sleep(time.Millisecond)
	go func() { rw.Lock() }()
	time.Sleep(time.Millisecond)
	go func() { readers.Lock() }()
	time.Sleep(time.Millisecond)
	go func() { select {} }()
	time.Sleep(time.Millisecond)
	go func() { <-never }()
	time.Sleep(time.Millisecond)
	go func() { never <- 1 }()
	time.Sleep(time.Millisecond)
	go func() {
		select {
		case <-never:
		case c <- 1:
		}
	}()
	time.Sleep(time.Millisecond)
	go func() {
		for range make(chan int) {
		}
	}()
	time.Sleep(time.Millisecond)
	wg.Wait()
}
