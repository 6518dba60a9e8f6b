// SPDX-License-Identifier: MIT
package main

import "fmt"

func f(i int) int { fmt.Print("f", i, " "); return i }
func grade(n int) string {
	switch {
	case n >= 90:
		return "A"
	case n >= 80:
		return "B"
	default:
		return "F"
	}
}
func main() {
	for i := 0; i < 6; i++ {
		switch i {
		case 0:
			fmt.Print("zero ")
		case 1, 2:
			fmt.Print("one-two ")
			fallthrough
		case 3:
			fmt.Print("three ")
			if i == 2 {
				break
			}
			fmt.Print("x ")
		default:
			fmt.Print("default ")
			fallthrough
		case 100:
			fmt.Print("hundred ")
		}
	}
	fmt.Println()
	switch f(2) {
	case f(1), f(2), f(3):
		fmt.Println("hit")
	case f(4):
	}
	switch x := f(5); {
	case x > 4:
		fmt.Println("big")
	case x > 3:
		fmt.Println("mid")
	}
	switch {
	default:
		fmt.Println("first default")
	case false:
	}
	fmt.Println(grade(95), grade(85), grade(10))
	switch s := "b"; s {
	case "a", "c":
		fmt.Println("ac")
	case "b":
		fmt.Println("b")
	}
	var e any = 1.5
	switch e {
	case 1:
		fmt.Println("int")
	case 1.5:
		fmt.Println("float")
	case "1.5":
		fmt.Println("str")
	}
	switch [2]int{1, 2} {
	case [2]int{1, 2}:
		fmt.Println("array")
	}
	switch true {
	case false:
	case 1 < 2:
		fmt.Println("lt")
	}
	var p *int
	switch p {
	case nil:
		fmt.Println("nil")
	}
	switch f := func() int { return 1 }; f() {
	case 1:
		fmt.Println("init func")
	}
	type T struct{ a int }
	switch (T{1}) {
	case T{1}:
		fmt.Println("T")
	}
	switch i := 1; i {
	case 0:
		i++
	default:
		i--
		fmt.Println(i)
	}
	switch {
	}
	switch f(9) {
	}
	fmt.Println()
	switch r := 'x'; {
	case 'a' <= r && r <= 'z':
		fmt.Println("lower")
	}
}
