// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"os"      // ERROR `"os" imported and not used` at 2 GO119 `imported and not used: "os"`
	str "strings" // ERROR `"strings" imported as str and not used` at 2 GO119 `imported and not used: "strings" as str`
)

func main() {
	x := 1 // ERROR "declared and not used: x" at 2 GO119 "x declared but not used"
	var y int // ERROR "declared and not used: y" at 6 GO119 "y declared but not used"
	y = 2
	for i, v := range []int{1} { // ERROR "declared and not used: v" at 9 GO119 "v declared but not used"
		fmt.Println(i)
	}
	f := func() { // ERROR "declared and not used: f" at 2 GO119 "f declared but not used"
		z := 3 // ERROR "declared and not used: z" at 3 GO119 "z declared but not used"
	}
	var e interface{}
	switch t := e.(type) { // ERROR "declared and not used: t" at 9 GO119 "t declared but not used"
	case int:
	}
}
