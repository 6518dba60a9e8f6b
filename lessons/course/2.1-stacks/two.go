package main

import (
	"fmt"
	"sync"
)

func climb(level, top int, steps chan<- int) int {
	var pad [32]int
	pad[level%32] = level
	steps <- level //stave:step
	if level < top {
		pad[0] = climb(level+1, top, steps)
	}
	return pad[level%32]
}

func climber(steps chan<- int, wg *sync.WaitGroup) {
	defer wg.Done()
	climb(1, 8, steps)
}

func main() {
	steps := make(chan int, 16)
	var wg sync.WaitGroup
	wg.Add(2)
	go climber(steps, &wg)
	go climber(steps, &wg)
	wg.Wait()
	fmt.Println("both are down again")
}
