package main

import (
	"fmt"
	"strings"
)

// What go_goroutines showed at three services, minute by minute.
var (
	quiet = []int{12, 14, 11, 13, 12, 15, 12, 11, 14, 12, 13, 12}
	burst = []int{12, 13, 11, 48, 71, 66, 52, 13, 12, 58, 63, 49}
	leak  = []int{12, 31, 18, 22, 40, 25, 28, 47, 31, 34, 52, 37}
)

// leaking is to tell a leak from everything else.
func leaking(samples []int) bool {
	half := len(samples) / 2
	return mean(samples[half:]) > mean(samples[:half])
}

func mean(samples []int) int {
	sum := 0
	for _, n := range samples {
		sum += n
	}
	return sum / len(samples)
}

func show(name string, samples []int) {
	fmt.Println(name, "leaking:", leaking(samples))
	for _, n := range samples {
		fmt.Println(strings.Repeat("#", n))
	}
}

func main() {
	show("quiet", quiet)
	show("burst", burst)
	show("leak", leak)
}
