package main

import "sync"

//go:noinline
func work(wg *sync.WaitGroup) { wg.Done() }

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	work(&wg)
	work(&wg)
}
