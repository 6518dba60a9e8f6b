// SPDX-License-Identifier: MIT

// A stopped function never runs, a reset one runs once more.
package main

import (
	"fmt"
	"time"
)

func main() {
	a := time.AfterFunc(10*time.Millisecond, func() { fmt.Println("a") })
	b := time.AfterFunc(20*time.Millisecond, func() { fmt.Println("b") })
	time.AfterFunc(15*time.Millisecond, func() { fmt.Println("stop b", b.Stop()) })
	time.Sleep(30 * time.Millisecond)
	fmt.Println(a.Stop(), a.Reset(5*time.Millisecond), b.Reset(10*time.Millisecond))
	time.Sleep(30 * time.Millisecond)
	fmt.Println("end", b.Stop())
}

// Output:
// a
// stop b true
// false false false
// a
// b
// end false
