// SPDX-License-Identifier: MIT
package main

import "log"

func main() {
	log.SetFlags(0)
	log.SetPrefix("p: ")
	log.Panicln("x", 1)
}
