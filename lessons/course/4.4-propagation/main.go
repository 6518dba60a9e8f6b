package main

import (
	"context"
	"fmt"
	"sync"
	"time"
)

type key string

// serve is the service: whatever it starts ends with it.
func serve(root context.Context, wg *sync.WaitGroup) {
	defer wg.Done()
	service, cancel := context.WithCancel(root) //stave:service
	wg.Add(2)
	go query(service, wg)
	go record(service, wg)
	time.Sleep(7 * time.Second)
	fmt.Println("service: cancels") //stave:cancel
	cancel()
}

// query gives itself five seconds, whatever the service has.
func query(service context.Context, wg *sync.WaitGroup) {
	defer wg.Done()
	ctx, cancel := context.WithTimeout(service, 5*time.Second) //stave:query
	defer cancel()
	wg.Add(1)
	go scan(ctx, wg)
	<-ctx.Done()
	fmt.Println("query:", ctx.Err()) //stave:late
}

// scan reads rows until its context ends: it has no time limit of its own.
func scan(query context.Context, wg *sync.WaitGroup) {
	defer wg.Done()
	ctx := context.WithValue(query, key("stmt"), "select * from orders") //stave:scan
	fmt.Println("scan: stmt", ctx.Value(key("stmt")))                    //stave:stmt
	fmt.Println("scan: traceID", ctx.Value(key("traceID")))              //stave:none
	<-ctx.Done()
	fmt.Println("scan:", ctx.Err()) //stave:stopped
}

// record writes the log: its trace id is seen on its own branch alone.
func record(service context.Context, wg *sync.WaitGroup) {
	defer wg.Done()
	ctx := context.WithValue(service, key("traceID"), "t-17") //stave:log
	fmt.Println("log: traceID", ctx.Value(key("traceID")))    //stave:trace
	<-ctx.Done()
	fmt.Println("log:", ctx.Err()) //stave:ended
}

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go serve(context.Background(), &wg) //stave:root
	wg.Wait()
}
