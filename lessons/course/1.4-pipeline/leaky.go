package main

import (
	"fmt"
	"time"
)

func stage1() <-chan int {
	numbers := make(chan int)
	go count(numbers)
	return numbers
}

func stage2(numbers <-chan int) <-chan int {
	squares := make(chan int)
	go square(numbers, squares)
	return squares
}

func count(numbers chan<- int) {
	defer close(numbers)
	for n := 1; n <= 5; n++ {
		numbers <- n //stave:count
	}
}

func square(numbers <-chan int, squares chan<- int) {
	defer close(squares)
	for n := range numbers {
		squares <- n * n //stave:square
	}
}

// addUp is the last stage. It has seen enough at 10 and leaves.
func addUp(squares <-chan int) (total int) {
	for n := range squares {
		total += n
		if total > 10 {
			break //stave:early
		}
	}
	return total
}

func main() {
	fmt.Println(addUp(stage2(stage1())))
	time.Sleep(time.Second) //stave:rest
	fmt.Println("a second later")
}
