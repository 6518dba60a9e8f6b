package main

import (
	"fmt"
	"time"
)

func count(done <-chan struct{}, numbers chan<- int) {
	defer close(numbers)
	for n := 1; n <= 5; n++ {
		select { //stave:count
		case numbers <- n:
		case <-done:
			return
		}
	}
}

func square(done <-chan struct{}, numbers <-chan int, squares chan<- int) {
	defer close(squares)
	for n := range numbers {
		select { //stave:square
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
			break //stave:early
		}
	}
	return total
}

func main() {
	done := make(chan struct{})
	numbers, squares := make(chan int), make(chan int)
	go count(done, numbers)
	go square(done, numbers, squares)
	fmt.Println(addUp(squares))
	close(done)             //stave:done
	time.Sleep(time.Second) //stave:rest
	fmt.Println("a second later")
}
