package main

import (
	"fmt"
	"sync"
)

// feed is the only sender on in, so it may close it.
func feed(in chan<- int) {
	for n := 1; n <= 6; n++ {
		in <- n //stave:feed
	}
	close(in)
}

// worker takes whatever comes next: three of them share in, and all write to out.
func worker(in <-chan int, out chan<- int, wg *sync.WaitGroup) {
	defer wg.Done()
	for n := range in { //stave:take
		out <- n * n //stave:send
	}
}

// closeWhenDone closes out once no worker can send any more.
func closeWhenDone(out chan<- int, wg *sync.WaitGroup) {
	wg.Wait()  //stave:wait
	close(out) //stave:close
}

func main() {
	in := make(chan int, 3)
	out := make(chan int)
	var wg sync.WaitGroup
	wg.Add(3)
	for i := 0; i < 3; i++ {
		go worker(in, out, &wg) //stave:out
	}
	go feed(in)
	go closeWhenDone(out, &wg) //stave:in
	for square := range out {  //stave:collect
		fmt.Println(square)
	}
}
