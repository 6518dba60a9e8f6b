// SPDX-License-Identifier: MIT
package main

import "fmt"

type Matrix [3][3]int

func (m Matrix) Mul(o Matrix) (r Matrix) {
	for i := range m {
		for j := range o[0] {
			for k := range o {
				r[i][j] += m[i][k] * o[k][j]
			}
		}
	}
	return
}
func (m *Matrix) Transpose() {
	for i := range m {
		for j := range i {
			m[i][j], m[j][i] = m[j][i], m[i][j]
		}
	}
}
func life(g [5][5]bool) (n [5][5]bool) {
	for y := range g {
		for x := range g[y] {
			c := 0
			for dy := -1; dy <= 1; dy++ {
				for dx := -1; dx <= 1; dx++ {
					if dx|dy != 0 && g[(y+dy+5)%5][(x+dx+5)%5] {
						c++
					}
				}
			}
			n[y][x] = c == 3 || c == 2 && g[y][x]
		}
	}
	return
}
func main() {
	m := Matrix{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}
	id := Matrix{{1}, {0, 1}, {2: 1}}
	fmt.Println(m.Mul(id) == m, m.Mul(m))
	m.Transpose()
	fmt.Println(m, len(m), len(m[0]))
	var cube [2][3][4]int
	cube[1][2][3] = 7
	row := cube[1][2]
	row[0] = 9
	p := &cube[1]
	p[0][0] = 5
	fmt.Println(cube, row)
	g := [5][5]bool{1: {2: true}, 2: {2: true}, 3: {2: true}}
	h := life(g)
	fmt.Println(h[2], life(h) == g)
	s := cube[1][:]
	s[0][1] = 6
	for i, r := range s {
		fmt.Print(i, r[:2], " ")
	}
	fmt.Println(cube[1][0])
	var board [8][8]byte
	for i := range board {
		for j := range board[i] {
			board[i][j] = ".#"[(i+j)%2]
		}
	}
	fmt.Println(string(board[0][:]), string(board[1][2:5]))
}
