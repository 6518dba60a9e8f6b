package main

import (
	"fmt"
	"sync"
)

func produce(queue chan<- int, wg *sync.WaitGroup) {
	defer wg.Done()
	for item := 1; item <= 4; item++ {
		queue <- item //stave:push
	}
	close(queue)
}

func consume(queue <-chan int, wg *sync.WaitGroup) {
	defer wg.Done()
	for item := range queue { //stave:take
		fmt.Println("item", item) //stave:done
	}
}

func main() {
	queue := make(chan int, 2)
	var wg sync.WaitGroup
	wg.Add(2)
	go produce(queue, &wg)
	go consume(queue, &wg)
	wg.Wait()
}
