// SPDX-License-Identifier: MIT
package main

import "os"

func main() {
	defer println("never")
	println("out")
	os.Exit(3)
}
