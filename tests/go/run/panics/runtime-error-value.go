// SPDX-License-Identifier: MIT
package main

import "runtime"

func main() {
	defer func() { e := recover().(runtime.Error); panic(e.Error() + "!") }()
	var p *int
	*p++
}
