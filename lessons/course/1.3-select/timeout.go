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

// notify is too late: after 5 s nobody listens any more.
func notify(notifications chan<- string) {
	time.Sleep(6 * time.Second)
	notifications <- "mail" //stave:notify
}

func main() {
	notifications := make(chan string)
	done := make(chan struct{})
	go notify(notifications)
	watch(notifications, done)
	time.Sleep(2 * time.Second) //stave:rest
}
