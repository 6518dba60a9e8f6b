package main

import "fmt"

// collect may receive and nothing else: its parameter is the receiving end.
func collect(numbers <-chan int) {
	fmt.Println("received:", <-numbers)
	close(numbers) //stave:close
}

func main() {
	numbers := make(chan int, 1)
	numbers <- 1
	collect(numbers)
}
