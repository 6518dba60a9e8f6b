package main

type point struct{ x, y int }

type small struct {
	a int8
	b bool
	c float32
}

type line struct {
	from, to point
	name     string
}

var origin point
var counter int

func move(p point, dx int) point {
	p.x += dx
	return p
}

func parts(s small) (int8, float32) {
	s.a++
	return s.a, s.c
}

func swap(a, b int) (int, int) {
	a, b = b, a
	return a, b
}

func grid(i, j int) int {
	var cells [4][4]int
	cells[i][j] = 7
	return cells[i][j] + cells[1][2]
}

func build(n int) *line {
	return &line{from: point{1, n}, name: "l"}
}

func greet(name string) string {
	s := "hello, " + name + "!"
	s += "\n"
	return s
}

func main() {
	counter++
	origin = move(point{y: 2}, counter)
	l := build(3)
	l.to = origin
	l.to.x *= 2
	println(l.name, greet("x"), grid(0, 1))
	println(parts(small{1, true, 2.5}))
	println(swap(1, 2))
}
