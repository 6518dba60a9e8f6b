package main

import (
	"fmt"
	"runtime"
	"sort"
	"sync"
	"time"
)

// The four steps of an order, as in lesson 5.1.
var steps = []time.Duration{
	89 * time.Millisecond,
	76 * time.Millisecond,
	71 * time.Millisecond,
	84 * time.Millisecond,
}

// A load counts the requests that are done in a window of time, when all is under way.
type load struct {
	start, from, to time.Time

	mu         sync.Mutex
	latencies  []time.Duration
	goroutines int     // at most
	before     float64 // MB of stacks when the window opens
}

func newLoad(warmUp, window time.Duration) *load {
	start := time.Now()
	l := &load{start: start, from: start.Add(warmUp), to: start.Add(warmUp + window)}
	time.AfterFunc(warmUp, func() { l.before = stacks() })
	return l
}

func stacks() float64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.StackInuse) / 1e6
}

func (l *load) over() bool { return !time.Now().Before(l.to) }

// arrive calls request at the given rate, whether or not those before are done.
func (l *load) arrive(rate int, request func()) {
	for n := 0; !l.over(); n++ {
		next := l.start.Add(time.Duration(n) * time.Second / time.Duration(rate))
		time.Sleep(time.Until(next)) //stave:gap
		request()                    //stave:arrive
	}
}

func (l *load) done(arrived time.Time) {
	now := time.Now()
	l.mu.Lock()
	defer l.mu.Unlock()
	if n := runtime.NumGoroutine(); n > l.goroutines {
		l.goroutines = n
	}
	if !now.Before(l.from) && now.Before(l.to) {
		l.latencies = append(l.latencies, now.Sub(arrived)) //stave:done
	}
}

func (l *load) report() {
	l.mu.Lock()
	defer l.mu.Unlock()
	sort.Slice(l.latencies, func(i, j int) bool { return l.latencies[i] < l.latencies[j] })
	n, sum := len(l.latencies), time.Duration(0)
	for _, d := range l.latencies {
		sum += d
	}
	rate, mean := float64(n)/l.to.Sub(l.from).Seconds(), sum/time.Duration(n)
	const ms = time.Millisecond
	fmt.Printf("%.1f requests/s, mean %v, P99 %v\n", rate, mean.Round(ms), l.latencies[n*99/100].Round(ms))
	fmt.Println("goroutines at most:", l.goroutines)
	fmt.Printf("stacks: %.1f MB when the window opened, %.1f MB now\n", l.before, stacks()) //stave:memory
	fmt.Printf("rate × mean: %.1f requests in flight\n", rate*mean.Seconds())               //stave:little
}
