package main

import (
	"fmt"
	"time"
)

func tell(what string, n int, duration func(i int) time.Duration) {
	h := &histogram{}
	for i := 0; i < n; i++ {
		h.observe(duration(i))
	}
	fmt.Println(what)
	fmt.Println("  P99 exactly:", h.exact(0.99))
	fmt.Println("  P99 from the buckets:", h.estimate(0.99).Round(time.Millisecond/10))
}

func main() {
	tell("every request takes 90 ms", 1000, func(i int) time.Duration {
		return 90 * time.Millisecond
	})
	tell("every request takes 110 ms", 1000, func(i int) time.Duration { //stave:past
		return 110 * time.Millisecond
	})
	tell("2 in 100 take 3 s", 1000, func(i int) time.Duration { //stave:beyond-all
		if i%50 == 0 {
			return 3 * time.Second
		}
		return 20 * time.Millisecond
	})
}
