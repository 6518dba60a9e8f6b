// SPDX-License-Identifier: MIT
package main

func main() {
	var e error
	f := e.Error
	_ = f
}
