// fatal: none

package main

import "sync"

func main() {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	m := map[int]int{}
	for i := 0; i < 5; i++ {
		go func() {
			mu.Lock()
			m[i] = i
			mu.Unlock()
			cond.Signal()
		}()
	}
	mu.Lock()
	for len(m) < 5 {
		cond.Wait()
	}
	m[9] = 9
	mu.Unlock()
	println(len(m))
}
