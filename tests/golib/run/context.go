// The tree of contexts: cancellation, deadlines, values, foreign parents.
package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

type key string

type foreign struct {
	context.Context
	done chan struct{}
}

func (f foreign) Done() <-chan struct{} { return f.done }
func (f foreign) Err() error {
	select {
	case <-f.done:
		return errors.New("foreign done")
	default:
		return nil
	}
}

func state(c context.Context) string {
	select {
	case <-c.Done():
		return fmt.Sprint("done: ", c.Err())
	default:
		return fmt.Sprint("open: ", c.Err())
	}
}

func main() {
	root := context.Background()
	fmt.Println(root, context.TODO(), root.Done() == nil, root.Err())
	a, cancelA := context.WithCancel(root)
	b, cancelB := context.WithCancel(a)
	c := context.WithValue(b, key("k"), "v")
	d, cancelD := context.WithTimeout(c, time.Hour)
	e, cancelE := context.WithCancel(a)
	fmt.Println(a, c.Value(key("k")), d.Value(key("k")), a.Value(key("k")), d.Value("k"))
	_, ok := d.Deadline()
	_, ok2 := c.Deadline()
	fmt.Println(ok, ok2, state(a), state(b), state(c), state(d), state(e))
	cancelB()
	cancelB()
	fmt.Println(state(a), state(b), state(c), state(d), state(e))
	cancelA()
	fmt.Println(state(a), state(e))
	f, cancelF := context.WithCancel(a)
	fmt.Println(state(f))
	cancelF()
	cancelD()
	cancelE()

	short, cancelShort := context.WithTimeout(root, 10*time.Millisecond)
	long, cancelLong := context.WithTimeout(short, time.Hour)
	d1, _ := short.Deadline()
	d2, _ := long.Deadline()
	fmt.Println(d1.Equal(d2))
	<-long.Done()
	fmt.Println(short.Err(), long.Err(), errors.Is(long.Err(), context.DeadlineExceeded), long.Err() == context.DeadlineExceeded)
	var timeout interface{ Timeout() bool }
	fmt.Println(errors.As(long.Err(), &timeout) && timeout.Timeout())
	cancelShort()
	cancelLong()
	past, cancelPast := context.WithDeadline(root, time.Now().Add(-time.Second))
	fmt.Println(state(past))
	cancelPast()

	fc := foreign{root, make(chan struct{})}
	g, cancelG := context.WithCancel(fc)
	fmt.Println(state(g))
	close(fc.done)
	<-g.Done()
	fmt.Println(state(g))
	cancelG()

	h, cancelH := context.WithCancel(root)
	var wg sync.WaitGroup
	results := make([]string, 5)
	for i := range results {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			child, cancel := context.WithTimeout(h, time.Hour)
			defer cancel()
			<-child.Done()
			results[i] = child.Err().Error()
		}(i)
	}
	time.Sleep(time.Millisecond)
	cancelH()
	wg.Wait()
	fmt.Println(results)
	for _, f := range []func(){
		func() { context.WithCancel(nil) },
		func() { context.WithValue(root, nil, 1) },
		func() { context.WithValue(root, []int{}, 1) },
		func() { context.WithValue(nil, 1, 1) },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}
