// SPDX-License-Identifier: MIT
// since: 1.23

// Handles are equal if and only if their values are.
package main

import (
	"fmt"
	"unique"
)

type pair struct {
	a int
	b string
}

func main() {
	x, y := unique.Make("one"), unique.Make("o"+fmt.Sprint("ne"))
	fmt.Println(x == y, x.Value(), unique.Make("two") == x)
	p := unique.Make(pair{1, "x"})
	fmt.Println(p == unique.Make(pair{1, "x"}), p == unique.Make(pair{2, "x"}), p.Value())
	i, j := unique.Make[any](1), unique.Make[any](int64(1))
	fmt.Println(i == j, i == unique.Make[any](1), i.Value(), j.Value())
	n := unique.Make(1)
	fmt.Printf("%v %T\n", n.Value(), n)
	seen := map[unique.Handle[string]]int{}
	for _, s := range []string{"a", "b", "a", "c", "b", "a"} {
		seen[unique.Make(s)]++
	}
	fmt.Println(len(seen), seen[unique.Make("a")], seen[unique.Make("d")])
}
