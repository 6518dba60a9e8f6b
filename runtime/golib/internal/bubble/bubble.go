// SPDX-License-Identifier: MIT

// Package bubble is what testing/synctest, package testing and the scheduler share.
package bubble

// Test is package testing's part of synctest.Test, in the bubble: t is a *testing.T, f a
// func(*testing.T); it reports whether f passed.
var Test func(t, f any) bool

// What run and wait say.
const (
	over    = iota
	blocked // run: all goroutines wait for each other
	left    // run: f returned, other goroutines did not
	nested  // run: the caller is in a bubble already
)

const (
	outside = 1 + iota // wait: there is no bubble
	twice              // wait: another goroutine waits already
)

// run starts f in a bubble and waits for all goroutines in it.
func run(f func()) int

// wait waits until all others in the bubble wait durably.
func wait() int

// A deadlock is what Run panics with.
type deadlock struct {
	text string
}

func (d deadlock) Error() string { return d.text }

// Run runs f, and what f starts, in a bubble.
func Run(f func()) {
	switch run(f) {
	case blocked:
		panic(deadlock{"deadlock: all goroutines in bubble are blocked"})
	case left:
		panic(deadlock{"deadlock: main bubble goroutine has exited but blocked goroutines remain"})
	case nested:
		panic("synctest.Run called from within a synctest bubble")
	}
}

// Wait waits until all other goroutines of the bubble wait durably.
func Wait() {
	switch wait() {
	case outside:
		panic("goroutine is not in a bubble")
	case twice:
		panic("wait already in progress")
	}
}
