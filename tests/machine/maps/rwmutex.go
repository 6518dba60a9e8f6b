// fatal: none

package main

import "sync"

func main() {
	m := map[int]int{}
	var mu sync.RWMutex
	var wg sync.WaitGroup
	for i := 0; i < 8; i++ {
		wg.Add(2)
		go func() {
			defer wg.Done()
			for j := 0; j < 20; j++ {
				mu.Lock()
				m[j]++
				mu.Unlock()
			}
		}()
		go func() {
			defer wg.Done()
			n := 0
			for j := 0; j < 20; j++ {
				mu.RLock()
				for range m {
					n++
				}
				mu.RUnlock()
			}
		}()
	}
	wg.Wait()
	println(len(m))
}
