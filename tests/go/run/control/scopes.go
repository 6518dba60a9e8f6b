// SPDX-License-Identifier: MIT
package main

import "fmt"

var x = "package"

func show() { fmt.Println(x) }
func main() {
	fmt.Println(x)
	x := "main"
	{
		x := 1
		x++
		fmt.Println(x)
		{
			x := true
			fmt.Println(x)
		}
	}
	if x := x + "!"; len(x) > 3 {
		fmt.Println(x)
		x := 5
		fmt.Println(x)
	} else if y := 1; y > 0 {
		fmt.Println(x, y)
	} else {
		fmt.Println(x, y)
	}
	for x := 0; x < 2; x++ {
		x := x * 10
		fmt.Println(x)
	}
	switch x := 3; {
	case x > 2:
		x := "case"
		fmt.Println(x)
	}
	func(x int) {
		fmt.Println(x)
		{
			x := "in"
			fmt.Println(x)
		}
	}(7)
	show()
	y, z := 1, 2
	y, w := 3, 4
	{
		y, w := 5, 6
		_, _ = y, w
	}
	fmt.Println(y, z, w, x)
	type T int
	{
		type T string
		var t T = "t"
		fmt.Printf("%T %v\n", t, t)
	}
	var t T = 1
	fmt.Printf("%T %v\n", t, t)
	const c = 1
	{
		const c = c + 1
		fmt.Println(c)
	}
	len := func(s string) int { return 42 }
	fmt.Println(len("x"))
	true := false
	fmt.Println(true, !true)
	var nil = 3
	fmt.Println(nil)
	int := "int"
	fmt.Println(int)
	f := func() (x int8) {
		{
			x := 5
			_ = x
		}
		return
	}
	fmt.Println(f())
	var err error
	if _, err := fmt.Sscan("q", new(float64)); err != error(err) {
		fmt.Println("?")
	}
	fmt.Println(err == error(err))
}
