package main

import (
	"fmt"
	"time"
)

func produce(data chan<- int) {
	time.Sleep(2 * time.Microsecond)
	data <- 1 //stave:send
}

func main() {
	data := make(chan int, 1)
	go produce(data)
	turns := 0
	for {
		select { //stave:select
		case v := <-data:
			fmt.Println("received:", v) //stave:case
			fmt.Println("turns in vain:", turns)
			return
		default:
			turns++ //stave:default
		}
	}
}
