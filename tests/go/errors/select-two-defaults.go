// SPDX-License-Identifier: MIT
package main

func main() {
	select {
	default:
	default: // ERROR "multiple defaults \(first at (\./)?select-two-defaults\.go:6:2\)" at 2
	}
}
