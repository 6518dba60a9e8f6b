// SPDX-License-Identifier: MIT
package main

import "fmt"

func next() func() int { i := 0; return func() int { i++; return i } }
func main() {
	for i, j := 0, 10; i < j; i, j = i+1, j-2 {
		fmt.Print(i, j, " ")
	}
	fmt.Println()
	n := 3
	for n > 0 {
		n--
	}
	for {
		n++
		if n > 5 {
			break
		}
	}
	fmt.Println(n)
	for i := range 3 {
		fmt.Print(i, " ")
	}
	for range 2 {
		fmt.Print("x")
	}
	var i8 int8
	for i8 = range int8(3) {
	}
	fmt.Println(i8)
	for i := range n - 6 {
		fmt.Println("never", i)
	}
	for i := range -5 {
		fmt.Println("never", i)
	}
	k := 4
	for i := range k {
		k = 100
		fmt.Print(i)
	}
	fmt.Println()
	s := []int{1, 2, 3}
	for i, v := range s {
		s = append(s, v*10)
		s[i] = 0
	}
	fmt.Println(s)
	for i := range s[:2] {
		s[i] = i + 100
	}
	s2 := []int{1, 2, 3, 4}
	for i, v := range s2 {
		if i < 3 {
			s2[i+1] += v
		}
	}
	fmt.Println(s2)
	var np *[4]int
	for i := range np {
		fmt.Print(i)
	}
	fmt.Println(len(np))
	for i, c := range []byte("ab") {
		fmt.Print(i, c, " ")
	}
	var ni []int
	for range ni {
		fmt.Println("never")
	}
	f := next()
	for x := f(); x < 4; x = f() {
		fmt.Print(x, " ")
	}
	fmt.Println()
	ch := make(chan int)
	go func() {
		defer close(ch)
		for i := range 3 {
			ch <- i * i
		}
	}()
	for v := range ch {
		fmt.Print(v, " ")
	}
	fmt.Println()
	type st struct {
		i int
		a [2]int
	}
	var t st
	for t.i, t.a[1] = range []int{5, 6} {
	}
	fmt.Println(t)
	for i := uint8(250); i >= 250; i++ {
		fmt.Print(i, " ")
	}
	fmt.Println()
	for i := 0; i < 3; func() { i++ }() {
		fmt.Print(i)
	}
	fmt.Println()
}
