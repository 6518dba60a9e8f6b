// fatal: none

package main

func main() {
	a, b := make(chan map[int]int), make(chan map[int]int, 1)
	quit := make(chan bool)
	for i := 0; i < 4; i++ {
		go func() {
			for {
				select {
				case m := <-a:
					m[i]++
					b <- m
				case <-quit:
					return
				}
			}
		}()
	}
	m := map[int]int{}
	for i := 0; i < 40; i++ {
		select {
		case a <- m:
			m = <-b
			m[-1]++
		}
	}
	close(quit)
	println(m[-1])
}
