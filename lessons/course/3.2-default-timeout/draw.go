package main

import (
	"fmt"
	"time"
)

func fetch(delay time.Duration, data chan<- string) {
	time.Sleep(delay)
	data <- "answer" //stave:send
}

func main() {
	data := make(chan string, 1)
	go fetch(250*time.Millisecond, data)
	timeout := time.After(100 * time.Millisecond)

	time.Sleep(200 * time.Millisecond) //stave:late
	select {                           //stave:select
	case msg := <-data:
		fmt.Println("received:", msg) //stave:case
	case <-timeout:
		fmt.Println("timed out") //stave:timeout
	}
}
