// SPDX-License-Identifier: MIT

// Values of many words go through whole.
package main

import (
	"fmt"
)

type big struct {
	name string
	n    [9]int
}

func main() {
	ch := make(chan big, 2)
	done := make(chan bool)
	go func() {
		for b := range ch {
			fmt.Println(b.name, b.n)
		}
		close(done)
	}()
	for i := 0; i < 5; i++ {
		var b big
		b.name = fmt.Sprint("value ", i)
		b.n[i] = i
		ch <- b
	}
	close(ch)
	<-done
}

// Output:
// value 0 [0 0 0 0 0 0 0 0 0]
// value 1 [0 1 0 0 0 0 0 0 0]
// value 2 [0 0 2 0 0 0 0 0 0]
// value 3 [0 0 0 3 0 0 0 0 0]
// value 4 [0 0 0 0 4 0 0 0 0]
