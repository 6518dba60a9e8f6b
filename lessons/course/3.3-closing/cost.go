package main

import (
	"fmt"
	"sync"
	"time"
)

const turns = 1000

func nothing() {}

func slow() { time.Sleep(5 * time.Millisecond) }

func main() {
	var once sync.Once
	go once.Do(slow)
	time.Sleep(time.Millisecond)

	// Whoever comes while the first one is at work has to wait for its end.
	start := time.Now()
	once.Do(nothing) //stave:meanwhile
	fmt.Println("who came meanwhile waited", time.Since(start).Round(time.Millisecond))

	start = time.Now()
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
