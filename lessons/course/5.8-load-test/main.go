package main

import "time"

// Ten requests a second, a goroutine for each.
func main() {
	l := newLoad(time.Second, 10*time.Second)
	l.arrive(10, func() {
		go serve(l, time.Now()) //stave:go
	})
	l.report()
}

// serve makes one call after another.
func serve(l *load, arrived time.Time) {
	for _, step := range steps {
		time.Sleep(step) //stave:step
	}
	l.done(arrived)
}
