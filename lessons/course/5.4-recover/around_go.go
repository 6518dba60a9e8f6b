package main

import (
	"fmt"
	"time"
)

func callback(n int) {
	if n == 2 {
		panic("payment 2 has no amount")
	}
	fmt.Println("payment", n, "done")
}

func main() {
	for n := 1; n <= 4; n++ {
		func() {
			defer func() {
				if r := recover(); r != nil {
					fmt.Println("recovered:", r)
				}
			}()
			go callback(n)
		}()
	}
	time.Sleep(time.Second)
	fmt.Println("a second later")
}
