package main

import (
	"fmt"
	"time"
)

// compute has its answer after some time. By then nobody may want it.
func compute(delay time.Duration, answer chan<- int) {
	time.Sleep(delay)
	answer <- 42 //stave:send
}

// handle gives up after 50 ms. It tells compute nothing of it.
func handle(delay time.Duration) {
	answer := make(chan int)
	go compute(delay, answer)
	select {
	case <-answer:
	case <-time.After(50 * time.Millisecond): //stave:timeout
	}
}

// watch has no case by which it could end.
func watch(changes, failures <-chan string) {
	for {
		select { //stave:select
		case <-changes:
		case <-failures:
		}
	}
}

// beat never stops its ticker, and never returns.
func beat() {
	ticker := time.NewTicker(time.Minute)
	for range ticker.C { //stave:tick
	}
}

func main() {
	for i := 0; i < 12; i++ {
		delay := 200 * time.Millisecond
		if i%3 == 0 {
			delay = 2 * time.Millisecond
		}
		go handle(delay)
	}
	for i := 0; i < 3; i++ {
		go watch(make(chan string), make(chan string))
	}
	go beat()
	time.Sleep(time.Second) //stave:later

	inspected := make(chan bool)
	go inspect(inspected)
	<-inspected
	fmt.Println("main ends")
}
