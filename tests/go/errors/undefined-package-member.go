// SPDX-License-Identifier: MIT
package main

import "fmt"

func main() {
	fmt.Foo() // ERROR "undefined: fmt\.Foo" at 6
}
