package main

import (
	"context"
	"fmt"
	"time"
)

func search(ctx context.Context, done chan<- bool) {
	start := time.Now()
	shelves := 0
	for shelves < 8 && ctx.Err() == nil {
		select {
		case <-time.After(time.Second):
			shelves++
		case <-ctx.Done():
		}
	}
	fmt.Println("searched", shelves, "shelves, stopped after", time.Since(start).Round(100*time.Millisecond))
	done <- true
}

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), 4500*time.Millisecond)
	defer cancel()
	done := make(chan bool)
	go search(ctx, done)
	<-done
}
