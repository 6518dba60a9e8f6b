// SPDX-License-Identifier: MIT
package main

func one(a int) {}

func two(a int, b string) {}

func variadic(a string, b ...int) {}

func pair() (int, string) { return 1, "a" }

func main() {
	one() // ERROR "not enough arguments in call to one\n\thave \(\)\n\twant \(int\)" at 2
	one(1, 2) // ERROR "too many arguments in call to one\n\thave \(number, number\)\n\twant \(int\)" at 9
	two(1) // ERROR "not enough arguments in call to two\n\thave \(number\)\n\twant \(int, string\)" at 6
	two("a", 1) // ERROR `cannot use "a" \(untyped string constant\) as int value in argument to two` at 6 ERROR "cannot use 1 \(untyped int constant\) as string value in argument to two" at 11
	one(pair()) // ERROR "too many arguments in call to one\n\thave \(int, string\)\n\twant \(int\)" at 6
	variadic() // ERROR "not enough arguments in call to variadic\n\thave \(\)\n\twant \(string, \.\.\.int\)" at 2
	variadic("a", "b") // ERROR `cannot use "b" \(untyped string constant\) as int value in argument to variadic` at 16
	one([]int{1}...) // ERROR "cannot use \.\.\. in call to non-variadic one" at 2
	var i int
	i() // ERROR "invalid operation: cannot call non-function i \(variable of type int\)" at 2
}
