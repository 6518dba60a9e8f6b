// SPDX-License-Identifier: MIT

// Package runtime: what a program may ask of the simulated runtime. The
// machine raises the panics whose types are declared in this file; it finds
// the types by name.
package runtime

// Error is what all run-time panics satisfy.
type Error interface {
	error
	RuntimeError()
}

// errorString is a run-time error; the machine gives the text after the colon.
type errorString string

func (e errorString) RuntimeError() {}

func (e errorString) Error() string { return "runtime error: " + string(e) }

// boundsError is an errorString about an index or a slice expression.
type boundsError string

func (e boundsError) RuntimeError() {}

func (e boundsError) Error() string { return "runtime error: " + string(e) }

// plainError is a run-time error whose text stands alone: "send on closed channel".
type plainError string

func (e plainError) RuntimeError() {}

func (e plainError) Error() string { return string(e) }

// A TypeAssertionError explains a failed type assertion. The fields are type
// names; inter is "" for the empty interface without a name, concrete is ""
// for a nil interface, missing is "" unless a method is missing.
type TypeAssertionError struct {
	inter, concrete, asserted, missing string
}

// RuntimeError marks it as a run-time error.
func (*TypeAssertionError) RuntimeError() {}

// Error gives the message, "interface conversion: …".
func (e *TypeAssertionError) Error() string {
	inter := e.inter
	if inter == "" {
		inter = "interface"
	}
	switch {
	case e.concrete == "":
		return "interface conversion: " + inter + " is nil, not " + e.asserted
	case e.missing != "":
		return "interface conversion: " + e.concrete + " is not " + e.asserted +
			": missing method " + e.missing
	case e.concrete == e.asserted:
		return "interface conversion: " + inter + " is " + e.concrete + ", not " + e.asserted +
			" (types from different scopes)"
	}
	return "interface conversion: " + inter + " is " + e.concrete + ", not " + e.asserted
}

// A PanicNilError is what recover returns after panic(nil).
type PanicNilError struct {
	_ [0]func()
}

// RuntimeError marks it as a run-time error.
func (*PanicNilError) RuntimeError() {}

// Error gives the message.
func (*PanicNilError) Error() string {
	return "panic called with nil argument"
}

// These put the types and their methods in every program's tables.
var (
	_ Error = errorString("")
	_ Error = boundsError("")
	_ Error = plainError("")
	_ Error = (*TypeAssertionError)(nil)
	_ Error = (*PanicNilError)(nil)
)
