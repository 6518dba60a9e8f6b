// SPDX-License-Identifier: MIT

// Sleep of nothing goes on at once; Gosched lets the others run.
package main

import (
	"fmt"
	"runtime"
	"time"
)

func main() {
	go fmt.Println("one")
	time.Sleep(0)
	fmt.Println("main")
	time.Sleep(-time.Second)
	fmt.Println("main again")
	go fmt.Println("two")
	runtime.Gosched()
	fmt.Println("end")
}

// Output:
// main
// main again
// two
// one
// end
