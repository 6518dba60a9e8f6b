package main

import (
	"fmt"
	"time"
)

// watch waits for whichever comes first, again and again.
func watch(notifications <-chan string, done <-chan struct{}) {
	start := time.Now()
	for {
		select { //stave:select
		case msg := <-notifications:
			fmt.Println("notification:", msg) //stave:message
		case <-time.After(5 * time.Second): // a new timer in every turn
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
	time.Sleep(1 * time.Second)
	notifications <- "news"
}

func main() {
	notifications := make(chan string)
	done := make(chan struct{})
	go notify(notifications)
	watch(notifications, done)
}
