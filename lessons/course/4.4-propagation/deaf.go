package main

import (
	"context"
	"fmt"
	"time"
)

// search looks through eight shelves, a second each. It has a context and never looks at it.
func search(ctx context.Context, done chan<- bool) {
	start := time.Now()
	shelves := 0
	for shelves < 8 {
		time.Sleep(time.Second) //stave:shelf
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
