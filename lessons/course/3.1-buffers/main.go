package main

import "fmt"

func produce(ch chan<- int) {
	for n := 1; n <= 3; n++ {
		fmt.Println("offer", n) //stave:offer
		ch <- n                 //stave:send
		fmt.Println("sent", n)  //stave:sent
	}
	close(ch)
}

func consume(ch <-chan int, done chan<- struct{}) {
	for n := range ch { //stave:receive
		fmt.Println("    received", n) //stave:received
	}
	close(done)
}

func main() {
	ch := make(chan int)
	done := make(chan struct{})
	go consume(ch, done)
	go produce(ch)
	<-done
}
