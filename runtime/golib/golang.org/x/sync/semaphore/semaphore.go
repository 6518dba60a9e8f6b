// SPDX-License-Identifier: MIT

// Package semaphore: a semaphore with weights. Waiters are served in order: a
// heavy one at the front holds light ones back.
package semaphore

import (
	"container/list"
	"context"
	"sync"
)

type waiter struct {
	n     int64
	ready chan struct{} // closed when the weight is his
}

// A Weighted has a total weight that holders share.
type Weighted struct {
	size    int64
	held    int64
	mu      sync.Mutex
	waiters list.List
}

// NewWeighted makes a semaphore of total weight n.
func NewWeighted(n int64) *Weighted { return &Weighted{size: n} }

// Acquire waits for weight n, or until ctx is done.
func (s *Weighted) Acquire(ctx context.Context, n int64) error {
	done := ctx.Done()
	s.mu.Lock()
	select {
	case <-done:
		s.mu.Unlock()
		return ctx.Err()
	default:
	}
	if s.size-s.held >= n && s.waiters.Len() == 0 {
		s.held += n
		s.mu.Unlock()
		return nil
	}
	if n > s.size {
		s.mu.Unlock()
		<-done // it can never be had
		return ctx.Err()
	}
	w := waiter{n, make(chan struct{})}
	place := s.waiters.PushBack(w)
	s.mu.Unlock()
	select {
	case <-w.ready:
		select {
		case <-done:
			s.Release(n)
			return ctx.Err()
		default:
		}
		return nil
	case <-done:
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	select {
	case <-w.ready: // it came at the same moment: give it back
		s.held -= n
		s.serve()
	default:
		first := s.waiters.Front() == place
		s.waiters.Remove(place)
		if first && s.size > s.held {
			s.serve()
		}
	}
	return ctx.Err()
}

// TryAcquire takes weight n if it can be had now.
func (s *Weighted) TryAcquire(n int64) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.size-s.held < n || s.waiters.Len() > 0 {
		return false
	}
	s.held += n
	return true
}

// Release gives weight n back.
func (s *Weighted) Release(n int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.held -= n
	if s.held < 0 {
		panic("semaphore: released more than held")
	}
	s.serve()
}

// serve lets waiters in, in order, as long as there is weight for the first.
func (s *Weighted) serve() {
	for place := s.waiters.Front(); place != nil; place = s.waiters.Front() {
		w := place.Value.(waiter)
		if s.size-s.held < w.n {
			return
		}
		s.held += w.n
		s.waiters.Remove(place)
		close(w.ready)
	}
}
