// SPDX-License-Identifier: MIT
package main

func main() {
	var f float64
	var c chan int
	var w chan<- int
	for range f { // ERROR "cannot range over f \(variable of type float64\)" at 12
	}
	for i, v := range c { // ERROR "range over c \(variable of type chan int\) permits only one iteration variable" at 9
		_, _ = i, v
	}
	for range w { // ERROR "cannot range over w \(variable of type chan<- int\): receive from send-only channel" at 12
	}
	var s string
	_ = s
	for s = range []int{1} { // ERROR "cannot use s \(value of type int\) as string value in assignment|cannot assign" at 6
	}
	for _, x := range map[string]int{} { // ERROR "declared and not used: x" at 9
	}
	for range nil { // ERROR "cannot range over nil" at 12
	}
	for range struct{}{} { // ERROR "cannot range over struct{}{} \(value of type struct{}\)" at 12
	}
}
