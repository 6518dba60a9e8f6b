package main

func produce(out chan<- int, n int, done chan<- bool) {
	for i := 0; i < n; i++ {
		out <- i
	}
	done <- true
}

func main() {
	a, b, done := make(chan int), make(chan int, 8), make(chan bool)
	go produce(a, 200000, done)
	go produce(b, 200000, done)
	sum := 0
	for left := 2; left > 0; {
		select {
		case v := <-a:
			sum += v
		case v := <-b:
			sum -= v
		case <-done:
			left--
		}
	}
	println(sum)
}
