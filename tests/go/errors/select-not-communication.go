// SPDX-License-Identifier: MIT
package main

func main() {
	select {
	case 1 > 0: // ERROR "select case must be send or receive \(possibly with assignment\)" at 9
	}
}
