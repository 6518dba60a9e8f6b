// fatal: none

package main

import "sync"

func main() {
	sem := make(chan struct{}, 1)
	m := map[int]int{}
	var wg sync.WaitGroup
	for i := 0; i < 10; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			sem <- struct{}{}
			m[i] = i
			<-sem
		}()
	}
	wg.Wait()
	println(len(m))
}
