package main

import (
	"fmt"
	"time"
)

func watch(name string, every time.Duration, events chan<- string) {
	for i := 0; i < 2; i++ {
		time.Sleep(every)
		events <- name //stave:send
	}
	close(events) //stave:close
}

func main() {
	events := make(chan string)
	go watch("stock", 10*time.Millisecond, events)
	go watch("price", 15*time.Millisecond, events) //stave:later
	for event := range events {                    //stave:range
		fmt.Println(event)
	}
	fmt.Println("the range has ended") //stave:ended
	time.Sleep(time.Second)
	fmt.Println("a second later")
}
