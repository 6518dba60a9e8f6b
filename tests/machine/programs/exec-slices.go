// SPDX-License-Identifier: MIT

package main

import "fmt"

type T struct {
	a int
	b string
}

func caps() {
	var s []int
	last := -1
	for i := 0; i < 5000; i++ {
		s = append(s, i)
		if cap(s) != last {
			last = cap(s)
			fmt.Print(last, " ")
		}
	}
	fmt.Println()
	var b []byte
	last = -1
	for i := 0; i < 10000; i++ {
		b = append(b, 'x')
		if cap(b) != last {
			last = cap(b)
			fmt.Print(last, " ")
		}
	}
	fmt.Println()
	var t []T
	last = -1
	for i := 0; i < 1000; i++ {
		t = append(t, T{i, "x"})
		if cap(t) != last {
			last = cap(t)
			fmt.Print(last, " ")
		}
	}
	fmt.Println()
	fmt.Println(cap(append([]int{1, 2, 3}, 4, 5, 6, 7)), cap(append([]byte("hello"), " world and more"...)), cap(append([]string(nil), "a")))
	fmt.Println(cap([]byte("hello world, hello world, hello world")) >= 37, len([]rune("héllo, 世界")))
}

func main() {
	caps()
	s := "héllo, 世界\xff!"
	for i, r := range s {
		fmt.Print(i, ":", r, " ")
	}
	fmt.Println(len(s), []byte(s), []rune(s), string([]rune(s)), string(rune(0x4e16)), string(rune(-1)))
	a := [5]int{1, 2, 3, 4, 5}
	x := a[1:3]
	y := x[:4]
	z := a[1:2:3]
	fmt.Println(x, len(x), cap(x), y, len(z), cap(z))
	x = append(x, 99)
	fmt.Println(a, y)
	z = append(z, 7)
	z = append(z, 8)
	z[0] = 100
	fmt.Println(a, z)
	copy(a[:], a[2:])
	fmt.Println(copy(x, []int{7}))
	fmt.Println(a)
	var np *[3]int
	fmt.Println(len(np), s < "i", s == "héllo, 世界\xff!", s+"x" > s)
	m := [][]string{{"a"}, {"b", "c"}}
	m = append(m, m...)
	m[0][0] = "changed"
	fmt.Println(m, len(m), cap(m))
	p := (*[2]int)(a[:2])
	p[1] = -5
	fmt.Println(a)
	e := a[2:2]
	fmt.Println(len(e), cap(e), e == nil, a[5:], len(a[5:]), cap(a[5:]))
	var i8 int8 = 127
	i8++
	var u16 uint16 = 0
	u16--
	var u uint = 3
	fmt.Println(i8, u16, -7/2, -7%2, 7>>1, -7>>1, 1<<u, ^5, 6&^3, uint32(1)<<31)
	f := 1e20
	fmt.Println(int64(f) != 0, uint8(int(f/1e18)), float32(0.1), 0.1+0.2, 1/3.0)
	c := complex(1, 2)
	fmt.Println(c*c, c/complex(0, 1), real(c), imag(c), c == complex(1, 2))
	type I interface{ String() string }
	var vals = []interface{}{1, "a", 2.5, nil, T{1, "x"}, &T{2, "y"}, []int{1}, map[string]int{"a": 1}, [2]bool{true}, 'x', uint8(3), struct{}{}, func() {}, make(chan int) != nil}
	for _, v := range vals {
		switch t := v.(type) {
		case int, uint8:
			fmt.Print("num ", t)
		case string:
			fmt.Print("str ", t)
		case nil:
			fmt.Print("nil")
		case T:
			fmt.Print("T ", t.b)
		case *T:
			fmt.Print("*T ", t.b)
		case fmt.Stringer:
			fmt.Print("stringer")
		case func():
			fmt.Print("func")
		default:
			fmt.Printf("%T %v", t, t)
		}
		fmt.Print("; ")
	}
	fmt.Println()
}
