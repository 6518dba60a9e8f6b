// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"time"
)

func main() {
	a, b := make(chan int, 1), make(chan string, 1)
	var n chan int
	select {
	case v := <-a:
		fmt.Println(v)
	default:
		fmt.Println("default")
	}
	a <- 1
	select {
	case v, ok := <-a:
		fmt.Println(v, ok)
	case s := <-b:
		fmt.Println(s)
	}
	select {
	case b <- "x":
		fmt.Println("sent")
	case <-n:
		fmt.Println("never")
	case n <- 1:
	}
	select {
	case b <- "y":
		fmt.Println("sent")
	default:
		fmt.Println("full", len(b))
	}
	var arr [2]string
	i := 0
	select {
	case arr[i] = <-b:
		fmt.Println(arr)
	}
	close(a)
	select {
	case v, ok := <-a:
		fmt.Println(v, ok)
	}
	var ok bool
	m := map[string]int{}
	select {
	case m["k"], ok = <-a:
		fmt.Println(m, ok)
	}
	select {
	case <-time.After(time.Millisecond):
		fmt.Println("timeout")
	case <-n:
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for i := range 3 {
			select {
			case b <- fmt.Sprint(i):
			}
		}
	}()
	for k := 0; k < 3; {
		select {
		case s := <-b:
			fmt.Print(s, " ")
			k++
		case <-time.After(time.Hour):
		}
	}
	<-done
	fmt.Println()
	f := func(s string) chan int { fmt.Print("chan-", s, " "); c := make(chan int, 1); c <- 5; return c }
	g := func(v int) int { fmt.Print("val ", v, " "); return v }
	full := make(chan int)
	select {
	case full <- g(1):
	case x := <-f("r"):
		fmt.Println("recv", x)
	}
	select {
	default:
		fmt.Println("only default")
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		select {
		case a <- 1:
		default:
		}
	}()
	select {
	case v := <-func() chan int { c := make(chan int, 1); c <- 9; return c }():
		fmt.Println(v)
	}
	t := time.NewTimer(time.Hour)
	select {
	case <-t.C:
	default:
		fmt.Println(t.Stop())
	}
	for {
		select {
		case <-done:
			fmt.Println("closed")
			return
		}
	}
}
