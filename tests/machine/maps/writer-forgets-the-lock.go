// fatal: concurrent map read and map write

package main

import "sync"

func main() {
	m := map[int]int{}
	var mu sync.Mutex
	done := make(chan bool)
	go func() {
		for i := 0; i < 50; i++ {
			mu.Lock()
			_ = m[i]
			mu.Unlock()
		}
		done <- true
	}()
	go func() {
		for i := 0; i < 50; i++ {
			m[i] = i
		}
		done <- true
	}()
	<-done
	<-done
}
