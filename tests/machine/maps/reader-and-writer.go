// fatal: concurrent map read and map write

package main

import "sync"

func main() {
	m := map[string]int{"a": 1}
	var wg sync.WaitGroup
	wg.Add(2)
	go func() { defer wg.Done(); m["b"] = 2 }()
	go func() { defer wg.Done(); _ = m["a"] }()
	wg.Wait()
}
