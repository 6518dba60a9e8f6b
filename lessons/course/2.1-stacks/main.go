package main

import "fmt"

// climb needs a frame of more than 256 bytes at every level.
func climb(level, top int, steps chan<- string) int {
	var pad [32]int
	pad[level%32] = level
	steps <- "running" //stave:running
	if level < top {
		steps <- "calling" //stave:call
		pad[0] = climb(level+1, top, steps)
	}
	return pad[level%32]
}

func climber(top int, steps chan<- string) {
	climb(1, top, steps)
	close(steps)
}

func main() {
	steps := make(chan string, 100)
	go climber(30, steps)
	levels := 0
	for step := range steps {
		if step == "running" {
			levels++
		}
	}
	fmt.Println("levels:", levels)
}
