package main

import (
	"fmt"
	"time"
)

const bound = 10

// produce is fast: 1 ms for an item. Nothing but the bound holds it back.
func produce(queue chan<- int) {
	defer close(queue)
	for item := 1; item <= 20; item++ {
		time.Sleep(1 * time.Millisecond) //stave:make
		queue <- item                    //stave:push
	}
}

// consume needs 5 ms for an item.
func consume(queue <-chan int, done chan<- struct{}) {
	defer close(done)
	for item := range queue { //stave:take
		time.Sleep(5 * time.Millisecond)                       //stave:work
		fmt.Println("item", item, "done,", len(queue), "wait") //stave:done
	}
}

func main() {
	start := time.Now()
	queue := make(chan int, bound)
	done := make(chan struct{})
	go produce(queue)
	go consume(queue, done)
	<-done
	fmt.Println("all done after", time.Since(start).Round(10*time.Millisecond))
}
