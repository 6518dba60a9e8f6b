// SPDX-License-Identifier: MIT

package main

type T struct{ a int }

func main() {
	var p *T
	p.a = 1
}
