// SPDX-License-Identifier: MIT
package main

func main() {
	var e error
	var s string = e // ERROR "cannot use e \(variable of type error\) as string value in variable declaration" at 17
	_ = s
}
