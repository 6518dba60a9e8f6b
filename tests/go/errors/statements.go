// SPDX-License-Identifier: MIT
package main

func f() int { return 1 }

func main() {
	x := 1
	x + 1 // ERROR "x \+ 1 \(value of type int\) is not used" at 2
	f // ERROR "f \(value of type func\(\) int\) is not used" at 2
	len // ERROR "len \(built-in\) must be called" at 2
	int // ERROR "int \(type\) is not an expression" at 2
	if x { // ERROR "non-boolean condition in if statement" at 5
	}
	for x { // ERROR "non-boolean condition in for statement" at 6
	}
	go len("a") // ERROR `go discards result of len\("a"\) \(constant 1 of type int\)` at 5
	defer int(x) // ERROR "defer requires function call, not conversion" at 8
	var c chan<- int
	<-c // ERROR "invalid operation: cannot receive from send-only channel c \(variable of type chan<- int\)" at 4
	x <- 1 // ERROR "invalid operation: cannot send to non-channel x \(variable of type int\)" at 2
}
