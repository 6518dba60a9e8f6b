// fatal: none

package main

func main() {
	c := make(chan map[int]int)
	done := make(chan map[int]int)
	for i := 0; i < 5; i++ {
		go func() {
			for m := range c {
				m[i]++
				m[100]++
				c2 := m
				done <- c2
			}
		}()
	}
	m := map[int]int{}
	for i := 0; i < 50; i++ {
		c <- m
		m = <-done
		m[200]++
	}
	close(c)
	println(m[100], m[200])
}
