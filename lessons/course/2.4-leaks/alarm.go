package main

import (
	"fmt"
	"runtime"
	"strings"
	"time"
)

// idle waits for work, as the connections of a healthy server do.
func idle(work <-chan int) {
	for range work { //stave:idle
	}
}

// orphan waits for a receiver that has left.
func orphan(answer chan<- int) {
	answer <- 42 //stave:orphan
}

// look applies two rules: more than 5000 goroutines, more than 95 % in chan receive.
func look(n int) {
	buf := make([]byte, 1<<21)
	text := string(buf[:runtime.Stack(buf, true)])
	total := runtime.NumGoroutine()
	receiving := 100 * strings.Count(text, " [chan receive") / total
	fmt.Printf("look %d: %d goroutines, %d %% in chan receive, alarm: %v\n",
		n, total, receiving, total > 5000 && receiving > 95) //stave:look
}

func main() {
	work := make(chan int)
	fmt.Println("a healthy server")
	for i := 0; i < 5200; i++ {
		go idle(work) //stave:healthy
	}
	for n := 1; n <= 3; n++ {
		time.Sleep(time.Second)
		look(n)
	}
	close(work)
	time.Sleep(100 * time.Millisecond)

	fmt.Println("a leaking one")
	for n := 1; n <= 3; n++ {
		for i := 0; i < 300; i++ {
			go orphan(make(chan int)) //stave:leaking
		}
		time.Sleep(time.Second)
		look(n)
	}
}
