// fatal: none

package main

import (
	"sync"

	"golang.org/x/sync/errgroup"
)

func main() {
	var g errgroup.Group
	g.SetLimit(3)
	var mu sync.Mutex
	m := map[int]int{}
	for i := 0; i < 20; i++ {
		g.Go(func() error {
			mu.Lock()
			defer mu.Unlock()
			m[i] = i
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		panic(err)
	}
	m[100] = 1
	println(len(m))
}
