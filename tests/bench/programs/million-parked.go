package main

import "sync"

func main() {
	var ready, done sync.WaitGroup
	stop := make(chan struct{})
	ready.Add(1000000)
	done.Add(1000000)
	for i := 0; i < 1000000; i++ {
		go func() {
			ready.Done()
			<-stop
			done.Done()
		}()
	}
	ready.Wait()
	close(stop)
	done.Wait()
	println("joined")
}
