// SPDX-License-Identifier: MIT
package main

import "fmt"

func main() {
	panic(fmt.Sprintf("%v", []int{1, 2}))
}
