// SPDX-License-Identifier: MIT
package main

func main() {
	len("a") // ERROR `len\("a"\) \(constant 1 of type int\) is not used` at 2
}
