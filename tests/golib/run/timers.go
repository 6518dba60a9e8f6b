// Timers, tickers, AfterFunc.
package main

import (
	"fmt"
	"time"
)

func main() {
	ms := time.Millisecond
	t := time.NewTimer(20 * ms)
	fmt.Println(t.Stop(), t.Stop(), t.Reset(5*ms))
	<-t.C
	fmt.Println("fired", t.Stop())
	done := make(chan string)
	time.AfterFunc(5*ms, func() { done <- "after" })
	fmt.Println(<-done)
	never := time.AfterFunc(20*ms, func() { fmt.Println("never") })
	fmt.Println(never.Stop())
	tick := time.NewTicker(10 * ms)
	for i := 0; i < 3; i++ {
		<-tick.C
		fmt.Println("tick", i)
	}
	tick.Stop()
	tick.Reset(3 * ms)
	<-tick.C
	tick.Stop()
	select {
	case <-tick.C:
		fmt.Println("late tick")
	case <-time.After(30 * ms):
		fmt.Println("timeout")
	}
	fmt.Println(time.Tick(0) == nil, time.Tick(-1) == nil)
	for _, f := range []func(){func() { time.NewTicker(0) }, func() { new(time.Timer).Stop() }, func() { new(time.Timer).Reset(1) }, func() { time.NewTicker(1).Reset(-1) }} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
	start := time.Now()
	select {
	case <-time.After(40 * ms):
	case <-time.After(10 * ms):
	}
	d := time.Since(start)
	fmt.Println(d >= 10*ms, d < 40*ms)
}
