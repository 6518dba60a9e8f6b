// SPDX-License-Identifier: MIT

// Package signal: signals on channels. In the simulation they come from the
// program itself (syscall.Kill, Process.Signal).
package signal

import (
	"context"
	"internal/sig"
	"os"
	"strings"
	"sync"
	"syscall"
)

type listener struct {
	c       chan<- os.Signal
	signals []os.Signal // none: all
}

func (l *listener) wants(s os.Signal) bool {
	for _, wanted := range l.signals {
		if wanted == s {
			return true
		}
	}
	return len(l.signals) == 0
}

var (
	mu        sync.Mutex
	listeners []*listener
	ignored   []os.Signal
)

func deliver(number int) bool {
	s := os.Signal(syscall.Signal(number))
	mu.Lock()
	defer mu.Unlock()
	wanted := false
	for _, l := range listeners {
		if l.wants(s) {
			wanted = true
			select {
			case l.c <- s:
			default:
			}
		}
	}
	return wanted || isIgnored(s)
}

func isIgnored(s os.Signal) bool {
	for _, other := range ignored {
		if other == s {
			return true
		}
	}
	return false
}

// Notify sends signals, all if none are named, on c, which must have room for them.
func Notify(c chan<- os.Signal, signals ...os.Signal) {
	if c == nil {
		panic("os/signal: Notify using nil channel")
	}
	mu.Lock()
	defer mu.Unlock()
	sig.Deliver(deliver)
	ignored = without(ignored, signals)
	listeners = append(listeners, &listener{c, append([]os.Signal(nil), signals...)})
}

// Stop sends no more signals on c.
func Stop(c chan<- os.Signal) {
	mu.Lock()
	defer mu.Unlock()
	var kept []*listener
	for _, l := range listeners {
		if l.c != c {
			kept = append(kept, l)
		}
	}
	listeners = kept
}

// Ignore makes signals have no effect.
func Ignore(signals ...os.Signal) {
	Reset(signals...)
	mu.Lock()
	defer mu.Unlock()
	sig.Deliver(deliver)
	ignored = append(ignored, signals...)
}

// Ignored reports whether a signal is ignored.
func Ignored(s os.Signal) bool {
	mu.Lock()
	defer mu.Unlock()
	return isIgnored(s)
}

// without is the list but for the signals gone, which are all if none are named.
func without(list, gone []os.Signal) (kept []os.Signal) {
	l := &listener{signals: gone}
	for _, s := range list {
		if !l.wants(s) {
			kept = append(kept, s)
		}
	}
	return kept
}

// Reset undoes Notify and Ignore for signals, all if none are named.
func Reset(signals ...os.Signal) {
	mu.Lock()
	defer mu.Unlock()
	if len(signals) == 0 {
		listeners, ignored = nil, nil
		return
	}
	ignored = without(ignored, signals)
	for _, l := range listeners {
		kept := without(l.signals, signals)
		if len(l.signals) > 0 && len(kept) == 0 {
			l.c = nil // a nil channel never takes anything
		} else {
			l.signals = kept
		}
	}
}

type notifyCtx struct {
	context.Context
	cancel  context.CancelFunc
	signals []os.Signal
	c       chan os.Signal
}

func (n *notifyCtx) stop() {
	n.cancel()
	Stop(n.c)
}

// NotifyContext derives a context that the first of the signals cancels.
func NotifyContext(parent context.Context, signals ...os.Signal) (ctx context.Context, stop context.CancelFunc) {
	ctx, cancel := context.WithCancel(parent)
	n := &notifyCtx{ctx, cancel, signals, make(chan os.Signal, 1)}
	Notify(n.c, signals...)
	if ctx.Err() == nil {
		go func() {
			select {
			case <-n.c:
				n.cancel()
			case <-n.Done():
			}
		}()
	}
	return n, n.stop
}

// String names the parent and the signals.
func (n *notifyCtx) String() string {
	parent := n.Context.(interface{ String() string }).String()
	text := "signal.NotifyContext(" + strings.TrimSuffix(parent, ".WithCancel")
	for i, s := range n.signals {
		if i == 0 {
			text += ", ["
		} else {
			text += " "
		}
		text += s.String()
	}
	if len(n.signals) > 0 {
		text += "]"
	}
	return text + ")"
}
