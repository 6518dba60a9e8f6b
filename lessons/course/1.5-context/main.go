package main

import (
	"context"
	"fmt"
	"sync"
	"time"
)

// listen is a goroutine that lives as long as its context.
func listen(ctx context.Context, name string, wg *sync.WaitGroup) {
	defer wg.Done()
	<-ctx.Done()                           //stave:wait
	fmt.Println(name, "stops:", ctx.Err()) //stave:stop
}

func main() {
	root, cancelRoot := context.WithCancel(context.Background()) //stave:tree
	service, cancelService := context.WithCancel(root)
	query, cancelQuery := context.WithCancel(service)
	log, cancelLog := context.WithCancel(root)
	defer cancelService()
	defer cancelQuery()
	defer cancelLog()

	var wg sync.WaitGroup
	wg.Add(4)
	go listen(root, "root", &wg)
	go listen(service, "service", &wg)
	go listen(query, "query", &wg)
	go listen(log, "log", &wg)

	time.Sleep(time.Second)
	cancelRoot() //stave:cancel
	wg.Wait()
	fmt.Println("all stopped") //stave:end
}
