// SPDX-License-Identifier: MIT
package main

func main() {
	f := func() {}
	println(f()) // ERROR "f\(\) \(no value\) used as value" at 10
}
