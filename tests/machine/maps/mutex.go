// fatal: none

package main

import "sync"

func main() {
	m := map[int]int{}
	var mu sync.Mutex
	var wg sync.WaitGroup
	for i := 0; i < 30; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := 0; j < 20; j++ {
				mu.Lock()
				m[j]++
				mu.Unlock()
			}
		}()
	}
	wg.Wait()
	println(len(m), m[3])
}
