// SPDX-License-Identifier: MIT

// Types of channels of channels by name: brackets only where they are needed.
package main

import (
	"fmt"
	"reflect"
)

type T chan<- (<-chan string)

func main() {
	var a chan<- (<-chan string)
	var b chan (<-chan int)
	var c <-chan (<-chan int)
	var d chan<- chan int
	var e chan (chan<- int)
	var f chan<- func()
	var g []chan (<-chan func(chan (<-chan int)) <-chan int)
	fmt.Printf("%T %T %T %T %T %T %T\n", a, b, c, d, e, f, g)
	fmt.Println(reflect.TypeOf(T(nil)), reflect.TypeOf(a))
	defer func() { fmt.Println(recover()) }()
	var x any = a
	_ = x.(chan (<-chan int))
}
