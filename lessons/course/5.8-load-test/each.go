package main

import (
	"sync"
	"time"
)

const rate = 9860 //stave:rate

// A goroutine for each request, and one for each of its steps.
func main() {
	l := newLoad(500*time.Millisecond, 500*time.Millisecond)
	l.arrive(rate, func() {
		go serve(l, time.Now()) //stave:go
	})
	l.report()
}

func serve(l *load, arrived time.Time) {
	var wg sync.WaitGroup
	wg.Add(len(steps))
	for _, step := range steps {
		go call(step, &wg) //stave:step
	}
	wg.Wait()
	l.done(arrived)
}

func call(step time.Duration, wg *sync.WaitGroup) {
	defer wg.Done()
	time.Sleep(step)
}
