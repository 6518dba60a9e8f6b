package main

import (
	"context"
	"fmt"
	"time"
)

// query has five seconds.
func query(ctx context.Context, done chan<- bool) {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second) //stave:query
	defer cancel()
	<-ctx.Done()
	fmt.Println("query:", ctx.Err()) //stave:err
	done <- true
}

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan bool)
	go query(ctx, done)
	time.Sleep(5 * time.Second) //stave:sleep
	cancel()                    //stave:cancel
	<-done
}
