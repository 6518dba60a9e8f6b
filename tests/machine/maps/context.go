// fatal: none

package main

import (
	"context"
	"sync"
)

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	m := map[int]int{}
	var wg sync.WaitGroup
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			<-ctx.Done()
			if m[1] != 1 {
				panic("wrong")
			}
		}()
	}
	m[1] = 1
	cancel()
	wg.Wait()
	m[2] = 2
	println(len(m))
}
