package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

var down int32 // goroutines at the bottom

func stacks() int {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.StackInuse)
}

// descend goes down, looks around at the bottom, and comes back.
func descend(level int) int {
	var frame [32]int
	frame[level%32] = level
	if level > 1 {
		frame[0] = descend(level - 1)
	} else {
		n := atomic.AddInt32(&down, 1) //stave:bottom
		fmt.Println(n, "down, all stacks:", stacks()/1024, "KiB")
		atomic.AddInt32(&down, -1) //stave:up
	}
	return frame[level%32]
}

func visit(wg *sync.WaitGroup) {
	defer wg.Done()
	descend(32)
}

func main() {
	var wg sync.WaitGroup
	wg.Add(3)
	for i := 0; i < 3; i++ {
		go visit(&wg) //stave:visit
	}
	wg.Wait()
}
