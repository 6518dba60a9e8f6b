// SPDX-License-Identifier: MIT
package main

import (
	"context"
	"errors"
	"fmt"
	"time"
)

type key string

func main() {
	bg := context.Background()
	fmt.Println(bg, context.TODO(), bg.Err(), bg.Done() == nil)
	ctx, cancel := context.WithCancel(context.WithValue(bg, key("k"), 1))
	fmt.Println(ctx.Value(key("k")), ctx.Value("k"), ctx.Err())
	child, cancel2 := context.WithTimeout(ctx, time.Hour)
	defer cancel2()
	cancel()
	<-child.Done()
	fmt.Println(child.Err(), errors.Is(child.Err(), context.Canceled), context.Cause(child))
	t, c3 := context.WithTimeout(bg, 10*time.Millisecond)
	defer c3()
	select {
	case <-t.Done():
		fmt.Println(t.Err())
	case <-time.After(time.Second):
		fmt.Println("late")
	}
	var te interface{ Timeout() bool }
	fmt.Println(errors.As(t.Err(), &te) && te.Timeout(), errors.Is(t.Err(), context.DeadlineExceeded))
	d, c4 := context.WithDeadline(bg, time.Now().Add(-time.Second))
	defer c4()
	fmt.Println(d.Err())
	cc, c5 := context.WithCancelCause(bg)
	c5(errors.New("why"))
	c5(errors.New("second"))
	fmt.Println(cc.Err(), context.Cause(cc))
	stop := context.AfterFunc(cc, func() { fmt.Println("after func") })
	time.Sleep(time.Millisecond)
	fmt.Println(stop())
	w := context.WithoutCancel(cc)
	fmt.Println(w.Err(), w.Done() == nil)
	tc, c6 := context.WithTimeoutCause(bg, time.Millisecond, errors.New("slow"))
	defer c6()
	<-tc.Done()
	fmt.Println(tc.Err(), context.Cause(tc))
	_, hasD := child.Deadline()
	_, hasN := bg.Deadline()
	fmt.Println(hasD, hasN)
	fmt.Println(context.WithValue(bg, key("a"), "v"))
	func() { defer func() { fmt.Println(recover()) }(); context.WithValue(bg, nil, 1) }()
	func() { defer func() { fmt.Println(recover()) }(); context.WithValue(bg, []int{}, 1) }()
	func() { defer func() { fmt.Println(recover()) }(); context.WithCancel(nil) }()
}
