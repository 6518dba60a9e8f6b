package main

import (
	"context"
	"fmt"
	"time"
)

// worker has two ways out: no more jobs, and no more wish for them.
func worker(ctx context.Context, jobs <-chan int, done chan<- bool) {
	defer close(done)
	for {
		select { //stave:select
		case job, ok := <-jobs:
			if !ok {
				fmt.Println("worker: no more jobs") //stave:empty
				return
			}
			time.Sleep(10 * time.Millisecond)       // the work itself
			fmt.Println("worker: job", job, "done") //stave:job
		case <-ctx.Done():
			fmt.Println("worker: leaves,", ctx.Err()) //stave:leave
			return
		}
	}
}

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	jobs := make(chan int, 4)
	done := make(chan bool)
	for job := 1; job <= 4; job++ {
		jobs <- job
	}
	go worker(ctx, jobs, done)
	time.Sleep(15 * time.Millisecond) //stave:pause
	cancel()                          //stave:cancel
	<-done                            //stave:wait
	fmt.Println("main: jobs left:", len(jobs))
}
