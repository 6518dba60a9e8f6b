// SPDX-License-Identifier: MIT

// since: 1.25
// options: --procs 1
//
// Bubbles of testing/synctest. What it prints is what Go 1.25's documentation says: the toolchains
// at hand do not have the package.
package main

import (
	"context"
	"fmt"
	"sync"
	"testing/synctest"
	"time"
)

// bubble runs f in a bubble and prints the panic, if there is one.
func bubble(name string, f func()) {
	fmt.Printf("-- %s\n", name)
	defer func() {
		if r := recover(); r != nil {
			fmt.Printf("panic: %v\n", r)
		}
	}()
	synctest.Run(f)
}

func clock() {
	start := time.Now()
	fmt.Println(start)
	go func() {
		time.Sleep(1 * time.Second)
		fmt.Println("the other one", time.Since(start))
	}()
	time.Sleep(2 * time.Second)
	fmt.Println("main", time.Since(start))
	deadline := time.Date(2024, time.February, 29, 0, 0, 0, 0, time.UTC)
	time.Sleep(time.Until(deadline))
	fmt.Println(time.Now().UTC().Format(time.RFC1123))
}

// Work takes no time: the clock moves only when all wait.
func work() {
	start, sum := time.Now(), 0
	for i := range 100000 {
		sum += i
	}
	fmt.Println(sum, time.Since(start))
}

func wait() {
	steps := make(chan int)
	n := 0
	go func() {
		for range steps {
			n++
		}
		n = -n
	}()
	for i := range 3 {
		steps <- i
		synctest.Wait()
		fmt.Println("after", i, "n is", n)
	}
	close(steps)
	synctest.Wait()
	fmt.Println("closed, n is", n)
}

// A timer that is due fires before Wait returns.
func waitAndTimers() {
	fired := 0
	time.AfterFunc(time.Minute, func() { fired++ })
	time.Sleep(time.Minute - 1)
	synctest.Wait()
	fmt.Println("a nanosecond before", fired)
	time.Sleep(1)
	synctest.Wait()
	fmt.Println("then", fired)
}

func tickers() {
	fast, slow := time.NewTicker(2*time.Second), time.NewTicker(5*time.Second)
	defer fast.Stop()
	defer slow.Stop()
	start := time.Now()
	for n := 0; n < 6; n++ {
		select {
		case <-fast.C:
			fmt.Println("fast", time.Since(start))
		case <-slow.C:
			fmt.Println("slow", time.Since(start))
			time.Sleep(time.Second / 2)
		}
	}
	slow.Reset(time.Hour)
	fast.Stop()
	fmt.Println("slow", (<-slow.C).Format(time.TimeOnly))
}

func contexts() {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	deadline, _ := ctx.Deadline()
	fmt.Println(deadline.Format(time.DateTime))
	time.Sleep(5*time.Second - 1)
	synctest.Wait()
	fmt.Println(ctx.Err())
	time.Sleep(1)
	synctest.Wait()
	fmt.Println(ctx.Err())
	ctx, cancel = context.WithCancel(context.Background())
	called := false
	context.AfterFunc(ctx, func() { called = true })
	synctest.Wait()
	fmt.Print(called, " ")
	cancel()
	synctest.Wait()
	fmt.Println(called)
}

func groupsAndConds() {
	var wg sync.WaitGroup
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	ready, woken := false, 0
	for range 3 {
		wg.Go(func() {
			mu.Lock()
			defer mu.Unlock()
			for !ready {
				cond.Wait()
			}
			woken++
		})
	}
	synctest.Wait()
	fmt.Println("woken", woken)
	mu.Lock()
	ready = true
	mu.Unlock()
	cond.Broadcast()
	wg.Wait()
	fmt.Println("woken", woken)
}

// Who waits for a mutex is not durably blocked: the clock must not move meanwhile.
func mutexes() {
	var mu sync.Mutex
	mu.Lock()
	time.AfterFunc(time.Second, mu.Unlock)
	bubble("mutexes", func() {
		start := time.Now()
		go func() {
			mu.Lock()
			fmt.Println("locked after", time.Since(start))
			mu.Unlock()
		}()
		time.Sleep(time.Hour)
		fmt.Println("slept", time.Since(start))
	})
}

// A channel from outside holds the clock as well.
func outsideChannel() {
	fromOutside := make(chan string)
	answers := make(chan time.Duration, 1)
	go func() {
		time.Sleep(3 * time.Second)
		fromOutside <- "hello"
	}()
	before := time.Now()
	bubble("a channel from outside", func() {
		start := time.Now()
		go func() {
			fmt.Println(<-fromOutside)
			answers <- time.Since(start)
		}()
		time.Sleep(time.Hour)
	})
	fmt.Println("in the bubble", <-answers, "outside", time.Since(before).Round(time.Second))
}

// Any number of bubbles at once, each with its time.
func together() {
	fmt.Println("-- together")
	var wg sync.WaitGroup
	ends := make([]string, 3)
	for i := range ends {
		wg.Go(func() {
			synctest.Run(func() {
				time.Sleep(time.Duration(i+1) * time.Hour)
				ends[i] = time.Now().Format(time.TimeOnly)
			})
		})
	}
	wg.Wait()
	fmt.Println(ends)
}

func main() {
	bubble("clock", clock)
	bubble("work", work)
	bubble("wait", wait)
	bubble("wait and timers", waitAndTimers)
	bubble("tickers", tickers)
	bubble("contexts", contexts)
	bubble("groups and conds", groupsAndConds)
	mutexes()
	outsideChannel()
	together()
	bubble("blocked", func() { <-make(chan int) })
	bubble("blocked with a group", func() {
		wg := new(sync.WaitGroup)
		wg.Add(1)
		wg.Wait()
	})
	bubble("left", func() { go func() { select {} }() })
	bubble("left asleep", func() { go time.Sleep(1) })
	bubble("nested", func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		synctest.Run(func() {})
	})
	bubble("two in Wait", func() {
		go synctest.Wait()
		defer func() { fmt.Println("recovered:", recover()) }()
		time.Sleep(1)
		done := make(chan bool)
		go func() {
			defer close(done)
			defer func() { fmt.Println("recovered:", recover()) }()
			synctest.Wait()
		}()
		synctest.Wait()
		<-done
	})
	func() {
		defer func() { fmt.Println("outside:", recover()) }()
		synctest.Wait()
	}()
	var empty sync.WaitGroup
	bubble("a group, once here", func() { empty.Add(1); empty.Done() })
	bubble("once there", func() { empty.Add(1); empty.Done() })
	fmt.Println(time.Now().Year())
}
