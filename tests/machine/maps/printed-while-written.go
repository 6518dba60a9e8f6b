// fatal: concurrent map

package main

import (
	"fmt"
	"sync"
)

func main() {
	m := map[int]int{1: 1}
	var wg sync.WaitGroup
	wg.Add(2)
	go func() { defer wg.Done(); m[2] = 2 }()
	go func() { defer wg.Done(); fmt.Println(m) }()
	wg.Wait()
}
