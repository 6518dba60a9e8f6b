package main

import (
	"fmt"
	"time"
)

// compute has its answer after some time.
func compute(delay time.Duration, answer chan<- int) {
	time.Sleep(delay)
	answer <- 42
}

// handle gives up after 50 ms.
func handle(delay time.Duration) string {
	answer := make(chan int, 1) // room for an answer that nobody fetches
	go compute(delay, answer)
	select {
	case n := <-answer:
		return fmt.Sprint(n)
	case <-time.After(50 * time.Millisecond):
		return "no answer"
	}
}

func main() {
	fmt.Println(handle(2 * time.Millisecond))
	fmt.Println(handle(200 * time.Millisecond))
	time.Sleep(time.Second)
	fmt.Println("a second later")
}
