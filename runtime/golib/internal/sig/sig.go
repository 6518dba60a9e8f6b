// SPDX-License-Identifier: MIT

// Package sig carries signals from those who send them, in the program or
// from outside the run, to package os/signal.
package sig

// Deliver takes a signal and reports whether someone wanted it; nil until
// os/signal is asked for signals.
var Deliver func(signal int) bool

// exit ends the program as an uncaught signal does.
func exit(code int)

// Raise sends a signal to the program itself.
func Raise(signal int) {
	if signal != 9 && Deliver != nil && Deliver(signal) {
		return
	}
	exit(128 + signal)
}
