// fatal: concurrent map writes

package main

import "sync"

func main() {
	m := map[int]bool{}
	var mu sync.RWMutex
	var wg sync.WaitGroup
	for i := 0; i < 4; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.RLock()
			m[i] = true
			mu.RUnlock()
		}()
	}
	wg.Wait()
}
