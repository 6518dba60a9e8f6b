package main

import (
	"fmt"
	"sync"
)

var once sync.Once

// setUp asks for itself to be done: Do waits for the first call, which is this one.
func setUp() {
	fmt.Println("setting up")
	once.Do(setUp) //stave:again
	fmt.Println("never reached")
}

func main() {
	once.Do(setUp) //stave:once
}
