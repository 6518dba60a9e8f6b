// fatal: concurrent map writes

package main

import "sync"

func main() {
	m := map[int]int{}
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := 0; j < 100; j++ {
				m[i*100+j] = j
			}
		}()
	}
	wg.Wait()
	println(len(m))
}
