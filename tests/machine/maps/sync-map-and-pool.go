// fatal: none

package main

import "sync"

func main() {
	var sm sync.Map
	pool := sync.Pool{New: func() any { return map[int]int{} }}
	var wg sync.WaitGroup
	for i := 0; i < 20; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			m := pool.Get().(map[int]int)
			clear(m)
			m[i] = i
			v, loaded := sm.LoadOrStore(i%5, m)
			if loaded && len(v.(map[int]int)) != 1 {
				panic("wrong")
			}
			if loaded {
				pool.Put(m)
			}
		}()
	}
	wg.Wait()
	n := 0
	sm.Range(func(k, v any) bool { v.(map[int]int)[100] = 1; n++; return true })
	println(n)
}
