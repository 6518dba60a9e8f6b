// SPDX-License-Identifier: MIT
package main

func main() {
	for range nil { // ERROR "cannot range over nil" at 12
	}
}
