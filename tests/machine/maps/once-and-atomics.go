// fatal: none

package main

import (
	"runtime"
	"sync"
	"sync/atomic"
)

var (
	once  sync.Once
	table map[int]int
	ready atomic.Bool
	other = map[int]int{}
)

func get(k int) int {
	once.Do(func() { table = map[int]int{1: 1, 2: 2} })
	return table[k]
}

func main() {
	var wg sync.WaitGroup
	for i := 0; i < 10; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if get(1)+get(2) != 3 {
				panic("wrong")
			}
		}()
	}
	go func() {
		other[1] = 1
		ready.Store(true)
	}()
	for !ready.Load() {
		runtime.Gosched()
	}
	other[2] = 2
	wg.Wait()
	println(len(other))
}
