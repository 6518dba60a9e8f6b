package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	defer fmt.Println("not even deferred calls run")
	mu.Lock()
	mu.Unlock()
	mu.Unlock() //stave:unlock
}
