// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"sync"
)

type queue struct {
	mu                sync.Mutex
	notEmpty, notFull *sync.Cond
	items             []int
	max               int
}

func newQueue(n int) *queue {
	q := &queue{max: n}
	q.notEmpty = sync.NewCond(&q.mu)
	q.notFull = sync.NewCond(&q.mu)
	return q
}
func (q *queue) put(v int) {
	q.mu.Lock()
	for len(q.items) == q.max {
		q.notFull.Wait()
	}
	q.items = append(q.items, v)
	q.notEmpty.Signal()
	q.mu.Unlock()
}
func (q *queue) get() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.items) == 0 {
		q.notEmpty.Wait()
	}
	v := q.items[0]
	q.items = q.items[1:]
	q.notFull.Signal()
	return v
}
func main() {
	q := newQueue(2)
	go func() {
		for i := range 10 {
			q.put(i)
		}
	}()
	for range 10 {
		fmt.Print(q.get(), " ")
	}
	fmt.Println()
	var mu sync.Mutex
	c := sync.NewCond(&mu)
	ready, woken := false, 0
	var wg sync.WaitGroup
	for range 5 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			for !ready {
				c.Wait()
			}
			woken++
			mu.Unlock()
		}()
	}
	mu.Lock()
	ready = true
	mu.Unlock()
	c.Broadcast()
	wg.Wait()
	fmt.Println(woken)
	var once sync.Once
	func() { defer func() { fmt.Println(recover()) }(); once.Do(func() { panic("in once") }) }()
	once.Do(func() { fmt.Println("never") })
	f := sync.OnceFunc(func() { panic("pf") })
	for range 2 {
		func() { defer func() { fmt.Println(recover()) }(); f() }()
	}
	a, b := sync.OnceValues(func() (int, error) { return 1, fmt.Errorf("e") })()
	fmt.Println(a, b)
	rl := (&sync.RWMutex{}).RLocker()
	rl.Lock()
	rl.Unlock()
	fmt.Println("ok")
}
