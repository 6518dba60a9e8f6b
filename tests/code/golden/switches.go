package main

type shape interface{ area() float64 }
type square struct{ side float64 }
type pair struct{ a, b int }

func (s square) area() float64 { return s.side * s.side }
func (p *pair) area() float64  { return float64(p.a * p.b) }

func name(n int) string {
	switch n {
	case 1:
		return "one"
	case 2, 3:
		return "few"
	case 4:
		fallthrough
	case 5:
		return "five"
	case 7:
		return "seven"
	}
	return "many"
}

func kind(v any) int {
	switch v := v.(type) {
	case nil:
		return 0
	case int:
		return v
	case string:
		return len(v)
	case shape:
		return int(v.area())
	case bool, error:
		return 2
	default:
		return 3
	}
}

func grade(score int) string {
	switch {
	case score >= 90 && score <= 100:
		return "A"
	case score < 0 || score > 100:
		return "?"
	}
	return "B"
}

func find(m map[string]int, key string) int {
	if v, ok := m[key]; ok {
		return v
	}
	m[key]++
	delete(m, "gone")
	return len(m)
}

func main() {
	var s shape = square{2}
	p, ok := s.(*pair)
	println(name(3), kind(s), grade(95), ok, p == nil)
	println(find(map[string]int{"a": 1}, "b"), s.area())
outer:
	for i := 0; i < 3; i++ {
		for j := range 3 {
			if j == 2 {
				continue outer
			}
			if i == 2 {
				break outer
			}
		}
	}
}
