package main

import (
	"context"
	"fmt"
	"time"
)

var journal = make(chan string, 10)

// audit has a context of its own: longer than the request's, and yet not endless.
func audit(id int) {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second) //stave:own
	defer cancel()
	select { //stave:write
	case journal <- fmt.Sprint("paid ", id):
	case <-ctx.Done():
		fmt.Println("record of", id, "lost:", ctx.Err())
	}
}

func serve(id int) {
	_, cancel := context.WithCancel(context.Background())
	defer cancel()
	handle(id)
}

func handle(id int) {
	go audit(id) //stave:go
}

func main() {
	for id := 1; id <= 3; id++ {
		serve(id)
	}
	time.Sleep(time.Second)
	fmt.Println("records in the journal:", len(journal)) //stave:count
}
