// SPDX-License-Identifier: MIT
package main

import "os"

func main() {
	go panic("never")
	os.Exit(0)
}
