package main

import (
	"fmt"
	"runtime"
)

func climb(level, top int) int {
	var pad [32]int
	pad[level%32] = level
	if level < top {
		pad[0] = climb(level+1, top)
	}
	return pad[level%32]
}

func main() {
	climb(1, 60) //stave:climb
	for i := 0; i < 4; i++ {
		runtime.GC() //stave:collect
	}
	fmt.Println("back on the ground")
}
