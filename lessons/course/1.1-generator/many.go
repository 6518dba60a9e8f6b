package main

import (
	"fmt"
	"runtime"
)

func fibonacci() <-chan int {
	numbers := make(chan int)
	go produce(numbers)
	return numbers
}

func produce(numbers chan<- int) {
	a, b := 0, 1
	for {
		numbers <- a //stave:send
		a, b = b, a+b
	}
}

// above looks for one number and leaves. It does not know that it leaves somebody behind.
func above(limit int) int {
	numbers := fibonacci() //stave:start
	n := <-numbers
	for n <= limit {
		n = <-numbers
	}
	return n //stave:leave
}

func main() {
	for request := 1; request <= 100; request++ {
		above(10)
		if request%25 == 0 {
			fmt.Println("requests:", request, "goroutines:", runtime.NumGoroutine()) //stave:count
		}
	}
}
