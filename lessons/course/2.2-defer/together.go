package main

import (
	"fmt"
	"os"
	"sync"
)

func careful(wg *sync.WaitGroup) {
	defer wg.Done()
	defer fmt.Println("careful: cleaned up") //stave:clean
	fmt.Println("careful: works")
}

func brutal(wg *sync.WaitGroup) {
	defer wg.Done()
	fmt.Println("brutal: exits")
	os.Exit(3) //stave:exit
}

func main() {
	var wg sync.WaitGroup
	wg.Add(2)
	go brutal(&wg)
	go careful(&wg)
	wg.Wait()
}
