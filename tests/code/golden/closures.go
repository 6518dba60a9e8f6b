package main

func adder(base int) func(int) int {
	return func(n int) int { return base + n }
}

func counter() func() int {
	count := 0
	return func() int {
		count++
		return count
	}
}

func each() (fs []func() int) {
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { return i })
	}
	return fs
}

type cell struct{ value int }

func (c *cell) set(v int) { c.value = v }
func (c cell) get() int   { return c.value }

func bound() func() int {
	c := cell{4}
	c.set(5)
	set := c.set
	set(6)
	return c.get
}

func guard() (err string) {
	defer func() {
		if r := recover(); r != nil {
			err = "recovered"
		}
	}()
	panic("no")
}

func main() {
	println(adder(1)(2), counter()(), each()[1](), bound()(), guard())
	get := cell.get
	println(get(cell{9}))
}
