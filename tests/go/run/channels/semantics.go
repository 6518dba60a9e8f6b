// SPDX-License-Identifier: MIT
package main

import "fmt"

func try(f func()) { defer func() { fmt.Println("panic:", recover()) }(); f() }
func main() {
	c := make(chan int, 3)
	fmt.Println(len(c), cap(c))
	c <- 1
	c <- 2
	close(c)
	v, ok := <-c
	fmt.Println(v, ok, len(c))
	for v := range c {
		fmt.Println("range", v)
	}
	v, ok = <-c
	fmt.Println(v, ok)
	try(func() { c <- 1 })
	try(func() { close(c) })
	try(func() { var n chan int; close(n) })
	try(func() { n := -1; _ = make(chan int, n) })
	var ro <-chan int = c
	var so chan<- int = make(chan int, 1)
	so <- 4
	fmt.Println(len(so), cap(ro), ro == (<-chan int)(c))
	fmt.Printf("%T %T %T\n", ro, so, make(chan (<-chan int)))
	u := make(chan string)
	go func() { u <- "hand"; close(u) }()
	fmt.Println(<-u)
	_, ok = <-u
	fmt.Println(ok)
	z := make(chan struct{}, 100)
	for range 50 {
		z <- struct{}{}
	}
	fmt.Println(len(z))
	a, b := make(chan int), make(chan int)
	fmt.Println(a == b, a == a, a != nil)
	f := make(chan func() int, 1)
	f <- func() int { return 7 }
	fmt.Println((<-f)())
	e := make(chan error, 1)
	e <- nil
	fmt.Println(<-e == nil)
	arr := make(chan [1000]int, 1)
	var big [1000]int
	big[999] = 5
	arr <- big
	big[999] = 6
	fmt.Println((<-arr)[999])
	g := make(chan interface{ Error() string })
	go func() { defer close(g) }()
	fmt.Println(<-g)
	select {
	case x, ok := <-c:
		fmt.Println(x, ok)
	default:
		fmt.Println("no")
	}
}
