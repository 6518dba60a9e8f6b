// SPDX-License-Identifier: MIT
package main

func main() {
	clear("a") // ERROR `invalid argument: cannot clear "a" \(untyped string constant\): argument must be \(or constrained by\) map or slice` at 8
}
