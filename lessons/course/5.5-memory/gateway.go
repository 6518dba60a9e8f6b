package main

import (
	"fmt"
	"runtime"
	"time"
)

const connections = 87000

// serve is one connection: a message some time in the first twelve hours, and else nothing.
func serve(id int, gate <-chan struct{}) {
	time.Sleep(time.Duration(id%720) * time.Minute) //stave:idle
	<-gate
}

func stacks() int {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.StackInuse)
}

func main() {
	gate := make(chan struct{})
	before := stacks()
	for id := 0; id < connections; id++ {
		go serve(id, gate) //stave:go
	}
	for hour := 0; hour <= 12; hour += 3 {
		fmt.Println("hour", hour, "-", runtime.NumGoroutine()-1, "connections, stacks:", (stacks()-before)/1e6, "MB") //stave:hour
		time.Sleep(3 * time.Hour)
	}
}
