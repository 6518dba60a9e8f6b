package main

import (
	"fmt"
	"time"
)

func run(task int) {
	time.Sleep(10 * time.Millisecond)
	fmt.Println("task", task, "done") //stave:done
}

func main() {
	start := time.Now()
	for task := 1; task <= 12; task++ {
		run(task)
	}
	fmt.Println("12 of 12 done in", time.Since(start).Round(10*time.Millisecond))
}
