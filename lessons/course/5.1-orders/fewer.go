package main

import (
	"fmt"
	"time"
)

var takes = []time.Duration{
	89 * time.Millisecond, // risk
	76 * time.Millisecond, // stock
	71 * time.Millisecond, // discount
	84 * time.Millisecond, // publish
}

// best hands step and all after it to the goroutines in every possible way. busy says how
// long each of them works already; the order is done when the last of them is.
func best(step int, busy []time.Duration) time.Duration {
	if step == len(takes) {
		return longest(busy)
	}
	least := time.Hour
	for i := range busy {
		busy[i] += takes[step] //stave:give
		if d := best(step+1, busy); d < least {
			least = d
		}
		busy[i] -= takes[step]
	}
	return least
}

func longest(busy []time.Duration) time.Duration {
	most := time.Duration(0)
	for _, d := range busy {
		if d > most {
			most = d
		}
	}
	return most
}

func main() {
	for n := 1; n <= 4; n++ {
		fmt.Println(n, "goroutines:", best(0, make([]time.Duration, n))) //stave:best
	}
}
