package main

import (
	"fmt"
	"sync"
	"time"
)

// watch only sends. When it is done it says so, to the one who closes.
func watch(name string, every time.Duration, events chan<- string, wg *sync.WaitGroup) {
	defer wg.Done()
	for i := 0; i < 2; i++ {
		time.Sleep(every)
		events <- name //stave:send
	}
}

// closer knows that there will be nothing more: it has waited for all.
func closer(wg *sync.WaitGroup, events chan<- string) {
	wg.Wait()     //stave:wait
	close(events) //stave:close
}

func main() {
	events := make(chan string)
	var wg sync.WaitGroup
	wg.Add(2)
	go watch("stock", 10*time.Millisecond, events, &wg)
	go watch("price", 10*time.Millisecond, events, &wg)
	go closer(&wg, events)
	for event := range events {
		fmt.Println(event)
	}
	fmt.Println("the range has ended")
	time.Sleep(time.Second)
	fmt.Println("a second later")
}
