// SPDX-License-Identifier: MIT
package main

import "fmt"

type T struct{ a int }

func (T) m() {}

func main() {
	fmt.Println(x) // ERROR "undefined: x" at 14
	fmt.Printline("a") // ERROR "undefined: fmt.Printline" at 6
	fmt.println("a") // ERROR "undefined: fmt.println" at 6
	var t T
	t.b = 1 // ERROR "t.b undefined \(type T has no field or method b\)" at 4
	t.A = 1 // ERROR "t.A undefined \(type T has no field or method A, but does have field a\)" at 4
	t.M() // ERROR "t.M undefined \(type T has no field or method M, but does have method m\)" at 4
	var u U // ERROR "undefined: U" at 8
	_ = u
	_ = fmt // ERROR "use of package fmt not in selector" at 6
	1 + undefinedF() // ERROR "undefined: undefinedF" at 6
}
