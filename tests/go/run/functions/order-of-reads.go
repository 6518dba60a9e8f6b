// SPDX-License-Identifier: MIT
package main

import "fmt"

func f(p *[]int) int { *p = append(*p, 1); return len(*p) }
func g(p *[]int) int { *p = nil; return 0 }

type T struct{ a, b int }

func set(t *T, v int) int              { t.a = v; return v }
func inc(p *int) int                   { *p++; return *p }
func setm(m map[string]int, v int) int { m["a"] = v; return v }
func sets(p *string, v string) string  { *p = v; return v }
func setb(p *bool) bool                { *p = true; return true }
func seti(p *any, v any) any           { *p = v; return v }
func setf(p *float64) float64          { *p += 1; return *p }

func two(a, b any) (any, any)     { return a, b }
func three(xs ...any)             { fmt.Println(xs...) }
func ints(xs ...int)              { fmt.Println(xs) }
func three2(a int, b bool, c int) { fmt.Println(a, b, c) }

var gs []int
var gi int

func main() {
	var s []int
	fmt.Println(f(&s), s == nil, g(&s))
	fmt.Println(s == nil, f(&s), s == nil, g(&s), s == nil)
	fmt.Println(len(s), f(&s), len(s), g(&s), len(s))
	three2(f(&s), s == nil, g(&s))
	three(f(&s), s == nil, g(&s))
	fmt.Println(f(&gs), gs == nil, g(&gs))
	var t T
	fmt.Println(set(&t, 1), t.a, set(&t, 2), t.a)
	fmt.Println(t.a, set(&t, 3), t, set(&t, 4))
	fmt.Println(t, set(&t, 5), t.a+1)
	i := 0
	fmt.Println(i, inc(&i), i, inc(&i), i)
	fmt.Println(i+1, inc(&i), i*2, inc(&i), i == 4)
	ints(i, inc(&i), i, inc(&i))
	ints(i+0, inc(&i), -i, inc(&i))
	fmt.Println(gi, inc(&gi), gi, inc(&gi), gi+1)
	m := map[string]int{}
	fmt.Println(m["a"], setm(m, 1), m["a"], len(m), setm(m, 2), m["a"])
	str := "x"
	fmt.Println(str, sets(&str, "y"), str, str+"!", sets(&str, "z"), str == "y")
	b := false
	fmt.Println(b, setb(&b), b, !b)
	var x any
	fmt.Println(x, seti(&x, 1), x, x == nil, seti(&x, "a"), x)
	fl := 1.0
	fmt.Println(fl, setf(&fl), fl, fl*2, setf(&fl), -fl)
	arr := [3]int{1, 2, 3}
	fmt.Println(arr[0], inc(&arr[0]), arr, arr[0], inc(&arr[0]))
	p := &i
	fmt.Println(*p, inc(p), *p, inc(&i))
	sl := []int{1, 2}
	fmt.Println(sl[0], inc(&sl[0]), sl[0], sl, inc(&sl[0]))
	a, c := i, inc(&i)
	fmt.Println(a, c)
	a, c = i, inc(&i)
	fmt.Println(a, c)
	a, bb := i+1, inc(&i)
	fmt.Println(a, bb)
	q := []int{i, inc(&i), i, inc(&i)}
	fmt.Println(q)
	r := [...]int{i, inc(&i), i + 1, inc(&i)}
	fmt.Println(r)
	mm := map[int]int{i: inc(&i), inc(&i): i}
	fmt.Println(mm)
	tt := T{i, inc(&i)}
	fmt.Println(tt)
	tp := &T{i + 1, inc(&i)}
	fmt.Println(*tp)
	fmt.Println(two(i, inc(&i)))
	fmt.Println(func() (int, int) { return i, inc(&i) }())
	fmt.Println(func() (int, int) { return i + 1, inc(&i) }())
	fmt.Println(i + inc(&i) + i)
	fmt.Println(i*2 + inc(&i))
	fmt.Println(inc(&i) + i)
	fmt.Println(str + sets(&str, "w") + str)
	fmt.Println(s == nil && f(&s) > 0, s == nil)
	ch := make(chan int, 3)
	fmt.Println(len(ch), func() int { ch <- 1; return 1 }(), len(ch), cap(ch))
	println(i, inc(&i), i, inc(&i))
	var e error
	fmt.Println(e == nil, func() int { e = fmt.Errorf("x"); return 1 }(), e == nil, e != nil)
	sl[inc(&i)-i], i = 5, 0
	fmt.Println(sl, i)
	i, sl[i] = 1, 9
	fmt.Println(sl, i)
	switch i {
	case inc(&i):
		fmt.Println("inc")
	case i:
		fmt.Println("same")
	default:
		fmt.Println("none")
	}
	defer fmt.Println(i, inc(&i), i)
	k := 0
	go func(xs ...int) {}(k, inc(&k), k)
	fmt.Println(k)
	var iface interface{ M() int } = V(1)
	fmt.Println(iface.M(), func() int { iface = V(2); return 0 }(), iface.M())
	fn := func() int { return 1 }
	fmt.Println(fn(), func() int { fn = func() int { return 2 }; return 0 }(), fn())
	fmt.Println(i > 0, inc(&i) > 0, uint8(i), inc(&i), float64(i), string(rune(i)+60), []byte(str), sets(&str, "q"))
	fmt.Println(s, f(&s), s[:1], s[0], f(&s), cap(s) > 1, &s == nil, s[:len(s):len(s)])
}

type V int

func (v V) M() int { return int(v) }
