// SPDX-License-Identifier: MIT

// Everyone waits until the first call of Once is over.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var once sync.Once
	var wg sync.WaitGroup
	for i := 0; i < 4; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			fmt.Println("asks", i)
			once.Do(func() {
				fmt.Println("begins", i)
				runtime.Gosched()
				fmt.Println("ends", i)
			})
			fmt.Println("goes on", i)
		}(i)
	}
	wg.Wait()
}

// Output:
// asks 3
// begins 3
// asks 0
// asks 1
// asks 2
// ends 3
// goes on 3
// goes on 0
// goes on 1
// goes on 2
