package main

import (
	"fmt"
	"time"
)

func count(numbers chan<- int) {
	defer close(numbers)
	for n := 1; n <= 5; n++ {
		numbers <- n
	}
}

// square can leave now. The stage before it cannot.
func square(done <-chan struct{}, numbers <-chan int, squares chan<- int) {
	defer close(squares)
	for n := range numbers {
		select {
		case squares <- n * n:
		case <-done:
			return
		}
	}
}

func addUp(squares <-chan int) (total int) {
	for n := range squares {
		total += n
		if total > 10 {
			break
		}
	}
	return total
}

func main() {
	done := make(chan struct{})
	numbers, squares := make(chan int), make(chan int)
	go count(numbers)
	go square(done, numbers, squares)
	fmt.Println(addUp(squares))
	close(done)
	time.Sleep(time.Second)
	fmt.Println("a second later")
}
