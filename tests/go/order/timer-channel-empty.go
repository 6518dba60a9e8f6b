// SPDX-License-Identifier: MIT

// Since Go 1.23 Stop and Reset leave nothing behind in the channel, which shows no buffer.
package main

import (
	"fmt"
	"time"
)

func main() {
	t := time.NewTimer(5 * time.Millisecond)
	fmt.Println(len(t.C), cap(t.C))
	time.Sleep(20 * time.Millisecond)
	fmt.Println(len(t.C), t.Stop())
	select {
	case <-t.C:
		fmt.Println("stale")
	default:
		fmt.Println("empty")
	}
	fmt.Println(t.Reset(5 * time.Millisecond))
	time.Sleep(20 * time.Millisecond)
	fmt.Println(t.Reset(50 * time.Millisecond))
	start := time.Now()
	<-t.C
	fmt.Println(time.Since(start) > 20*time.Millisecond)
}

// Output:
// 0 0
// 0 true
// empty
// false
// true
// true
