package main

import (
	"context"
	"sync"
)

// A group runs functions side by side. It keeps the first error, and cancels the others for it.
type group struct {
	wg     sync.WaitGroup
	once   sync.Once
	err    error
	cancel context.CancelFunc
}

func newGroup(parent context.Context) (*group, context.Context) {
	ctx, cancel := context.WithCancel(parent)
	return &group{cancel: cancel}, ctx
}

func (g *group) run(f func() error) {
	g.wg.Add(1)
	go func() {
		defer g.wg.Done()
		if err := f(); err != nil {
			g.once.Do(func() { //stave:first
				g.err = err
				g.cancel() //stave:cancel
			})
		}
	}()
}

// wait returns when all have returned: also those that were told to give up.
func (g *group) wait() error {
	g.wg.Wait()
	g.cancel()
	return g.err
}
