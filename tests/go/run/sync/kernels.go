// SPDX-License-Identifier: MIT
package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

// kernels after real bugs
type Broadcaster struct {
	mu     sync.Mutex
	subs   map[int]chan int
	next   int
	closed bool
}

func (b *Broadcaster) Sub() (int, <-chan int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.subs == nil {
		b.subs = map[int]chan int{}
	}
	id := b.next
	b.next++
	c := make(chan int, 1)
	b.subs[id] = c
	return id, c
}
func (b *Broadcaster) Pub(v int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, c := range b.subs {
		select {
		case c <- v:
		default:
		}
	}
}
func (b *Broadcaster) Close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.closed {
		return
	}
	b.closed = true
	for id, c := range b.subs {
		close(c)
		delete(b.subs, id)
	}
}

type Future[T any] struct {
	done chan struct{}
	v    T
	err  error
}

func Async[T any](f func() (T, error)) *Future[T] {
	p := &Future[T]{done: make(chan struct{})}
	go func() {
		defer close(p.done)
		defer func() {
			if r := recover(); r != nil {
				p.err = fmt.Errorf("panic: %v", r)
			}
		}()
		p.v, p.err = f()
	}()
	return p
}
func (p *Future[T]) Await(ctx context.Context) (T, error) {
	select {
	case <-p.done:
		return p.v, p.err
	case <-ctx.Done():
		var z T
		return z, ctx.Err()
	}
}

type state int32

const (
	idle state = iota
	running
	stopped
)

func (s state) String() string { return [...]string{"idle", "running", "stopped"}[s] }
func main() {
	var b Broadcaster
	var wg sync.WaitGroup
	var sum atomic.Int32
	for range 3 {
		_, c := b.Sub()
		wg.Add(1)
		go func() {
			defer wg.Done()
			for v := range c {
				sum.Add(int32(v))
			}
		}()
	}
	for i := 1; i <= 3; i++ {
		b.Pub(i)
		time.Sleep(time.Millisecond)
	}
	b.Close()
	b.Close()
	wg.Wait()
	fmt.Println(sum.Load())
	f := Async(func() (int, error) { var m map[string]int; m["x"] = 1; return 1, nil })
	fmt.Println(f.Await(context.Background()))
	g := Async(func() (string, error) { time.Sleep(time.Hour); return "late", nil })
	ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)
	defer cancel()
	fmt.Println(g.Await(ctx))
	var st atomic.Value
	st.Store(idle)
	fmt.Println(st.Load(), st.CompareAndSwap(idle, running), st.Load(), st.Swap(stopped))
	c := sync.NewCond(&sync.Mutex{})
	ready := false
	go func() { c.L.Lock(); ready = true; c.L.Unlock(); c.Broadcast() }()
	c.L.Lock()
	for !ready {
		c.Wait()
	}
	c.L.Unlock()
	v := sync.OnceValues(func() (int, error) { return 1, errors.New("once") })
	fmt.Println(v())
	fmt.Println(v())
	var m sync.Map
	m.Store("a", 1)
	x, loaded := m.LoadOrStore("a", 2)
	fmt.Println(x, loaded)
	m.Range(func(k, v any) bool { fmt.Println(k, v); return true })
	m.Clear()
	p := sync.Pool{New: func() any { return new(int) }}
	p.Put(p.Get())
	var rw sync.RWMutex
	rw.RLock()
	fmt.Println(rw.TryLock(), rw.TryRLock())
	done := make(chan struct{})
	go func() { defer close(done); rw.RUnlock(); rw.RUnlock(); rw.Lock(); rw.Unlock() }()
	<-done
	defer func() { r := recover(); err, ok := r.(error); fmt.Println(r, ok, err) }()
	var nilch chan int
	close(nilch)
}
