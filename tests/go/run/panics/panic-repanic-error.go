// SPDX-License-Identifier: MIT
package main

import "fmt"

func main() {
	defer func() { panic(fmt.Errorf("wrap: %v", recover())) }()
	var m map[int]int
	m[0]++
}
