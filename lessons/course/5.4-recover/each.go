package main

import (
	"fmt"
	"time"
)

func callback(n int) {
	defer func() {
		if r := recover(); r != nil { //stave:recover
			fmt.Println("recovered:", r)
		}
	}()
	if n == 2 {
		panic("payment 2 has no amount") //stave:panic
	}
	fmt.Println("payment", n, "done")
}

func main() {
	for n := 1; n <= 4; n++ {
		go callback(n) //stave:go
	}
	time.Sleep(time.Second)
	fmt.Println("a second later")
}
