package main

import "fmt"

// rescue recovers, if it is deferred itself.
func rescue() {
	if r := recover(); r != nil { //stave:recover
		fmt.Println("recovered:", r)
	}
}

func direct() {
	defer rescue() //stave:direct
	panic("payment 1 has no amount")
}

func oneDeeper() {
	defer func() {
		rescue() //stave:deeper
	}()
	panic("payment 2 has no amount")
}

func main() {
	direct()
	oneDeeper()
	fmt.Println("all payments done")
}
