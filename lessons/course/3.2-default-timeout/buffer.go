package main

import (
	"fmt"
	"time"
)

func fetch(delay time.Duration, data chan<- string) {
	time.Sleep(delay)
	data <- "answer"
}

// ask waits for the answer, but not longer than 100 ms.
func ask(delay time.Duration) {
	data := make(chan string, 1)
	go fetch(delay, data)
	timeout := time.After(100 * time.Millisecond)
	select {
	case msg := <-data:
		fmt.Println("received:", msg)
	case <-timeout:
		fmt.Println("timed out")
	}
}

func main() {
	ask(20 * time.Millisecond)
	ask(300 * time.Millisecond)
	time.Sleep(time.Second)
	fmt.Println("a second later")
}
