// fatal: concurrent map

package main

func main() {
	c := make(chan map[int]int, 1)
	done := make(chan bool)
	go func() {
		m := <-c
		m[1] = 1
		done <- true
	}()
	m := map[int]int{}
	c <- m
	m[2] = 2
	<-done
}
