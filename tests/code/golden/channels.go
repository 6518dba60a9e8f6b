package main

func worker(id int, jobs <-chan int, results chan<- int) {
	for job := range jobs {
		results <- job * id
	}
}

func main() {
	jobs := make(chan int)
	results := make(chan int, 4)
	done := make(chan struct{})
	go worker(2, jobs, results)
	go func() {
		defer close(done)
		for range 2 {
			<-results
		}
	}()
	jobs <- 1
	jobs <- 2
	close(jobs)
	select {
	case <-done:
	}
	select {
	case v, ok := <-results:
		println(v, ok)
	case results <- 5:
	default:
		println("none")
	}
	for {
		select {
		case v := <-results:
			println(v)
			return
		}
	}
}
