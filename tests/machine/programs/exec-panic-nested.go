// SPDX-License-Identifier: MIT

package main

func main() {
	defer func() { panic("b") }()
	panic("a")
}
