// SPDX-License-Identifier: MIT
package main

import "fmt"

func main() {
	defer fmt.Println("stdout deferred")
	fmt.Print("no newline")
	panic(fmt.Sprint("x", 1))
}
