// SPDX-License-Identifier: MIT
package main

import "log"

func main() {
	log.SetFlags(0)
	log.Print("a")
	log.Fatalf("fatal %d", 1)
}
