package main

import (
	"context"
	"fmt"
	"time"
)

// try derives a context that asks for so much time, and says how much it got.
func try(parent context.Context, asked time.Duration, done chan<- bool) {
	start := time.Now()
	ctx, cancel := context.WithTimeout(parent, asked) //stave:child
	defer cancel()
	<-ctx.Done()
	fmt.Println("asked for", asked, "and ended after", time.Since(start).Round(time.Second)) //stave:ended
	done <- true
}

func main() {
	parent, cancel := context.WithTimeout(context.Background(), 5*time.Second) //stave:parent
	defer cancel()
	done := make(chan bool)
	go try(parent, 2*time.Second, done)
	go try(parent, 10*time.Second, done) //stave:longer
	<-done
	<-done
}
