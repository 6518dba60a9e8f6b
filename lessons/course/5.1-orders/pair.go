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

// inTurn is one goroutine for several steps.
func inTurn(wg *sync.WaitGroup, mine ...step) {
	defer wg.Done()
	for _, s := range mine {
		time.Sleep(s.takes) //stave:call
		fmt.Println(s.name, "done")
	}
}

func main() {
	start := time.Now()
	var wg sync.WaitGroup
	wg.Add(2)
	go inTurn(&wg, steps[0], steps[2]) //stave:split
	go inTurn(&wg, steps[1], steps[3])
	wg.Wait()
	fmt.Println("order done after", time.Since(start).Round(time.Millisecond))
}
