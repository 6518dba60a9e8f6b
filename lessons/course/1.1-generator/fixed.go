package main

import (
	"context"
	"fmt"
	"time"
)

// fibonacci ends when ctx does: whoever starts the producer can stop it.
func fibonacci(ctx context.Context) <-chan int {
	numbers := make(chan int)
	go produce(ctx, numbers)
	return numbers
}

func produce(ctx context.Context, numbers chan<- int) {
	defer close(numbers)
	a, b := 0, 1
	for {
		select { //stave:send
		case numbers <- a:
			a, b = b, a+b
		case <-ctx.Done():
			fmt.Println("producer: stopped") //stave:cancelled
			return
		}
	}
}

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	for n := range fibonacci(ctx) { //stave:receive
		if n > 1000 {
			break
		}
		fmt.Println(n)
	}
	cancel()                //stave:cancel
	time.Sleep(time.Second) //stave:rest
	fmt.Println("a second later")
}
