package main

import (
	"fmt"
	"time"
)

const minutes = 10

// handle takes 20 ms; every tenth request takes 80 ms, and every fiftieth 400 ms.
func handle(n int, h *histogram) {
	start := time.Now()
	takes := 20 * time.Millisecond
	if n%10 == 0 {
		takes = 80 * time.Millisecond
	}
	if n%50 == 0 {
		takes = 400 * time.Millisecond
	}
	time.Sleep(takes)            //stave:work
	h.observe(time.Since(start)) //stave:observe
}

func main() {
	h := &histogram{}
	go scrape(h, minutes)
	time.Sleep(100 * time.Millisecond)
	for n := 1; n <= minutes*120; n++ {
		go handle(n, h) //stave:go
		time.Sleep(500 * time.Millisecond)
	}
	h.expose() //stave:expose
	fmt.Println("P99 from the buckets:", h.estimate(0.99).Round(time.Millisecond))
	fmt.Println("P99 exactly:", h.exact(0.99).Round(time.Millisecond))
}
