package main

import (
	"fmt"
	"time"
)

// fibonacci hands out the receiving end only: nobody else can send or close.
func fibonacci() <-chan int {
	numbers := make(chan int, 1) // room for one more: the producer waits a number later
	go produce(numbers)
	return numbers
}

// produce never ends by itself. It waits at the send until somebody receives.
func produce(numbers chan<- int) {
	a, b := 0, 1
	for {
		numbers <- a
		a, b = b, a+b
	}
}

func main() {
	for n := range fibonacci() {
		if n > 1000 {
			break
		}
		fmt.Println(n)
	}
	time.Sleep(time.Second)
	fmt.Println("a second later")
}
