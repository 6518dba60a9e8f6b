package main

import "sync"

type account struct {
	sync.RWMutex
	n int
}

//go:noinline
func (a *account) leave() { a.RUnlock() }

func main() {
	a := &account{}
	a.RLock()
	a.RUnlock()
	a.leave()
}
