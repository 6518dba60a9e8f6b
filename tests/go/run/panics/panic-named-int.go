// SPDX-License-Identifier: MIT
package main

type ID int

func main() {
	panic(ID(-3))
}
