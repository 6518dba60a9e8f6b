// SPDX-License-Identifier: MIT
package main

func main() {
	/*line line-directives.go:5:100*/ x := 1 // ERROR "declared and not used: x" at 101
//line line-directives.go:7:1
	var y int = "b" // ERROR "declared and not used: y" at 6 ERROR "cannot use" at 14
	/*line :8:9*/ var z int = "c" // ERROR "declared and not used: z" at 14 ERROR "cannot use" at 22
	_ = "//line in-a-string.go:1"
 //line not-at-the-start.go:1
	var u int = "d" // ERROR "declared and not used: u" at 6 ERROR "cannot use" at 14
	_ = u2 // ERROR "undefined: u2" at 6
}
