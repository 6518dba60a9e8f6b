package main

import (
	"context"
	"fmt"
	"time"
)

var journal = make(chan string, 10)

// audit must get its record into the journal, whatever becomes of the request.
func audit(ctx context.Context, id int) {
	select { //stave:write
	case journal <- fmt.Sprint("paid ", id):
	case <-ctx.Done():
		fmt.Println("record of", id, "lost:", ctx.Err()) //stave:lost
	}
}

// serve cancels the request's context as soon as the handler has returned, as net/http does.
func serve(id int) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel() //stave:cancel
	handle(ctx, id)
}

func handle(ctx context.Context, id int) {
	go audit(ctx, id) //stave:go
}

func main() {
	for id := 1; id <= 3; id++ {
		serve(id)
	}
	time.Sleep(time.Second)
	fmt.Println("records in the journal:", len(journal)) //stave:count
}
