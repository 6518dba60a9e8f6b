// fatal: concurrent map

package main

import "sync"

func main() {
	m := map[int]int{}
	var a, b sync.Mutex
	var wg sync.WaitGroup
	wg.Add(2)
	go func() { defer wg.Done(); a.Lock(); m[1]++; a.Unlock() }()
	go func() { defer wg.Done(); b.Lock(); m[2]++; b.Unlock() }()
	wg.Wait()
}
