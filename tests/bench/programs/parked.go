package main

import "sync"

func main() {
	var ready sync.WaitGroup
	stop := make(chan struct{})
	ready.Add(100000)
	for i := 0; i < 100000; i++ {
		go func() {
			ready.Done()
			<-stop
		}()
	}
	ready.Wait()
	println("parked")
}
