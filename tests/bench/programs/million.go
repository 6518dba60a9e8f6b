package main

import "sync"

func main() {
	var wg sync.WaitGroup
	wg.Add(1000000)
	for i := 0; i < 1000000; i++ {
		go wg.Done()
	}
	wg.Wait()
	println("joined")
}
