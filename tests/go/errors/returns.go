// SPDX-License-Identifier: MIT
package main

func missing() int {
} // ERROR "missing return" at 1

func missingIf(b bool) int {
	if b {
		return 1
	}
} // ERROR "missing return" at 1

func missingLoop() int {
	for {
		break
	}
} // ERROR "missing return" at 1

func tooMany() {
	return 1 // ERROR "too many return values\n\thave \(number\)\n\twant \(\)" at 9
}

func notEnough() (int, error) {
	return 1 // ERROR "not enough return values\n\thave \(number\)\n\twant \(int, error\)" at 9
}

func more() int {
	return 1, "a" // ERROR "too many return values\n\thave \(number, string\)\n\twant \(int\)" at 12
}

func bare() int {
	return // ERROR "not enough return values\n\thave \(\)\n\twant \(int\)" at 2
}

func wrong() string {
	return 1 // ERROR "cannot use 1 \(untyped int constant\) as string value in return statement" at 9
}

func shadowed() (x int) {
	{
		x := 1
		_ = x
		return // ERROR "result parameter x not in scope at return" at 3
	}
}

func main() {}
