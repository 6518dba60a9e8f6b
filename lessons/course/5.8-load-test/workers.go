package main

import "time"

const workers = 397 //stave:workers

// Many goroutines, each as in serial.
func main() {
	l := newLoad(time.Second, 3200*time.Millisecond)
	for i := 0; i < workers; i++ {
		time.Sleep(320 * time.Millisecond / workers) // not all at the same time
		go func() {                                  //stave:go
			for !l.over() {
				arrived := time.Now()
				for _, step := range steps {
					time.Sleep(step)
				}
				l.done(arrived)
			}
		}()
	}
	time.Sleep(time.Until(l.to))
	l.report()
}
