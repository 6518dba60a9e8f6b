// SPDX-License-Identifier: MIT

// A tree of goroutines, three children each.
package main

import (
	"fmt"
	"sync"
)

func walk(path string, depth int, wg *sync.WaitGroup) {
	defer wg.Done()
	fmt.Println(path)
	if depth == 0 {
		return
	}
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go walk(path+fmt.Sprint(i), depth-1, wg)
	}
}

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go walk("r", 3, &wg)
	wg.Wait()
}

// Output:
// r
// r2
// r22
// r222
// r0
// r02
// r022
// r1
// r12
// r122
// r20
// r202
// r21
// r212
// r220
// r221
// r00
// r002
// r01
// r012
// r020
// r021
// r10
// r102
// r11
// r112
// r120
// r121
// r200
// r201
// r210
// r211
// r000
// r001
// r010
// r011
// r100
// r101
// r110
// r111
