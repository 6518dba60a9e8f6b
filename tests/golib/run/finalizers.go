// SPDX-License-Identifier: MIT

// Finalizers run after a collection finds their objects unreachable, each in
// its turn: what an object refers to is kept until the object's own is run.
package main

import (
	"fmt"
	"runtime"
	"time"
)

type node struct {
	n    int
	next *node
}

type file struct{ name string }

func (f *file) Close() { fmt.Println("closing", f.name) }

var kept *node

//go:noinline
func make_() {
	a := &node{n: 1}
	b := &node{n: 2, next: a}
	runtime.SetFinalizer(a, func(t *node) { fmt.Println("finalizing", t.n) })
	runtime.SetFinalizer(b, func(t *node) int { fmt.Println("finalizing", t.n, t.next.n); return 3 })
	runtime.SetFinalizer(&file{"file"}, (*file).Close)
	never := &file{"never"}
	runtime.SetFinalizer(never, (*file).Close)
	runtime.SetFinalizer(never, nil)
	runtime.SetFinalizer(&file{"any"}, func(x any) { fmt.Printf("%T\n", x) })
}

func collect() {
	runtime.GC()
	time.Sleep(10 * time.Millisecond)
	fmt.Println("--", runtime.NumGoroutine())
}

func main() {
	make_()
	for i := 0; i < 3; i++ {
		collect()
	}
	x := &node{n: 9}
	runtime.SetFinalizer(x, func(t *node) {
		kept = t
		fmt.Println("back again")
	})
	collect()
	runtime.KeepAlive(x)
	x = nil
	collect()
	fmt.Println(kept.n)
	kept = nil
	collect() // the second time there is no finalizer
	locked := make(chan bool)
	runtime.SetFinalizer(&node{}, func(*node) { <-locked; fmt.Println("waited") })
	collect() // who waits in a finalizer is not counted
	locked <- true
	time.Sleep(10 * time.Millisecond)
}
