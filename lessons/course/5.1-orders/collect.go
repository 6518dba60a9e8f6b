package main

import (
	"errors"
	"fmt"
	"sync"
	"time"
)

// A step that has an err fails with it when its time is over.
type step struct {
	name  string
	takes time.Duration
	err   error
}

var steps = []step{
	{"risk", 89 * time.Millisecond, nil},
	{"stock", 20 * time.Millisecond, errors.New("sold out")},
	{"discount", 20 * time.Millisecond, errors.New("code expired")},
	{"publish", 84 * time.Millisecond, nil},
}

var (
	mu   sync.Mutex
	errs []error
)

func call(s step, wg *sync.WaitGroup) {
	defer wg.Done()
	time.Sleep(s.takes)
	if s.err == nil {
		fmt.Println(s.name, "done") //stave:done
		return
	}
	mu.Lock() //stave:lock
	errs = append(errs, fmt.Errorf("%s: %w", s.name, s.err))
	mu.Unlock()
}

func main() {
	start := time.Now()
	var wg sync.WaitGroup
	wg.Add(len(steps))
	for _, s := range steps {
		go call(s, &wg)
	}
	wg.Wait() //stave:wait
	fmt.Println("order refused after", time.Since(start).Round(time.Millisecond), errs)
}
