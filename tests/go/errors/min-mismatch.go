// SPDX-License-Identifier: MIT
package main

func main() {
	_ = min(1, "a") // ERROR `invalid argument: mismatched types untyped int \(previous argument\) and untyped string \(type of "a"\)` at 13
}
