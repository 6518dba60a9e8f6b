// SPDX-License-Identifier: MIT
package main

func main() {
	var x any = 1
	_ = x.(string)
}
