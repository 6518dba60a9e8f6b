package main

import (
	"fmt"
	"sync"
	"time"
)

var (
	mu      sync.Mutex
	counter int
)

// increment reads, adds and writes. The lock makes one thing of the three.
func increment(wg *sync.WaitGroup) {
	defer wg.Done()
	mu.Lock() //stave:lock
	n := counter
	time.Sleep(time.Millisecond) // the others come meanwhile
	counter = n + 1              //stave:write
	mu.Unlock()                  //stave:unlock
}

func main() {
	var wg sync.WaitGroup
	wg.Add(3)
	for i := 0; i < 3; i++ {
		go increment(&wg)
	}
	wg.Wait()
	fmt.Println("counter:", counter)
}
