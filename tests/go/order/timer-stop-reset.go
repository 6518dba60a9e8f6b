// SPDX-License-Identifier: MIT

// Stop and Reset tell whether the timer was running.
package main

import (
	"fmt"
	"time"
)

func main() {
	t := time.NewTimer(50 * time.Millisecond)
	fmt.Println(t.Stop(), t.Stop())
	fmt.Println(t.Reset(10 * time.Millisecond))
	<-t.C
	fmt.Println("fired", t.Stop())
	fired := make(chan bool)
	f := time.AfterFunc(time.Hour, func() {
		fmt.Println("func")
		fired <- true
	})
	fmt.Println(f.Reset(5 * time.Millisecond))
	<-fired
	fmt.Println(f.Stop())
}

// Output:
// true false
// false
// fired false
// true
// func
// false
