// SPDX-License-Identifier: MIT
package main

import "fmt"

func main() {
	fmt.newPrinter() // ERROR "undefined: fmt\.newPrinter" at 6
}
