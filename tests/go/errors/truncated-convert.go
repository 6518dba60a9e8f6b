// SPDX-License-Identifier: MIT
package main

func main() {
	_ = int(2.5) // ERROR "cannot convert 2\.5 \(untyped float constant\) to type int" at 10
}
