package main

import (
	"fmt"
	"runtime"
	"time"
)

const parked = 100000 //stave:number

// park waits for ever and needs next to nothing for it.
func park(gate <-chan struct{}) {
	<-gate //stave:park
}

// stacks tells how many bytes all stacks take together.
func stacks() int {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.StackInuse)
}

func main() {
	gate := make(chan struct{})
	before := stacks()
	for i := 0; i < parked; i++ {
		go park(gate) //stave:go
	}
	time.Sleep(time.Second) //stave:yield
	bytes := stacks() - before
	fmt.Println("goroutines:", runtime.NumGoroutine())
	fmt.Println("stacks:", bytes/1e6, "MB") //stave:total
	fmt.Println("each:", bytes/parked, "bytes")
}
