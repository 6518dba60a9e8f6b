// SPDX-License-Identifier: MIT

// A server that answers on the channel in the request.
package main

import (
	"fmt"
)

type request struct {
	n     int
	reply chan int
}

func server(requests chan request) {
	for r := range requests {
		fmt.Println("serving", r.n)
		r.reply <- r.n * r.n
	}
	fmt.Println("server ends")
}

func main() {
	requests := make(chan request)
	go server(requests)
	done := make(chan bool)
	for i := 0; i < 4; i++ {
		go func(i int) {
			r := request{i, make(chan int)}
			requests <- r
			fmt.Println("client", i, "got", <-r.reply)
			done <- true
		}(i)
	}
	for i := 0; i < 4; i++ {
		<-done
	}
	close(requests)
}

// Output:
// serving 3
// client 3 got 9
// serving 0
// client 0 got 0
// serving 1
// client 1 got 1
// serving 2
// client 2 got 4
