package main

import "time"

const minutes = 10

var audits = make(chan int) // whoever received from it was taken out long ago

func handle(n int, h *histogram) {
	start := time.Now()
	if n%20 == 0 {
		go audit(n) //stave:audit
	}
	time.Sleep(20 * time.Millisecond)
	h.observe(time.Since(start))
}

func audit(n int) {
	audits <- n //stave:stuck
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
}
