// SPDX-License-Identifier: MIT

package reflect

import (
	rt "internal/rtype"
	"unsafe"
)

// What the machine does for reflection: machine-native-reflect.c, machine-native-reflect-type.c.
// A value passes as an any; one of an interface type is passed as it is, so that the type is given
// beside it where it matters. A variable passes as its type and its address.

func typeName(t rt.Type) string
func typePkg(t rt.Type) string
func typeSize(t rt.Type) (size, align uintptr)

// n is an array's length or a channel's direction.
func typeShape(t rt.Type) (n, params int, variadic, named bool)

func pointerTo(t rt.Type) rt.Type
func numTypes() int
func findType(kind int, elem, key rt.Type, n int) rt.Type
func fieldInfo(t rt.Type, i int) (name, pkg, tag string, typ rt.Type, offset uintptr, embedded bool)
func numMethod(t rt.Type) int
func findMethod(t rt.Type, name string) int

// fn takes the receiver as an interface's data word; expr is typ with the receiver.
func methodInfo(t rt.Type, i int) (name, pkg string, typ, expr rt.Type, fn unsafe.Pointer)

func implements(t, inter rt.Type) bool
func methodValue(t rt.Type, fn unsafe.Pointer, receiver any) any
func funcPC(f any) uintptr

func load(t rt.Type, p unsafe.Pointer) any
func store(t rt.Type, p unsafe.Pointer, v any)
func offset(p unsafe.Pointer, n uintptr) unsafe.Pointer
func alloc(t rt.Type, n int) unsafe.Pointer
func zero(t rt.Type) any

// word is how a value of at most 8 bytes lies in a slot; fromWord cuts it to the type's width.
func word(v any) uint64
func fromWord(t rt.Type, w uint64) any

// pointerOf and fromPointer are the same for pointers, channels, maps and funcs.
func pointerOf(v any) unsafe.Pointer
func fromPointer(t rt.Type, p unsafe.Pointer) any

// address is a pointer as programs see it.
func address(p unsafe.Pointer) uintptr

// retype is the same memory seen as another type of the same layout.
func retype(t rt.Type, v any) any
func stringOf(v any) string
func sliceParts(v any) (p unsafe.Pointer, len, cap int)
func sliceFrom(t rt.Type, p unsafe.Pointer, len, cap int) any
func copyElems(t rt.Type, to, from unsafe.Pointer, n int)

func newChan(t rt.Type, n int) any
func chanCap(v any) int
func closeChan(v any)
func newMap(t rt.Type, n int) any
func mapGet(m, key any) (elem any, ok bool)
func mapSet(m, key, elem any)
func mapDelete(m, key any)
func mapClear(m any)
func mapIter(m any) unsafe.Pointer
func mapNext(m any, iter unsafe.Pointer) (key, elem any, ok bool)

// Frames: a word for each slot.
func newFrame(n int) unsafe.Pointer
func slotsOf(t rt.Type) int
func putSlots(frame unsafe.Pointer, at int, t rt.Type, v any)
func getSlots(frame unsafe.Pointer, at int, t rt.Type) any
func putWord(frame unsafe.Pointer, at int, w uint64)
func getWord(frame unsafe.Pointer, at int) uint64

// callN calls a function through a frame of N slots, its results first; made by the compiler.
func call8(fn, frame unsafe.Pointer)
func call32(fn, frame unsafe.Pointer)
func call256(fn, frame unsafe.Pointer)
func call4096(fn, frame unsafe.Pointer)

// selectCases makes a select of the cases that a frame describes (machine-select.c); -1 is default.
func selectCases(frame unsafe.Pointer) int
