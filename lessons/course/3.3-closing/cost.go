package main

import (
	"fmt"
	"sync"
	"time"
)

const turns = 1000

func nothing() {}

func main() {
	var once sync.Once
	once.Do(nothing) // the first time is dearer still: it takes a lock

	start := time.Now()
	for i := 0; i < turns; i++ {
	}
	empty := time.Since(start)

	start = time.Now()
	for i := 0; i < turns; i++ {
		once.Do(nothing) //stave:again
	}
	with := time.Since(start)
	fmt.Println(turns, "turns:", empty, "empty,", with, "with Do") //stave:cost
}
