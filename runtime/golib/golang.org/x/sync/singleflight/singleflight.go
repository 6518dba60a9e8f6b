// SPDX-License-Identifier: MIT

// Package singleflight: one call for all who ask for the same at one time.
package singleflight

import (
	"errors"
	"runtime"
	"sync"
)

var errGoexit = errors.New("runtime.Goexit was called")

// A call is under way, or done.
type call struct {
	wg    sync.WaitGroup
	val   any
	err   error
	chans []chan<- Result
	dups  int

	panicked bool
	failure  any
}

// A Result is what DoChan's channel gives.
type Result struct {
	Val    any
	Err    error
	Shared bool
}

// A Group holds the calls under way, by key; its zero value is ready.
type Group struct {
	mu    sync.Mutex
	calls map[string]*call
}

// join finds the call for key, or makes it.
func (g *Group) join(key string, ch chan<- Result) (c *call, isNew bool) {
	if g.calls == nil {
		g.calls = make(map[string]*call)
	}
	c, ok := g.calls[key]
	if ok {
		c.dups++
	} else {
		c = new(call)
		c.wg.Add(1)
		g.calls[key] = c
	}
	if ch != nil {
		c.chans = append(c.chans, ch)
	}
	return c, !ok
}

// Do runs fn, or waits for the call with the same key and returns its results.
func (g *Group) Do(key string, fn func() (any, error)) (v any, err error, shared bool) {
	g.mu.Lock()
	c, isNew := g.join(key, nil)
	g.mu.Unlock()
	if isNew {
		g.run(c, key, fn)
	} else {
		c.wg.Wait()
	}
	if c.panicked {
		panic(c.failure)
	}
	if c.err == errGoexit {
		runtime.Goexit()
	}
	return c.val, c.err, !isNew || c.dups > 0
}

// DoChan is Do that gives the results on a channel.
func (g *Group) DoChan(key string, fn func() (any, error)) <-chan Result {
	ch := make(chan Result, 1)
	g.mu.Lock()
	c, isNew := g.join(key, ch)
	g.mu.Unlock()
	if isNew {
		go g.run(c, key, fn)
	}
	return ch
}

// Forget makes the next Do of the key run its function.
func (g *Group) Forget(key string) {
	g.mu.Lock()
	delete(g.calls, key)
	g.mu.Unlock()
}

func (g *Group) run(c *call, key string, fn func() (any, error)) {
	normal := false
	defer func() {
		if !normal && !c.panicked {
			c.err = errGoexit
		}
		g.mu.Lock()
		defer g.mu.Unlock()
		c.wg.Done()
		if g.calls[key] == c {
			delete(g.calls, key)
		}
		if c.panicked && len(c.chans) > 0 {
			go panic(c.failure) // nobody can recover this one: those on channels would wait for ever
			return
		}
		for _, ch := range c.chans {
			ch <- Result{c.val, c.err, c.dups > 0}
		}
	}()
	func() {
		defer func() {
			if !normal {
				if r := recover(); r != nil {
					c.panicked, c.failure = true, r
				}
			}
		}()
		c.val, c.err = fn()
		normal = true
	}()
}
