// SPDX-License-Identifier: MIT
package main

func main() {
	var i int
	var m map[string]int
	var c <-chan int
	s := []int{1}
	_ = len(i) // ERROR "invalid argument: i \(variable of type int\) for built-in len" at 10
	_ = cap(m) // ERROR "invalid argument: m \(variable of type map\[string\]int\) for built-in cap" at 10
	_ = append(i, 1) // ERROR "first argument to append must be a slice; have i \(variable of type int\)" at 13
	s = append(s, "a") // ERROR `cannot use "a" \(untyped string constant\) as int value in argument to append` at 16
	_ = make(int) // ERROR "invalid argument: cannot make int; type must be slice, map, or channel" at 11
	_ = make([]int) // ERROR "invalid operation: make\(\[\]int\) expects 2 or 3 arguments; found 1" at 6
	_ = make([]int, 2, 1) // ERROR "invalid argument: length and capacity swapped" at 18
	close(c) // ERROR "invalid operation: cannot close receive-only channel c \(variable of type <-chan int\)" at 8
	delete(s, 0) // ERROR "invalid argument: s \(variable of type \[\]int\) is not a map" at 9
	copy(s, m) // ERROR "invalid argument: copy expects slice arguments; found s \(variable of type \[\]int\) and m \(variable of type map\[string\]int\)" at 7
}
