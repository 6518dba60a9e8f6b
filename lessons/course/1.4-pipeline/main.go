package main

import "fmt"

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

func stage3(squares <-chan int) <-chan int {
	totals := make(chan int)
	go addUp(squares, totals)
	return totals
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

func addUp(squares <-chan int, totals chan<- int) {
	defer close(totals)
	total := 0
	for n := range squares {
		total += n
		totals <- total //stave:total
	}
}

func main() {
	for total := range stage3(stage2(stage1())) { //stave:collect
		fmt.Println(total)
	}
}
