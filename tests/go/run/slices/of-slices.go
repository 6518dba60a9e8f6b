// SPDX-License-Identifier: MIT
package main

import "fmt"

func main() {
	grid := make([][]rune, 3)
	for i := range grid {
		grid[i] = []rune("...")
	}
	grid[1][1] = '#'
	grid[2] = append(grid[2], '!')
	for _, row := range grid {
		fmt.Println(string(row), len(row))
	}
	tri := [][]int{{1}, {1, 1}}
	for len(tri) < 6 {
		last := tri[len(tri)-1]
		row := []int{1}
		for i := 1; i < len(last); i++ {
			row = append(row, last[i-1]+last[i])
		}
		tri = append(tri, append(row, 1))
	}
	fmt.Println(tri)
	shared := make([]int, 6)
	m := [][]int{shared[0:3], shared[3:6]}
	m[0] = m[0][:4]
	m[0][3] = 9
	fmt.Println(m, shared)
	ps := []*[]int{&m[0], &m[1]}
	*ps[0] = append(*ps[0], 1)
	(*ps[1])[0]++
	fmt.Println(m, shared)
	type pt struct{ x, y int }
	pts := []pt{{1, 2}, {3, 4}}
	ptrs := []*pt{{5, 6}, &pts[0]}
	for _, p := range pts {
		p.x = 100
	}
	for i := range pts {
		pts[i].y *= 2
	}
	ptrs[1].x = -1
	fmt.Println(pts, *ptrs[0], *ptrs[1])
	var three [][][]int = [][][]int{{{1}, {2, 3}}, {}}
	fmt.Println(three, len(three[1]), three[0][1][1])
	mm := map[string][]int{}
	mm["a"] = append(mm["a"], 1, 2)
	mm["b"] = append(mm["b"], 3)
	mm["a"][0] = 9
	fmt.Println(mm, mm["zz"] == nil)
}
