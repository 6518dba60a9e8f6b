package main

import (
	"fmt"
	"sync"
	"time"
)

var once sync.Once

// watch leaves the closing to whoever comes first. But who comes later still sends.
func watch(name string, every time.Duration, events chan<- string) {
	for i := 0; i < 2; i++ {
		time.Sleep(every)
		events <- name //stave:send
	}
	once.Do(func() { close(events) }) //stave:once
}

func main() {
	events := make(chan string)
	go watch("stock", 10*time.Millisecond, events)
	go watch("price", 10*time.Millisecond, events)
	for event := range events {
		fmt.Println(event)
	}
	fmt.Println("the range has ended") //stave:ended
	time.Sleep(time.Second)
	fmt.Println("a second later")
}
