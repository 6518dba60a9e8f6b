package main

import (
	"fmt"
	"runtime"
	"time"
)

func other() {
	time.Sleep(time.Second)
	fmt.Println("other: main is gone, I am not") //stave:other
}

func main() {
	defer fmt.Println("main: deferred")
	go other()
	runtime.Goexit() //stave:goexit
}
