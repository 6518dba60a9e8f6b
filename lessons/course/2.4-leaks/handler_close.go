package main

import (
	"fmt"
	"time"
)

func compute(delay time.Duration, answer chan<- int) {
	time.Sleep(delay)
	answer <- 42
}

// handle closes what it does not send on: compute then panics instead of waiting.
func handle(delay time.Duration) string {
	answer := make(chan int)
	go compute(delay, answer)
	select {
	case n := <-answer:
		return fmt.Sprint(n)
	case <-time.After(50 * time.Millisecond):
		close(answer)
		return "no answer"
	}
}

func main() {
	fmt.Println(handle(2 * time.Millisecond))
	fmt.Println(handle(200 * time.Millisecond))
	time.Sleep(time.Second)
	fmt.Println("a second later")
}
