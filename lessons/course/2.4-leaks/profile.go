package main

import (
	"fmt"
	"runtime"
	"sort"
	"strings"
)

// inspect does by hand what one does with a server's goroutine profile.
func inspect(done chan<- bool) {
	fmt.Println("GET /debug/pprof/goroutine?debug=2") //stave:get
	stacks := dump()
	fmt.Println(len(stacks), "goroutines") //stave:dump
	parked := filter(stacks)
	fmt.Println(len(parked), "are parked") //stave:filter
	groups := aggregate(parked)
	for _, g := range groups {
		fmt.Printf("%3d %-13s %s\n", g.count, g.reason, g.place) //stave:group
	}
	fmt.Println("look at", groups[0].place) //stave:cause
	done <- true
}

// dump is the text of debug=2, one piece for each goroutine.
func dump() []string {
	buf := make([]byte, 1<<16)
	text := string(buf[:runtime.Stack(buf, true)])
	return strings.Split(strings.TrimSpace(text), "\n\n")
}

// reason is what stands in brackets: goroutine 7 [chan send, 2 minutes]:
func reason(stack string) string {
	inner := stack[strings.Index(stack, "[")+1 : strings.Index(stack, "]")]
	return strings.Split(inner, ",")[0]
}

// filter keeps those that wait for something.
func filter(stacks []string) []string {
	var parked []string
	for _, stack := range stacks {
		if r := reason(stack); r != "running" && r != "runnable" {
			parked = append(parked, stack)
		}
	}
	return parked
}

// place is the first function of our own on the stack, and its line.
func place(stack string) string {
	lines := strings.Split(stack, "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, "main.") {
			file := lines[i+1][strings.LastIndexAny(lines[i+1], "/\t")+1:]
			return line[:strings.LastIndex(line, "(")] + " " + strings.Split(file, " ")[0]
		}
	}
	return "?"
}

type group struct {
	place, reason string
	count         int
}

// aggregate counts equal ones. Those that are most come first.
func aggregate(stacks []string) []group {
	counts := map[group]int{}
	for _, stack := range stacks {
		counts[group{place: place(stack), reason: reason(stack)}]++
	}
	var groups []group
	for g, n := range counts {
		groups = append(groups, group{g.place, g.reason, n})
	}
	sort.Slice(groups, func(i, j int) bool {
		if groups[i].count != groups[j].count {
			return groups[i].count > groups[j].count
		}
		return groups[i].place < groups[j].place
	})
	return groups
}
