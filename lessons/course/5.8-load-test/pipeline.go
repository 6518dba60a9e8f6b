package main

import "time"

const rate = 8310 //stave:rate

// Each stage has as many workers as rate × time needs, and a few to spare.
var workers = []int{750, 640, 600, 710} //stave:workers

func main() {
	l := newLoad(500*time.Millisecond, 500*time.Millisecond)
	in := make(chan time.Time, 100)
	queue := in
	for i, step := range steps {
		next := make(chan time.Time, 100)
		for n := 0; n < workers[i]; n++ {
			go stage(step, queue, next) //stave:stage
		}
		queue = next
	}
	go collect(l, queue)
	l.arrive(rate, func() {
		in <- time.Now()
	})
	l.report()
}

func stage(takes time.Duration, in <-chan time.Time, out chan<- time.Time) {
	for arrived := range in { //stave:take
		time.Sleep(takes) //stave:work
		out <- arrived
	}
}

func collect(l *load, queue <-chan time.Time) {
	for arrived := range queue {
		l.done(arrived) //stave:last
	}
}
