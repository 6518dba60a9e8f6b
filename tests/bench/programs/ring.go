package main

// 50 goroutines: two tokens go round in a ring of 49, each with a channel to its next.
func member(in <-chan int, out chan<- int) {
	for token := range in {
		out <- token + 1
	}
}

func main() {
	first := make(chan int, 1)
	in := first
	for i := 1; i < 49; i++ {
		out := make(chan int, 1)
		go member(in, out)
		in = out
	}
	go member(in, first)
	first <- 1
	first <- 1000
	select {}
}
