// SPDX-License-Identifier: MIT
package main

func main() {
	f := func() int { return 1 }
	const c = f() // ERROR "f\(\) \(value of type int\) is not constant" at 12
}
