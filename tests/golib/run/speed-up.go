// SPDX-License-Identifier: MIT
// since: 1.23
// options: --procs=4

// In virtual time k goroutines that only compute take k/n of one's time on n
// processors, or one's time if they are fewer; what is behind is less than a slice.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"time"
)

func compute(n int) (sum int) {
	for i := 0; i < n; i++ {
		sum += i
	}
	return sum
}

func timed(k, n int) time.Duration {
	start := time.Now()
	var wg sync.WaitGroup
	for i := 0; i < k; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			compute(n)
		}()
	}
	wg.Wait()
	return time.Since(start)
}

func main() {
	const n = 8_000_000
	procs := runtime.GOMAXPROCS(0)
	one := timed(1, n)
	for _, k := range []int{2, 4, 6, 12} {
		ideal := one * time.Duration(max(k, procs)) / time.Duration(procs)
		took := timed(k, n)
		fmt.Println(k, took >= ideal-time.Millisecond, took < ideal+11*time.Millisecond)
	}
	runtime.GOMAXPROCS(2)
	took := timed(4, n)
	fmt.Println(took > 2*one-time.Millisecond, took < 2*one+11*time.Millisecond)
}
