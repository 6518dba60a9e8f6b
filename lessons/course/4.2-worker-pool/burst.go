package main

import (
	"fmt"
	"sync"
)

func worker(tasks <-chan int, wg *sync.WaitGroup) {
	defer wg.Done()
	for task := range tasks { //stave:take
		fmt.Println("task", task, "done") //stave:done
	}
}

func submit(tasks chan<- int, task int) {
	select { //stave:submit
	case tasks <- task:
	default:
		fmt.Println("task", task, "rejected") //stave:reject
	}
}

func main() {
	tasks := make(chan int, 1)
	var wg sync.WaitGroup
	wg.Add(2)
	go worker(tasks, &wg)
	go worker(tasks, &wg)
	for task := 1; task <= 4; task++ {
		submit(tasks, task)
	}
	close(tasks)
	wg.Wait()
}
