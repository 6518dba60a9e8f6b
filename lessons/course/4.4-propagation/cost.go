package main

import (
	"context"
	"fmt"
	"time"
)

type key string

// measure cancels a parent that has n children.
func measure(n int) {
	parent, cancel := context.WithCancel(context.Background())
	for i := 0; i < n; i++ {
		_, stop := context.WithCancel(parent) //stave:child
		defer stop()
	}
	start := time.Now()
	cancel() //stave:cancel
	fmt.Println(n, "children:", time.Since(start))
}

func main() {
	parent, cancel := context.WithCancel(context.Background())
	defer cancel()
	child, stop := context.WithCancel(parent)
	defer stop()
	value := context.WithValue(parent, key("k"), "v")
	fmt.Println("a cancel context has a Done of its own:", child.Done() != parent.Done())
	fmt.Println("a value context has its parent's:", value.Done() == parent.Done()) //stave:same
	for _, n := range []int{1, 10, 100} {
		measure(n)
	}
}
