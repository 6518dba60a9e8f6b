// SPDX-License-Identifier: MIT
package main

func main() {
	_ = iota // ERROR "cannot use iota outside constant declaration" at 6
}
