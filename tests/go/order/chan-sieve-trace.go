// SPDX-License-Identifier: MIT

// Who does what when in the prime sieve.
package main

import (
	"fmt"
)

func main() {
	ch := make(chan int)
	go func() {
		for i := 2; ; i++ {
			fmt.Println("made", i)
			ch <- i
		}
	}()
	in := ch
	for k := 0; k < 4; k++ {
		prime := <-in
		fmt.Println("prime", prime)
		out := make(chan int)
		go func(in, out chan int) {
			for v := range in {
				fmt.Println("filter", prime, "sees", v)
				if v%prime != 0 {
					out <- v
				}
			}
		}(in, out)
		in = out
	}
}

// Output:
// made 2
// made 3
// prime 2
// filter 2 sees 3
// prime 3
// made 4
// made 5
// filter 2 sees 4
// filter 2 sees 5
// filter 3 sees 5
// prime 5
// made 6
// made 7
// filter 2 sees 6
// filter 2 sees 7
// filter 3 sees 7
// filter 5 sees 7
// prime 7
