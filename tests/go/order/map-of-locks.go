// SPDX-License-Identifier: MIT

// Locks found in a map.
package main

import (
	"fmt"
	"sync"
)

func main() {
	locks := map[string]*sync.Mutex{"a": {}, "b": {}}
	var wg sync.WaitGroup
	for i, name := range []string{"a", "b", "a", "b", "a"} {
		wg.Add(1)
		go func(i int, name string) {
			defer wg.Done()
			locks[name].Lock()
			defer locks[name].Unlock()
			fmt.Println(i, name)
		}(i, name)
	}
	wg.Wait()
}

// Output:
// 4 a
// 0 a
// 1 b
// 2 a
// 3 b
