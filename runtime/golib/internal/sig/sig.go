// SPDX-License-Identifier: MIT

// Package sig carries signals from those who send them, in the program or
// from outside the run, to package os/signal.
package sig

var deliver func(signal int) bool

// listen has run called, in a goroutine of its own, for each signal from outside.
func listen(run func())

// next is the signal that came first of those not taken yet, or 0.
func next() int

// die does what a signal that nobody takes does to a program.
func die(signal int)

// Deliver takes signals from now on, and reports whether someone wanted them.
func Deliver(to func(signal int) bool) {
	deliver = to
	listen(raiseNext)
}

func raiseNext() {
	if signal := next(); signal != 0 {
		Raise(signal)
	}
}

// Raise sends a signal to the program itself.
func Raise(signal int) {
	if signal == 9 || deliver == nil || !deliver(signal) {
		die(signal)
	}
}
