// SPDX-License-Identifier: MIT

// Values without size.
package main

import (
	"fmt"
)

func main() {
	ch := make(chan struct{}, 5)
	un := make(chan struct{})
	go func() {
		for i := 0; i < 5; i++ {
			ch <- struct{}{}
			fmt.Println("put", i, len(ch))
		}
		un <- struct{}{}
		close(ch)
	}()
	<-un
	n := 0
	for range ch {
		n++
	}
	fmt.Println(n)
}

// Output:
// put 0 1
// put 1 2
// put 2 3
// put 3 4
// put 4 5
// 5
