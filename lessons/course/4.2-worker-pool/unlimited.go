package main

import (
	"fmt"
	"sync"
	"time"
)

func run(task int, wg *sync.WaitGroup) {
	defer wg.Done()
	time.Sleep(10 * time.Millisecond)
	fmt.Println("task", task, "done") //stave:done
}

func main() {
	start := time.Now()
	var wg sync.WaitGroup
	wg.Add(12)
	for task := 1; task <= 12; task++ {
		go run(task, &wg) //stave:start
	}
	wg.Wait()
	fmt.Println("12 of 12 done in", time.Since(start).Round(10*time.Millisecond))
}
