package main

import (
	"fmt"
	"sync"
	"time"
)

var (
	mu    sync.RWMutex
	price = 100
)

func one() int {
	mu.RLock() //stave:inner
	defer mu.RUnlock()
	return price
}

// two holds the lock as a reader and calls one, which wants it as a reader once more.
func two() int {
	mu.RLock() //stave:outer
	defer mu.RUnlock()
	time.Sleep(200 * time.Millisecond)
	return 2 * one()
}

// raise comes while two is at work, and waits for its end. Who comes after a writer waits behind it.
func raise() {
	time.Sleep(20 * time.Millisecond)
	mu.Lock() //stave:write
	price++
	mu.Unlock()
}

func main() {
	fmt.Println("no writer in between:", two())
	go raise()
	fmt.Println("a writer in between:", two())
}
