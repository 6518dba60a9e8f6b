package main

func main() {
	m := make(map[int]int)
	for i := 0; i < 1000000; i++ {
		m[i*7919] = i
	}
	sum := 0
	for i := 0; i < 1000000; i += 3 {
		sum += m[i*7919]
	}
	println(len(m), sum)
}
