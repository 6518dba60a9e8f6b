// since: 1.23
// OnceFunc, OnceValue, atomic.Pointer, errgroup, semaphore, singleflight, causes, errors.Join.
package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"
	"golang.org/x/sync/semaphore"
	"golang.org/x/sync/singleflight"
)

func try(f func()) {
	defer func() { fmt.Println("panic:", recover()) }()
	f()
}

func main() {
	f := sync.OnceFunc(func() { fmt.Println("once") })
	f()
	f()
	v := sync.OnceValue(func() int { fmt.Println("computing"); return 42 })
	fmt.Println(v(), v())
	vs := sync.OnceValues(func() (string, error) { return "s", errors.New("e") })
	fmt.Println(vs())
	fmt.Println(vs())
	bad := sync.OnceFunc(func() { panic("bad") })
	try(bad)
	try(bad)
	var wg sync.WaitGroup
	n := 0
	for i := range 3 {
		wg.Go(func() { n += i })
	}
	wg.Wait()
	fmt.Println(n)

	var p atomic.Pointer[int]
	x, y := 1, 2
	fmt.Println(p.Load() == nil, p.CompareAndSwap(nil, &x), *p.Load(), p.CompareAndSwap(&y, &x), *p.Swap(&y), *p.Load())
	p.Store(nil)
	fmt.Println(p.Load())

	var g errgroup.Group
	g.SetLimit(2)
	var active, peak atomic.Int32
	for i := range 6 {
		g.Go(func() error {
			if now := active.Add(1); now > peak.Load() {
				peak.Store(now)
			}
			time.Sleep(time.Millisecond)
			active.Add(-1)
			if i == 3 {
				return errors.New("three failed")
			}
			return nil
		})
	}
	fmt.Println(g.Wait(), peak.Load())
	g2, ctx := errgroup.WithContext(context.Background())
	boom := errors.New("boom")
	g2.Go(func() error { return boom })
	g2.Go(func() error { <-ctx.Done(); return ctx.Err() })
	fmt.Println(g2.Wait(), ctx.Err(), context.Cause(ctx))
	var g3 errgroup.Group
	g3.SetLimit(1)
	block := make(chan int)
	fmt.Println(g3.TryGo(func() error { <-block; return nil }), g3.TryGo(func() error { return nil }))
	try(func() { g3.SetLimit(5) })
	close(block)
	fmt.Println(g3.Wait())

	sem := semaphore.NewWeighted(3)
	bg := context.Background()
	fmt.Println(sem.Acquire(bg, 2), sem.TryAcquire(2), sem.TryAcquire(1))
	short, cancel := context.WithTimeout(bg, time.Millisecond)
	fmt.Println(sem.Acquire(short, 1), sem.Acquire(short, 9))
	cancel()
	order := make(chan int, 3)
	for i := 1; i <= 2; i++ {
		go func() {
			sem.Acquire(bg, int64(i))
			order <- i
			sem.Release(int64(i))
		}()
		time.Sleep(time.Millisecond)
	}
	sem.Release(3)
	sum := <-order + <-order
	time.Sleep(time.Millisecond)
	fmt.Println(sum, sem.TryAcquire(3))
	try(func() { sem.Release(4) })

	var sf singleflight.Group
	calls := 0
	results := make(chan string, 3)
	for range 3 {
		go func() {
			v, err, shared := sf.Do("k", func() (any, error) {
				calls++
				time.Sleep(time.Millisecond)
				return "value", nil
			})
			results <- fmt.Sprint(v, err, shared)
		}()
	}
	fmt.Println(<-results, <-results, <-results, calls)
	r := <-sf.DoChan("k", func() (any, error) { return nil, boom })
	fmt.Println(r.Val, r.Err, r.Shared)
	sf.Forget("k")

	c1, cancel1 := context.WithCancelCause(bg)
	c2, cancel2 := context.WithTimeoutCause(c1, time.Millisecond, errors.New("too slow"))
	<-c2.Done()
	fmt.Println(c2.Err(), context.Cause(c2), c1.Err(), context.Cause(c1))
	stop := context.AfterFunc(c1, func() { fmt.Println("after cancel"); order <- 0 })
	never := context.AfterFunc(c1, func() { fmt.Println("never") })
	fmt.Println(never(), never())
	free := context.WithoutCancel(context.WithValue(c1, "k", "v"))
	cancel1(boom)
	<-order
	fmt.Println(stop(), c1.Err(), context.Cause(c1), free.Err(), free.Value("k"), free.Done() == nil)
	cancel2()
	fmt.Println(c1, free)
	ctx3, cancel3 := context.WithTimeout(context.WithValue(bg, "key", 5), time.Hour)
	name, _, _ := strings.Cut(fmt.Sprint(ctx3), " ")
	fmt.Println(name)
	cancel3()

	joined := errors.Join(boom, nil, errors.New("second"))
	fmt.Printf("%v|%q|%v %v %v\n", joined, joined, errors.Is(joined, boom), errors.Join(nil, nil) == nil, errors.Unwrap(joined))
	multi := fmt.Errorf("both: %w and %w", boom, context.Canceled)
	fmt.Println(multi, errors.Is(multi, boom), errors.Is(multi, context.Canceled), errors.Is(multi, context.DeadlineExceeded))
	fmt.Printf("%T %T\n", multi, fmt.Errorf("x %w", boom))

	pcg := rand.New(rand.NewPCG(1, 2))
	fmt.Println(pcg.IntN(100), pcg.IntN(100), pcg.Uint64(), pcg.Perm(5), pcg.Float64(), rand.N(10) < 10, rand.IntN(3) < 3)
	var m sync.Map
	m.Store("a", 1)
	fmt.Println(m.Swap("a", 2))
	fmt.Println(m.CompareAndSwap("a", 2, 3), m.CompareAndDelete("a", 9), m.CompareAndDelete("a", 3))
	m.Clear()
	var i32 int32 = 12
	fmt.Println(atomic.AndInt32(&i32, 6), i32, atomic.OrInt32(&i32, 3), i32)
}
