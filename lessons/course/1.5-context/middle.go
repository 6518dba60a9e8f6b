package main

import (
	"context"
	"fmt"
	"sync"
	"time"
)

func listen(ctx context.Context, name string, wg *sync.WaitGroup) {
	defer wg.Done()
	<-ctx.Done()                           //stave:wait
	fmt.Println(name, "stops:", ctx.Err()) //stave:stop
}

func main() {
	root, cancelRoot := context.WithCancel(context.Background())
	service, cancelService := context.WithCancel(root)
	query, cancelQuery := context.WithCancel(service)
	log, cancelLog := context.WithCancel(root)
	defer cancelQuery()
	defer cancelLog()

	var wg sync.WaitGroup
	wg.Add(4)
	go listen(root, "root", &wg)
	go listen(service, "service", &wg)
	go listen(query, "query", &wg)
	go listen(log, "log", &wg)

	time.Sleep(time.Second)
	cancelService() //stave:cancel
	time.Sleep(time.Second)
	fmt.Println("a second later") //stave:later
	cancelRoot()                  //stave:root
	wg.Wait()
}
