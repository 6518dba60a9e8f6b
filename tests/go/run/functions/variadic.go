// SPDX-License-Identifier: MIT
package main

import "fmt"

func sum(pre string, xs ...int) string {
	t := 0
	for _, x := range xs {
		t += x
	}
	return fmt.Sprint(pre, len(xs), xs == nil, t)
}
func change(xs ...int) {
	if len(xs) > 0 {
		xs[0] = 100
	}
}
func anys(xs ...any) {
	fmt.Print(len(xs), ":")
	for _, x := range xs {
		fmt.Printf(" %T", x)
	}
	fmt.Println()
}
func two() (int, string)        { return 1, "two" }
func three() (string, int, int) { return "p", 2, 3 }

type T struct{}

func (T) M(a int, b ...string) int { return a + len(b) }
func main() {
	fmt.Println(sum("a"), sum("b", 1), sum("c", 1, 2, 3), sum("d", nil...), sum("e", []int{}...))
	s := []int{1, 2}
	change(s...)
	change(s[1], s[0])
	fmt.Println(s)
	anys()
	anys(nil)
	anys(nil...)
	anys(1, "a", nil, 2.5)
	anys([]any{1, 2}...)
	anys([]any{1, 2})
	anys([]int{1, 2})
	anys(two())
	fmt.Println(sum(three()))
	fmt.Println(T{}.M(1, "a", "b"), T.M(T{}, 5))
	f := T{}.M
	fmt.Println(f(2, []string{"x"}...))
	fmt.Printf("%T %T\n", sum, f)
	g := func(fs ...func() int) (r []int) {
		for _, f := range fs {
			r = append(r, f())
		}
		return
	}
	fmt.Println(g(func() int { return 1 }, func() int { return 2 }))
	fmt.Println(append([]any{}, "x", 1), fmt.Sprintln("a", 1), fmt.Sprint("a", "b", 1, 2, "c"))
	ys := make([]int, 2, 10)
	h := func(xs ...int) []int { return append(xs, 9) }
	h(ys...)
	fmt.Println(ys[:3])
	defer anys(s, len(s))
	defer fmt.Println(two())
}
