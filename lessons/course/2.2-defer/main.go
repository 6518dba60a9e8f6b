package main

import "fmt"

func work() {
	for i := 1; i <= 3; i++ {
		defer fmt.Println("deferred with", i) //stave:value
	}
	i := 10
	defer func() { fmt.Println("closure sees", i) }() //stave:closure
	i = 20
	fmt.Println("work is done, i is", i)
}

func main() {
	work()
	fmt.Println("back in main")
}
