// SPDX-License-Identifier: MIT

// Cancellation goes down the tree, values are looked up along it.
package main

import (
	"context"
	"fmt"
	"sync"
)

type key string

func main() {
	root, cancelRoot := context.WithCancel(context.WithValue(context.Background(), key("id"), 7))
	left, cancelLeft := context.WithCancel(root)
	leaf, cancelLeaf := context.WithCancel(context.WithValue(left, key("name"), "leaf"))
	defer cancelLeaf()
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		<-leaf.Done()
		fmt.Println("leaf", leaf.Err(), leaf.Value(key("id")), leaf.Value(key("name")))
		cancelRoot()
	}()
	go func() {
		defer wg.Done()
		<-root.Done()
		fmt.Println("root", root.Err(), root.Value(key("name")))
	}()
	cancelLeft()
	fmt.Println("left", left.Err(), root.Err())
	wg.Wait()
}

// Output:
// left context canceled <nil>
// leaf context canceled 7 leaf
// root context canceled <nil>
