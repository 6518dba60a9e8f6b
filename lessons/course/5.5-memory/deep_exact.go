package main

import (
	"fmt"
	"runtime"
	"sync"
)

const parked = 500

func stacks() int {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.StackInuse)
}

// descend needs a frame of more than 256 bytes at every level, and parks at the bottom.
func descend(level int, bottom *sync.WaitGroup, gate <-chan struct{}) int {
	var frame [32]int
	frame[level%32] = level
	if level > 1 {
		frame[0] = descend(level-1, bottom, gate)
	} else {
		bottom.Done()
		<-gate
	}
	return frame[level%32]
}

func main() {
	gate := make(chan struct{})
	for _, depth := range []int{6, 7, 12, 13} {
		before := stacks()
		var bottom sync.WaitGroup
		bottom.Add(parked)
		for i := 0; i < parked; i++ {
			go descend(depth, &bottom, gate)
		}
		bottom.Wait()
		each := (stacks() - before) / parked / 1024
		fmt.Println(depth, "deep:", each, "KiB each, for 100,000 that is", each*1024*100000/1e6, "MB")
	}
}
