// SPDX-License-Identifier: MIT
package main

import "fmt"

func gen(n int) <-chan int {
	c := make(chan int)
	go func() {
		defer close(c)
		for i := 1; i <= n; i++ {
			c <- i
		}
	}()
	return c
}
func sq(in <-chan int) <-chan int {
	c := make(chan int, 2)
	go func() {
		for v := range in {
			c <- v * v
		}
		close(c)
	}()
	return c
}
func filter(in <-chan int, p func(int) bool) <-chan int {
	c := make(chan int)
	go func() {
		defer close(c)
		for v := range in {
			if p(v) {
				c <- v
			}
		}
	}()
	return c
}
func sieve(n int) (ps []int) {
	src := make(chan int)
	go func() {
		for i := 2; ; i++ {
			src <- i
		}
	}()
	for range n {
		p := <-src
		ps = append(ps, p)
		next := make(chan int)
		go func(in, out chan int) {
			for {
				if v := <-in; v%p != 0 {
					out <- v
				}
			}
		}(src, next)
		src = next
	}
	return
}

type req struct {
	n     int
	reply chan string
}

func main() {
	for v := range filter(sq(gen(6)), func(i int) bool { return i%2 == 0 }) {
		fmt.Print(v, " ")
	}
	fmt.Println()
	fmt.Println(sieve(10))
	srv := make(chan req)
	go func() {
		for r := range srv {
			r.reply <- fmt.Sprint("got ", r.n)
		}
	}()
	for i := range 3 {
		r := req{i, make(chan string)}
		srv <- r
		fmt.Println(<-r.reply)
	}
	close(srv)
	ring := make(chan int)
	in := ring
	for i := range 100 {
		out := make(chan int)
		go func(a, b chan int) { b <- <-a + i }(in, out)
		in = out
	}
	ring <- 0
	fmt.Println(<-in)
	sem := make(chan struct{}, 3)
	done := make(chan int)
	for i := range 9 {
		go func() { sem <- struct{}{}; defer func() { <-sem }(); done <- i }()
	}
	s := 0
	for range 9 {
		s += <-done
	}
	fmt.Println(s, len(sem) <= 3)
	cc := make(chan chan int, 1)
	c := make(chan int, 1)
	cc <- c
	(<-cc) <- 5
	fmt.Println(<-c)
}
