// SPDX-License-Identifier: MIT
package main

func main() {
	defer println("deferred")
	panic("message")
}
