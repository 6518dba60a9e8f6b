package main

import (
	"fmt"
	"sync"
	"time"
)

var once sync.Once

// watch sends, or hears that it is over. Nobody ever closes events.
func watch(name string, every time.Duration, events chan<- string, stop chan struct{}) {
	for i := 0; i < 2; i++ {
		time.Sleep(every)
		select { //stave:send
		case events <- name:
		case <-stop:
			fmt.Println(name, "stops") //stave:stops
			return
		}
	}
	once.Do(func() { close(stop) }) //stave:once
}

func main() {
	events := make(chan string)
	stop := make(chan struct{}) //stave:stop
	go watch("stock", 10*time.Millisecond, events, stop)
	go watch("price", 10*time.Millisecond, events, stop)
	for over := false; !over; {
		select { //stave:receive
		case event := <-events:
			fmt.Println(event)
		case <-stop:
			over = true
		}
	}
	fmt.Println("it is over") //stave:ended
	time.Sleep(time.Second)
	fmt.Println("a second later")
}
