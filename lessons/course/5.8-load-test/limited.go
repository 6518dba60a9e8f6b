package main

import (
	"sync"
	"time"
)

const (
	rate  = 9860
	limit = 500 //stave:limit
)

// As in each, but no more than limit requests at a time; the others wait at the door.
func main() {
	l := newLoad(500*time.Millisecond, 500*time.Millisecond)
	door := make(chan struct{}, limit)
	l.arrive(rate, func() {
		go serve(l, time.Now(), door)
	})
	l.report()
}

func serve(l *load, arrived time.Time, door chan struct{}) {
	door <- struct{}{} //stave:door
	var wg sync.WaitGroup
	wg.Add(len(steps))
	for _, step := range steps {
		go call(step, &wg)
	}
	wg.Wait()
	<-door
	l.done(arrived)
}

func call(step time.Duration, wg *sync.WaitGroup) {
	defer wg.Done()
	time.Sleep(step)
}
