// SPDX-License-Identifier: MIT
package main

func main() {
	close(1) // ERROR "invalid operation: cannot close non-channel 1 \(untyped int constant\)" at 8
}
