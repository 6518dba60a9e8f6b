// SPDX-License-Identifier: MIT
package main

func main() {
	switch {
	default:
	default: // ERROR "multiple defaults \(first at (\./)?duplicate-default\.go:6:2\)" at 2
	}
}
