package main

import "time"

// One goroutine, one request after another.
func main() {
	l := newLoad(0, 6500*time.Millisecond)
	for !l.over() {
		arrived := time.Now()
		for _, step := range steps {
			time.Sleep(step) //stave:step
		}
		l.done(arrived)
	}
	l.report()
}
