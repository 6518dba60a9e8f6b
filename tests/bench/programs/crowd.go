package main

// 10,000 goroutines, of which 9,997 wait for good while two throw a ball to and fro.
func throw(in <-chan int, out chan<- int) {
	for ball := range in {
		out <- ball + 1
	}
}

func main() {
	gate := make(chan struct{})
	for i := 0; i < 9997; i++ {
		go func() {
			<-gate
		}()
	}
	there, back := make(chan int), make(chan int)
	go throw(there, back)
	go throw(back, there)
	there <- 0
	select {}
}
