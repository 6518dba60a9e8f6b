// SPDX-License-Identifier: MIT

// Package errgroup: goroutines that work on parts of one task, with the first
// error of them.
package errgroup

import (
	"context"
	"fmt"
	"sync"
)

// A Group is a collection of such goroutines; its zero value is ready.
type Group struct {
	cancel func(error)
	wg     sync.WaitGroup
	slots  chan struct{} // one per goroutine that may be active; nil: no limit
	once   sync.Once
	err    error
}

// WithContext makes a group whose context ends with the first error, or with Wait.
func WithContext(ctx context.Context) (*Group, context.Context) {
	ctx, cancel := context.WithCancelCause(ctx)
	return &Group{cancel: cancel}, ctx
}

// Wait waits for all and returns the first error.
func (g *Group) Wait() error {
	g.wg.Wait()
	if g.cancel != nil {
		g.cancel(g.err)
	}
	return g.err
}

func (g *Group) start(f func() error) {
	g.wg.Add(1)
	go func() {
		defer g.done()
		if err := f(); err != nil {
			g.once.Do(func() {
				g.err = err
				if g.cancel != nil {
					g.cancel(err)
				}
			})
		}
	}()
}

func (g *Group) done() {
	if g.slots != nil {
		<-g.slots
	}
	g.wg.Done()
}

// Go runs f in a goroutine, as soon as the limit lets it.
func (g *Group) Go(f func() error) {
	if g.slots != nil {
		g.slots <- struct{}{}
	}
	g.start(f)
}

// TryGo runs f in a goroutine if the limit lets it now.
func (g *Group) TryGo(f func() error) bool {
	if g.slots != nil {
		select {
		case g.slots <- struct{}{}:
		default:
			return false
		}
	}
	g.start(f)
	return true
}

// SetLimit lets at most n goroutines be active; no limit if n is negative.
func (g *Group) SetLimit(n int) {
	if n < 0 {
		g.slots = nil
		return
	}
	if len(g.slots) != 0 {
		panic(fmt.Errorf("errgroup: modify limit while %v goroutines in the group are still active", len(g.slots)))
	}
	g.slots = make(chan struct{}, n)
}
