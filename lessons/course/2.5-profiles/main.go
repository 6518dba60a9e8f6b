package main

import (
	"fmt"
	"time"
)

// hog computes and never waits. Only the end of its time slice takes it off the processor.
func hog(turns int, done chan<- int) {
	sum := 0
	for i := 0; i < turns; i++ {
		sum += i
	}
	done <- sum //stave:computed
}

// pulse wants to run every millisecond, and notes by how much it is late.
func pulse(beats int, worst chan<- time.Duration) {
	var most time.Duration
	for i := 0; i < beats; i++ {
		due := time.Now().Add(time.Millisecond)
		time.Sleep(time.Millisecond) //stave:sleep
		if late := time.Since(due); late > most {
			most = late
		}
	}
	worst <- most //stave:worst
}

func main() {
	fmt.Println("the record begins") //stave:start
	done := make(chan int)
	worst := make(chan time.Duration)
	go pulse(10, worst)
	go hog(6_000_000, done) //stave:hog
	go hog(6_000_000, done)
	<-done
	<-done
	fmt.Println("longest delay:", (<-worst).Round(time.Millisecond)) //stave:delay
	fmt.Println("the record ends")                                   //stave:stop
}
