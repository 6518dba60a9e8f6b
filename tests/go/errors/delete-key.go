// SPDX-License-Identifier: MIT
package main

func main() {
	delete(map[string]int{}, 1) // ERROR "cannot use 1 \(untyped int constant\) as string value in argument to delete" at 27
}
