package main

import (
	"fmt"
	"sync"
	"time"
)

// worker lives as long as the queue is open: four goroutines for all tasks.
func worker(tasks <-chan int, wg *sync.WaitGroup) {
	defer wg.Done()
	for task := range tasks { //stave:take
		time.Sleep(10 * time.Millisecond) //stave:work
		fmt.Println("task", task, "done") //stave:done
	}
}

// submit never waits: a full queue means no.
func submit(tasks chan<- int, task int) bool {
	select { //stave:submit
	case tasks <- task:
		return true
	default:
		fmt.Println("task", task, "rejected") //stave:reject
		return false
	}
}

func main() {
	start := time.Now()
	tasks := make(chan int, 4)
	var wg sync.WaitGroup
	wg.Add(4) //stave:pool
	for i := 0; i < 4; i++ {
		go worker(tasks, &wg)
	}
	accepted := 0
	for task := 1; task <= 12; task++ {
		if submit(tasks, task) {
			accepted++
		}
		time.Sleep(1 * time.Millisecond) //stave:next
	}
	close(tasks) //stave:close
	wg.Wait()
	fmt.Println(accepted, "of 12 done in", time.Since(start).Round(time.Millisecond))
}
