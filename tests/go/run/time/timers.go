// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"time"
)

func main() {
	start := time.Now()
	time.Sleep(20 * time.Millisecond)
	fmt.Println(time.Since(start) >= 20*time.Millisecond, time.Since(start) < 10*time.Second)
	t := time.NewTimer(5 * time.Millisecond)
	<-t.C
	fmt.Println(t.Stop(), t.Reset(time.Millisecond))
	<-t.C
	t2 := time.NewTimer(time.Hour)
	fmt.Println(t2.Stop(), t2.Stop(), t2.Reset(time.Hour), t2.Reset(time.Hour))
	tk := time.NewTicker(2 * time.Millisecond)
	for range 3 {
		<-tk.C
	}
	tk.Stop()
	select {
	case <-tk.C:
		fmt.Println("tick")
	case <-time.After(10 * time.Millisecond):
		fmt.Println("stopped")
	}
	done := make(chan string)
	f := time.AfterFunc(time.Millisecond, func() { done <- "fired" })
	fmt.Println(<-done, f.Stop())
	var order []int
	c := make(chan int)
	for _, d := range []int{30, 10, 20} {
		go func() { time.Sleep(time.Duration(d) * time.Millisecond); c <- d }()
	}
	for range 3 {
		order = append(order, <-c)
	}
	fmt.Println(order)
	select {
	case <-time.After(50 * time.Millisecond):
		fmt.Println("b")
	case <-time.After(5 * time.Millisecond):
		fmt.Println("a")
	}
	func() { defer func() { fmt.Println(recover()) }(); time.NewTicker(0) }()
	var z time.Timer
	func() { defer func() { fmt.Println(recover()) }(); z.Stop() }()
	fmt.Println(cap(t.C), len(t.C), time.Until(start) < 0)
	x := time.AfterFunc(time.Hour, func() {})
	fmt.Println(x.Stop(), x.Reset(-1))
}
