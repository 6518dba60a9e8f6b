// SPDX-License-Identifier: MIT

// Two producers, three consumers, a buffer of three.
package main

import (
	"fmt"
	"sync"
)

func main() {
	queue := make(chan int, 3)
	var producers, consumers sync.WaitGroup
	for p := 0; p < 2; p++ {
		producers.Add(1)
		go func(p int) {
			defer producers.Done()
			for i := 0; i < 5; i++ {
				queue <- p*100 + i
				fmt.Println("produced", p*100+i)
			}
		}(p)
	}
	for c := 0; c < 3; c++ {
		consumers.Add(1)
		go func(c int) {
			defer consumers.Done()
			for v := range queue {
				fmt.Println("consumer", c, "took", v)
			}
		}(c)
	}
	producers.Wait()
	close(queue)
	consumers.Wait()
}

// Output:
// produced 0
// produced 1
// produced 2
// produced 3
// consumer 2 took 0
// consumer 2 took 1
// consumer 2 took 2
// consumer 2 took 3
// consumer 2 took 4
// produced 4
// produced 100
// produced 101
// produced 102
// produced 103
// consumer 2 took 100
// consumer 2 took 101
// consumer 2 took 102
// consumer 2 took 103
// consumer 2 took 104
// produced 104
