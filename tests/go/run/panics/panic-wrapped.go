// SPDX-License-Identifier: MIT
package main

import "fmt"

func main() {
	panic(fmt.Errorf("outer: %w", fmt.Errorf("inner %d", 5)))
}
