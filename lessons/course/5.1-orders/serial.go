package main

import (
	"fmt"
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

func call(s step) {
	time.Sleep(s.takes) //stave:call
	fmt.Println(s.name, "done")
}

func main() {
	start := time.Now()
	for _, s := range steps {
		call(s) //stave:next
	}
	fmt.Println("order done after", time.Since(start).Round(time.Millisecond)) //stave:end
}
