package main

import (
	"fmt"
	"runtime"
	"sync"
)

const parked = 100

func stacks() int {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.StackInuse)
}

func descend(level int) int {
	var frame [32]int
	frame[level%32] = level
	if level > 1 {
		frame[0] = descend(level - 1)
	}
	return frame[level%32]
}

// visit has been deep down once. It comes back up and parks.
func visit(back *sync.WaitGroup, gate <-chan struct{}) {
	descend(32) //stave:once
	back.Done()
	<-gate //stave:park
}

func main() {
	gate := make(chan struct{})
	before := stacks()
	var back sync.WaitGroup
	back.Add(parked)
	for i := 0; i < parked; i++ {
		go visit(&back, gate)
	}
	back.Wait()
	fmt.Println("parked at the top:", (stacks()-before)/parked/1024, "KiB each") //stave:before
	for i := 1; i <= 4; i++ {
		runtime.GC()                                                                  //stave:collect
		fmt.Println("after collection", i, (stacks()-before)/parked/1024, "KiB each") //stave:after
	}
}
