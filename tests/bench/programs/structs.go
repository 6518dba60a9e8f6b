package main

import "fmt"

type job struct {
	id   int
	name string
}

func main() {
	in, out := make(chan job, 4), make(chan string)
	done := make(chan bool)
	for w := 0; w < 4; w++ {
		go func() {
			for j := range in {
				out <- fmt.Sprint(j.name, j.id)
			}
			done <- true
		}()
	}
	go func() {
		for i := 0; i < 100000; i++ {
			in <- job{i, "job"}
		}
		close(in)
	}()
	n := 0
	for i := 0; i < 100000; i++ {
		n += len(<-out)
	}
	println(n)
}
