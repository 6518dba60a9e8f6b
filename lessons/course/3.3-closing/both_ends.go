package main

import "fmt"

// collect receives, but its parameter is the whole channel: it may do anything.
func collect(numbers chan int) {
	fmt.Println("received:", <-numbers) //stave:receive
	fmt.Println("received:", <-numbers)
	close(numbers) //stave:close
}

// send has five numbers to send and cannot know that nobody wants the last three.
func send(numbers chan<- int, sent chan<- bool) {
	for n := 1; n <= 5; n++ {
		numbers <- n //stave:send
	}
	sent <- true
}

func main() {
	numbers := make(chan int)
	sent := make(chan bool)
	go send(numbers, sent)
	collect(numbers)
	<-sent //stave:wait
}
