// SPDX-License-Identifier: MIT

// Waiting for a flag.
package main

import (
	"fmt"
	"runtime"
	"sync/atomic"
)

func main() {
	var flag, spins int32
	done := make(chan bool)
	go func() {
		for atomic.LoadInt32(&flag) == 0 {
			atomic.AddInt32(&spins, 1)
			runtime.Gosched()
		}
		fmt.Println("seen after", atomic.LoadInt32(&spins))
		done <- true
	}()
	for i := 0; i < 5; i++ {
		runtime.Gosched()
	}
	atomic.StoreInt32(&flag, 1)
	fmt.Println(atomic.CompareAndSwapInt32(&flag, 1, 2), atomic.SwapInt32(&flag, 9))
	<-done
}

// Output:
// true 2
// seen after 5
