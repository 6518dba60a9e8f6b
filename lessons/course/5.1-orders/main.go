package main

import (
	"fmt"
	"sync"
	"time"
)

// A step is one of the four calls to other services that an order needs.
type step struct {
	name  string
	takes time.Duration
}

var steps = []step{
	{"risk", 89 * time.Millisecond}, //stave:risk
	{"stock", 76 * time.Millisecond},
	{"discount", 71 * time.Millisecond},
	{"publish", 84 * time.Millisecond},
}

func call(s step, wg *sync.WaitGroup) {
	defer wg.Done()
	time.Sleep(s.takes)         //stave:call
	fmt.Println(s.name, "done") //stave:done
}

func main() {
	start := time.Now()
	var wg sync.WaitGroup
	wg.Add(len(steps))
	for _, s := range steps {
		go call(s, &wg) //stave:start
	}
	wg.Wait() //stave:wait
	fmt.Println("order done after", time.Since(start).Round(time.Millisecond))
}
