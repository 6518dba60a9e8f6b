package main

import (
	"context"
	"fmt"
)

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
			return //stave:cancelled
		}
	}
}

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	for n := range fibonacci(ctx) {
		if n > 1 {
			break
		}
		fmt.Println(n)
	}
	cancel() //stave:cancel
	// main ends the whole program here, whether the producer has noticed or not.
	fmt.Println("main ends") //stave:end
}
