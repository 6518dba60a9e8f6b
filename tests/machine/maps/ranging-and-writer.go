// fatal: concurrent map iteration and map write

package main

import "sync"

func main() {
	m := map[string]int{"a": 1}
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		for k := range m {
			_ = k
		}
	}()
	go func() { defer wg.Done(); delete(m, "a") }()
	wg.Wait()
}
