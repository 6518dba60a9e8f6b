package main

import (
	"fmt"
	"time"
)

func fetch(delay time.Duration, data chan<- string) {
	time.Sleep(delay)
	data <- "answer" //stave:send
}

// ask waits for the answer, but not longer than 100 ms.
func ask(delay time.Duration) {
	data := make(chan string)
	go fetch(delay, data)
	timeout := time.After(100 * time.Millisecond)
	select { //stave:select
	case msg := <-data:
		fmt.Println("received:", msg) //stave:case
	case <-timeout:
		fmt.Println("timed out") //stave:timeout
	}
}

func main() {
	ask(20 * time.Millisecond)  //stave:fast
	ask(300 * time.Millisecond) //stave:slow
	time.Sleep(time.Second)     //stave:rest
	fmt.Println("a second later")
}
