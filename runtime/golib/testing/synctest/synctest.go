// SPDX-License-Identifier: MIT

// Package synctest tests concurrent code: in a bubble with a clock of its own, which moves only when
// every goroutine of the bubble waits for another one of it.
package synctest

import (
	"internal/bubble"
	"testing"
)

// Test runs f in a new bubble and waits until all goroutines of it have ended. What the T given to f
// cleans up, and its context, belong to the bubble; it has no subtests.
func Test(t *testing.T, f func(*testing.T)) {
	passed := false
	bubble.Run(func() { passed = bubble.Test(t, f) })
	if !passed {
		t.FailNow()
	}
}

// Run runs f in a new bubble and waits until all goroutines of it have ended. It is the form of
// Go 1.24's experiment.
func Run(f func()) { bubble.Run(f) }

// Wait returns when every other goroutine of the bubble is durably blocked.
func Wait() { bubble.Wait() }
