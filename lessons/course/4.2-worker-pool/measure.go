package main

import (
	"fmt"
	"runtime"
	"time"
)

const tasks = 12

// do is one task: 10 ms. It tells how long ago the task came.
func do(came time.Time, delays chan<- time.Duration) {
	time.Sleep(10 * time.Millisecond)
	delays <- time.Since(came)
}

func worker(queue <-chan time.Time, delays chan<- time.Duration) {
	for came := range queue {
		do(came, delays)
	}
}

// measure hands out a task each millisecond: to the workers or, without any, to a goroutine each.
func measure(name string, workers int) {
	queue := make(chan time.Time, tasks) // nobody is rejected
	delays := make(chan time.Duration, tasks)
	for i := 0; i < workers; i++ {
		go worker(queue, delays)
	}
	most := 0
	for i := 0; i < tasks; i++ {
		if workers == 0 {
			go do(time.Now(), delays) //stave:each
		} else {
			queue <- time.Now()
		}
		time.Sleep(time.Millisecond)
		if n := runtime.NumGoroutine() - 1; n > most {
			most = n
		}
	}
	close(queue)
	least, longest := time.Hour, time.Duration(0)
	for i := 0; i < tasks; i++ {
		d := <-delays
		if d < least {
			least = d
		}
		if d > longest {
			longest = d
		}
	}
	const ms = time.Millisecond
	fmt.Printf("%-10s %2d goroutines, a task is done after %v to %v\n", name, most, least.Round(ms), longest.Round(ms)) //stave:row
}

func main() {
	measure("serial", 1)
	measure("unlimited", 0)
	measure("pool of 4", 4)
}
