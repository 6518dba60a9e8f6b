package main

import (
	"fmt"
	"sync"
	"time"
)

// worker lives as long as the queue is open: four goroutines for all tasks.
func worker(tasks <-chan int, wg *sync.WaitGroup) {
	defer wg.Done()
	for task := range tasks {
		time.Sleep(10 * time.Millisecond)
		fmt.Println("task", task, "done")
	}
}

// submit never waits: a full queue means no.
func submit(tasks chan<- int, task int) bool {
	select {
	case tasks <- task:
		return true
	default:
		fmt.Println("task", task, "rejected")
		return false
	}
}

func main() {
	start := time.Now()
	tasks := make(chan int, 4)
	var wg sync.WaitGroup
	wg.Add(8)
	for i := 0; i < 8; i++ {
		go worker(tasks, &wg)
	}
	accepted := 0
	for task := 1; task <= 12; task++ {
		if submit(tasks, task) {
			accepted++
		}
		time.Sleep(1 * time.Millisecond)
	}
	close(tasks)
	wg.Wait()
	fmt.Println(accepted, "of 12 done in", time.Since(start).Round(time.Millisecond))
}
