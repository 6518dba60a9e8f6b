package main

import (
	"fmt"
	"time"
)

func callback(n int) {
	if n == 2 {
		panic("payment 2 has no amount") //stave:panic
	}
	fmt.Println("payment", n, "done") //stave:done
}

func main() {
	defer func() {
		fmt.Println("recovered:", recover()) //stave:recover
	}()
	for n := 1; n <= 4; n++ {
		go callback(n) //stave:go
	}
	time.Sleep(time.Second)
	fmt.Println("a second later")
}
