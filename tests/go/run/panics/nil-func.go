// SPDX-License-Identifier: MIT
package main

func main() {
	var f func()
	f()
}
