// SPDX-License-Identifier: MIT
package main

import "fmt"

func main() {
	ss := []string{"", "a", "ab", "b", "B", "a\x00", "é", "z"}
	for _, a := range ss {
		for _, b := range ss {
			switch {
			case a < b:
				fmt.Print("<")
			case a == b:
				fmt.Print("=")
			case a > b:
				fmt.Print(">")
			}
		}
		fmt.Println()
	}
	x, y := "hello", "hel"
	y += "lo"
	fmt.Println(x == y, x != y, x <= y, x >= y)
	fmt.Println(min("b", "a", "c"), max(x, "z"))
	var e string
	fmt.Println(e == "", len(e))
	var i, j any = "k", "k"
	fmt.Println(i == j, i == "k", i != "l")
	p := struct{ a, b string }{"1", "2"}
	q := struct{ a, b string }{"1", "2"}
	fmt.Println(p == q, [2]string{"a"} == [2]string{"a", ""})
	switch x[:3] {
	case "abc", "hel":
		fmt.Println("matched")
	default:
		fmt.Println("no")
	}
}
