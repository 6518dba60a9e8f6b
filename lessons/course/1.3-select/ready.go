package main

import (
	"fmt"
	"time"
)

func watch(notifications <-chan string, done <-chan struct{}) {
	for {
		select { //stave:select
		case msg := <-notifications:
			fmt.Println("notification:", msg) //stave:message
		case <-time.After(5 * time.Second):
			fmt.Println("timeout") //stave:timeout
			return
		case <-done:
			fmt.Println("done") //stave:done
			return
		}
	}
}

func main() {
	notifications := make(chan string, 3)
	done := make(chan struct{})
	for _, msg := range []string{"mail", "news", "call"} {
		notifications <- msg //stave:fill
	}
	close(done) //stave:stop
	watch(notifications, done)
}
