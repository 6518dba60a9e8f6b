package main

import (
	"context"
	"fmt"
	"runtime"
	"time"
)

// A request carries a context, as in net/http.
type request struct {
	id  int
	ctx context.Context
}

func (r request) withContext(ctx context.Context) request {
	r.ctx = ctx
	return r
}

var backend = make(chan string) // it is down: no answer will ever come

func handleAsync(req request) {
	select { //stave:wait
	case answer := <-backend:
		fmt.Println(req.id, answer)
	case <-req.ctx.Done():
		fmt.Println(req.id, "given up:", req.ctx.Err()) //stave:give-up
	}
}

func handle(req request) {
	ctx, cancel := context.WithTimeout(req.ctx, time.Second) //stave:derive
	defer cancel()
	go handleAsync(req.withContext(ctx)) //stave:go
	<-req.ctx.Done()                     //stave:gone
}

// serve is the server around the handler. The client hangs up after 100 ms, and then the
// context of its request is cancelled.
func serve(id int) {
	ctx, hangUp := context.WithCancel(context.Background())
	time.AfterFunc(100*time.Millisecond, hangUp) //stave:hang-up
	handle(request{id: id, ctx: ctx})
}

func main() {
	for id := 1; id <= 5; id++ {
		serve(id)
		time.Sleep(time.Second)
		fmt.Println("request", id, "is over, goroutines:", runtime.NumGoroutine()) //stave:count
	}
}
