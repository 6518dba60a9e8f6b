package main

import (
	"fmt"
	"time"
)

// poll looks once. With default there is always something to do, so it never waits.
func poll(data <-chan int) {
	select { //stave:select
	case v := <-data:
		fmt.Println("received:", v) //stave:case
	default:
		fmt.Println("nothing there") //stave:default
	}
}

func produce(data chan<- int) {
	time.Sleep(300 * time.Millisecond)
	data <- 1 //stave:send
	time.Sleep(400 * time.Millisecond)
	data <- 2
}

func main() {
	data := make(chan int, 1)
	go produce(data)
	for i := 0; i < 5; i++ {
		poll(data)
		time.Sleep(200 * time.Millisecond) //stave:pause
	}
}
