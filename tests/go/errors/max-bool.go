// SPDX-License-Identifier: MIT
package main

func main() {
	_ = max(true, false) // ERROR "invalid argument: true \(untyped bool constant\) cannot be ordered" at 10
}
