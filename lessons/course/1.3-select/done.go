package main

import (
	"fmt"
	"time"
)

func watch(notifications <-chan string, done <-chan struct{}) {
	start := time.Now()
	for {
		select { //stave:select
		case msg := <-notifications:
			fmt.Println("notification:", msg) //stave:message
		case <-time.After(5 * time.Second):
			fmt.Println("timeout after", time.Since(start).Round(time.Second)) //stave:timeout
			return
		case <-done:
			fmt.Println("done") //stave:done
			return
		}
	}
}

func notify(notifications chan<- string) {
	time.Sleep(1 * time.Second)
	notifications <- "mail" //stave:notify
}

// stop closes done: a closed channel is ready for every receiver, for ever.
func stop(done chan<- struct{}) {
	time.Sleep(3 * time.Second)
	close(done) //stave:stop
}

func main() {
	notifications := make(chan string)
	done := make(chan struct{})
	go notify(notifications)
	go stop(done)
	watch(notifications, done)
}
