package main

import (
	"fmt"
	"sync"
)

// send sends two numbers. When both senders are through, both want to close: one of them does.
func send(first int, numbers chan<- int, sent *sync.WaitGroup, once *sync.Once) {
	numbers <- first     //stave:send
	numbers <- first + 1 //stave:send
	sent.Done()
	sent.Wait() //stave:wait
	mine := false
	once.Do(func() { //stave:check
		close(numbers) //stave:close
		mine = true
	})
	if !mine {
		fmt.Println("closed already, skipped") //stave:skipped
	}
}

func main() {
	numbers := make(chan int, 4)
	var sent sync.WaitGroup
	var once sync.Once
	sent.Add(2)
	go send(1, numbers, &sent, &once)
	go send(11, numbers, &sent, &once)
	sent.Wait()
	count := 0
	for {
		n, ok := <-numbers //stave:receive
		if !ok {
			fmt.Println("no more:", n, ok) //stave:end
			break
		}
		count++
	}
	fmt.Println("received:", count)
}
