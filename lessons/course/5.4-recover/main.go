package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

const (
	payments = 119             // one every 6 s, for 12 minutes
	timeout  = 2 * time.Second //stave:timeout
)

// alipay answers within 200 ms. From minute 2 to minute 8 every fifth call hangs. And one payment
// has a body that our own code cannot read.
func alipay(ctx context.Context, since time.Duration, n int) error {
	if n == 7 {
		var amounts []int
		fmt.Println(amounts[0]) //stave:panic
	}
	takes := 200 * time.Millisecond
	if n%5 == 1 && since >= 2*time.Minute && since < 8*time.Minute {
		takes = time.Minute //stave:hang
	}
	select {
	case <-time.After(takes):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// guarded makes a panic in the channel's code an error of this one payment.
func guarded(ctx context.Context, since time.Duration, n int) (err error) {
	defer func() {
		if r := recover(); r != nil { //stave:recover
			err = fmt.Errorf("payment %d: %v", n, r)
			fmt.Println(err)
		}
	}()
	return alipay(ctx, since, n)
}

func pay(b *breaker, since time.Duration, n int, wg *sync.WaitGroup) {
	defer wg.Done()
	through, trial := b.allow() //stave:allow
	if !through {
		return // the bank takes it
	}
	ctx, cancel := context.WithTimeout(context.Background(), timeout)
	defer cancel()
	err := guarded(ctx, since, n)                           //stave:call
	b.done(errors.Is(err, context.DeadlineExceeded), trial) //stave:count
}

func main() {
	start := time.Now()
	b := &breaker{}
	go b.watch()
	time.Sleep(3 * time.Second)
	var wg sync.WaitGroup
	for n := 1; n <= payments; n++ {
		wg.Add(1)
		go pay(b, time.Since(start), n, &wg) //stave:payment
		time.Sleep(6 * time.Second)
	}
	wg.Wait()
	b.metrics()
}
