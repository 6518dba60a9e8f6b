package main

import (
	"fmt"
	"time"
)

// watch waits for whichever comes first, again and again.
func watch(notifications <-chan string, done <-chan struct{}) {
	start := time.Now()
	timer := time.NewTimer(5 * time.Second)
	defer timer.Stop()
	for {
		select {
		case msg := <-notifications:
			fmt.Println("notification:", msg)
			timer.Reset(5 * time.Second) // one timer, but every message winds it up again
		case <-timer.C:
			fmt.Println("timeout after", time.Since(start).Round(time.Second))
			return
		case <-done:
			fmt.Println("done")
			return
		}
	}
}

func notify(notifications chan<- string) {
	time.Sleep(1 * time.Second)
	notifications <- "mail"
	time.Sleep(1 * time.Second)
	notifications <- "news"
}

func main() {
	notifications := make(chan string)
	done := make(chan struct{})
	go notify(notifications)
	watch(notifications, done)
}
