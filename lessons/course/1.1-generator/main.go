package main

import (
	"fmt"
	"time"
)

// fibonacci hands out the receiving end only: nobody else can send or close.
func fibonacci() <-chan int {
	numbers := make(chan int)
	go produce(numbers)
	return numbers
}

// produce never ends by itself. It waits at the send until somebody receives.
func produce(numbers chan<- int) {
	a, b := 0, 1
	for {
		numbers <- a //stave:send
		a, b = b, a+b
	}
}

func main() {
	for n := range fibonacci() { //stave:receive
		if n > 1000 {
			break //stave:stop
		}
		fmt.Println(n) //stave:print
	}
	time.Sleep(time.Second)       //stave:rest
	fmt.Println("a second later") //stave:end
}
