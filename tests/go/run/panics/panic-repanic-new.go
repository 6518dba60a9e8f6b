// SPDX-License-Identifier: MIT
package main

func main() {
	defer func() { recover(); panic("two") }()
	panic("one")
}
