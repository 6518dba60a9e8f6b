// fatal: none

package main

import "sync"

func main() {
	all := make([]map[int]int, 100)
	var wg sync.WaitGroup
	for i := range all {
		wg.Add(1)
		go func() {
			defer wg.Done()
			m := map[int]int{}
			for j := 0; j < 10; j++ {
				m[j] = i
			}
			all[i] = m
		}()
	}
	wg.Wait()
	n := 0
	for _, m := range all {
		m[-1] = 1
		n += len(m)
	}
	println(n)
}
