package main

import (
	"fmt"
	"sync"
)

func pulse(wg *sync.WaitGroup) {
	defer wg.Done()
	fmt.Println("pulse") //stave:pulse
}

func hog(name string, wg *sync.WaitGroup) {
	defer wg.Done()
	fmt.Println(name) //stave:hog
}

func main() {
	var wg sync.WaitGroup
	wg.Add(3)
	go hog("first hog", &wg)
	go hog("second hog", &wg)
	go pulse(&wg) //stave:last
	wg.Wait()
}
