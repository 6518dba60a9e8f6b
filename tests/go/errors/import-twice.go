// SPDX-License-Identifier: MIT
package main

import "fmt"
import "fmt" // ERROR "fmt redeclared in this block" at 8 ERROR `"fmt" imported and not used` at 8

func main() { fmt.Println() }
