package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

var bucket, count int64

// observe counts a request twice: in its bucket, and in all.
func observe(wg *sync.WaitGroup) {
	defer wg.Done()
	atomic.AddInt64(&bucket, 1) //stave:first
	atomic.AddInt64(&count, 1)  //stave:second
}

// fetch is Prometheus, which comes when it comes.
func fetch(wg *sync.WaitGroup) {
	defer wg.Done()
	b := atomic.LoadInt64(&bucket)
	c := atomic.LoadInt64(&count)
	fmt.Println("in the buckets:", b, "in all:", c) //stave:fetched
}

func main() {
	var wg sync.WaitGroup
	wg.Add(3)
	go observe(&wg)
	go observe(&wg)
	go fetch(&wg)
	wg.Wait()
}
