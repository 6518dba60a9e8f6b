// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"os"      // ERROR `"os" imported and not used` at 2
	str "strings" // ERROR `"strings" imported as str and not used` at 2
)

func main() {
	x := 1 // ERROR "declared and not used: x" at 2
	var y int // ERROR "declared and not used: y" at 6
	y = 2
	for i, v := range []int{1} { // ERROR "declared and not used: v" at 9
		fmt.Println(i)
	}
	f := func() { // ERROR "declared and not used: f" at 2
		z := 3 // ERROR "declared and not used: z" at 3
	}
	var e interface{}
	switch t := e.(type) { // ERROR "t declared and not used" at 9
	case int:
	}
}
