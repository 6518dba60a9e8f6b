package main

import (
	"context"
	"fmt"
	"time"
)

// compute gives up when its caller does.
func compute(ctx context.Context, delay time.Duration, answer chan<- int) {
	select {
	case <-time.After(delay):
	case <-ctx.Done():
		return
	}
	select {
	case answer <- 42:
	case <-ctx.Done():
	}
}

func handle(delay time.Duration) string {
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	answer := make(chan int)
	go compute(ctx, delay, answer)
	select {
	case n := <-answer:
		return fmt.Sprint(n)
	case <-ctx.Done():
		return "no answer"
	}
}

func main() {
	fmt.Println(handle(2 * time.Millisecond))
	fmt.Println(handle(200 * time.Millisecond))
	time.Sleep(time.Second)
	fmt.Println("a second later")
}
