// fatal: concurrent map

package main

import "sync"

func main() {
	m := map[int]int{1: 1}
	var wg sync.WaitGroup
	wg.Add(2)
	go func() { defer wg.Done(); clear(m) }()
	go func() { defer wg.Done(); m[2] = 2 }()
	wg.Wait()
}
