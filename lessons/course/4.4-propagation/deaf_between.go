package main

import (
	"context"
	"fmt"
	"time"
)

// search looks at its context between two shelves: it notices the end half a second late.
func search(ctx context.Context, done chan<- bool) {
	start := time.Now()
	shelves := 0
	for shelves < 8 && ctx.Err() == nil {
		time.Sleep(time.Second)
		shelves++
	}
	fmt.Println("searched", shelves, "shelves, stopped after", time.Since(start).Round(time.Second))
	done <- true
}

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), 4500*time.Millisecond)
	defer cancel()
	done := make(chan bool)
	go search(ctx, done)
	<-done
}
