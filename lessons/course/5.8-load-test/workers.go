package main

import "time"

const workers = 397 //stave:workers

// Many goroutines, each as in serial.
func main() {
	l := newLoad(time.Second, 3200*time.Millisecond)
	for i := 0; i < workers; i++ {
		time.Sleep(320 * time.Millisecond / workers) // not all at the same time
		go work(l)                                   //stave:go
	}
	time.Sleep(time.Until(l.to))
	l.report()
}

func work(l *load) {
	for !l.over() {
		arrived := time.Now()
		for _, step := range steps {
			time.Sleep(step)
		}
		l.done(arrived)
	}
}
