package main

import "time"

// Ten requests a second. Each has a goroutine, which makes one call after another.
func main() {
	l := newLoad(time.Second, 10*time.Second)
	l.arrive(10, func() {
		go func(arrived time.Time) { //stave:go
			for _, step := range steps {
				time.Sleep(step) //stave:step
			}
			l.done(arrived)
		}(time.Now())
	})
	l.report()
}
