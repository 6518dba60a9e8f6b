// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"os" // ERROR `"os" imported and not used` at 2
	fmt "strings" // ERROR "fmt redeclared in this block" at 2 ERROR `"strings" imported as fmt and not used` at 2
)

import . "math" // ERROR `"math" imported and not used` at 8

var os = 1 // ERROR "os already declared through import of package" at 5

func main() {
	fmt.Println()
}
