package main

import (
	"fmt"
	"sync"
)

var (
	stop = make(chan struct{})
	once sync.Once
)

func closer(wg *sync.WaitGroup) {
	defer wg.Done()
	once.Do(func() { close(stop) })
}

func main() {
	var wg sync.WaitGroup
	wg.Add(2)
	go closer(&wg)
	go closer(&wg)
	wg.Wait()
	<-stop
	fmt.Println("closed once")
}
