package main

import (
	"context"
	"fmt"
	"time"
)

var lock = make(chan struct{}, 1) //stave:lock-late

// hold has the lock for exactly as long as the other is willing to wait.
func hold() {
	lock <- struct{}{}
	time.Sleep(2 * time.Second)
	<-lock //stave:release
}

func main() {
	go hold()
	time.Sleep(time.Millisecond)
	ctx, cancel := context.WithTimeout(context.Background(), 1999*time.Millisecond)
	defer cancel()
	time.Sleep(3 * time.Second) // busy elsewhere, and late
	select {                    //stave:both
	case lock <- struct{}{}:
		fmt.Println("has the lock, and its context says:", ctx.Err()) //stave:late
	case <-ctx.Done():
		fmt.Println("gives up:", ctx.Err())
	}
}
