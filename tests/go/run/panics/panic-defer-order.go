// SPDX-License-Identifier: MIT
package main

func main() {
	defer println("first deferred")
	defer func() { println("second deferred") }()
	var a []int
	_ = a[0]
}
