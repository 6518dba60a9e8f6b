package main

import (
	"fmt"
	"runtime"
	"sort"
)

const messages = 50000

var shown []byte // what escapes lives on the heap

// fresh makes a new buffer for each message.
func fresh() {
	for i := 0; i < messages; i++ {
		buffer := make([]byte, 1024) //stave:fresh
		buffer[0] = byte(i)
		shown = buffer
	}
}

// reused takes the same buffer again and again.
func reused() {
	buffer := make([]byte, 1024) //stave:reused
	for i := 0; i < messages; i++ {
		buffer[0] = byte(i)
		shown = buffer
	}
}

func stats() *runtime.MemStats {
	m := &runtime.MemStats{}
	runtime.ReadMemStats(m)
	return m
}

// expose prints the pauses as Go's own exporter does: the shortest, the quartiles, the longest.
func expose(m *runtime.MemStats) {
	n := int(m.NumGC)
	pauses := append([]uint64(nil), m.PauseNs[:n]...)
	sort.Slice(pauses, func(i, j int) bool { return pauses[i] < pauses[j] })
	fmt.Println("# TYPE go_gc_duration_seconds summary")
	for quarter := 0; quarter <= 4; quarter++ {
		pause := float64(pauses[(n-1)*quarter/4]) / 1e9
		fmt.Printf("go_gc_duration_seconds{quantile=\"%v\"} %v\n", float64(quarter)/4, pause) //stave:quartile
	}
	fmt.Println("go_gc_duration_seconds_count", n)
}

func main() {
	before := stats().NumGC
	fresh()
	fmt.Println("a buffer for each message:", stats().NumGC-before, "collections") //stave:count
	before = stats().NumGC
	reused()
	fmt.Println("one buffer for all:", stats().NumGC-before, "collections")
	expose(stats())
}
