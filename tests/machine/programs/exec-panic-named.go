// SPDX-License-Identifier: MIT

package main

type N int

func main() {
	panic(N(3))
}
