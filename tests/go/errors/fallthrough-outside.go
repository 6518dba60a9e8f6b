// SPDX-License-Identifier: MIT
package main

func main() {
	fallthrough // ERROR "fallthrough statement out of place" at 2
}
