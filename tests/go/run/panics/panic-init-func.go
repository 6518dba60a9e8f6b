// SPDX-License-Identifier: MIT
package main

func init() { panic("in init") }
func main() {
	println("never")
}
