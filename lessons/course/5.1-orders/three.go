package main

import (
	"fmt"
	"sync"
	"time"
)

type step struct {
	name  string
	takes time.Duration
}

var steps = []step{
	{"risk", 89 * time.Millisecond},
	{"stock", 76 * time.Millisecond},
	{"discount", 71 * time.Millisecond},
	{"publish", 84 * time.Millisecond},
}

func call(s step, wg *sync.WaitGroup) {
	defer wg.Done()
	time.Sleep(s.takes)
	fmt.Println(s.name, "done")
}

func main() {
	start := time.Now()
	var wg sync.WaitGroup
	wg.Add(len(steps))
	for _, s := range steps[1:] {
		go call(s, &wg)
	}
	call(steps[0], &wg)
	wg.Wait()
	fmt.Println("order done after", time.Since(start).Round(time.Millisecond))
}
