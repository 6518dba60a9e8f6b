// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"unsafe"
)

type node struct {
	value int
	next  unsafe.Pointer // *node
}

// A stack without locks, as it was written before atomic.Pointer.
type stack struct {
	head unsafe.Pointer
	n    int64
}

func (s *stack) push(v int) {
	fresh := &node{value: v}
	for {
		old := atomic.LoadPointer(&s.head)
		fresh.next = old
		if atomic.CompareAndSwapPointer(&s.head, old, unsafe.Pointer(fresh)) {
			atomic.AddInt64(&s.n, 1)
			return
		}
	}
}

func (s *stack) pop() (int, bool) {
	for {
		old := atomic.LoadPointer(&s.head)
		if old == nil {
			return 0, false
		}
		next := atomic.LoadPointer(&(*node)(old).next)
		if atomic.CompareAndSwapPointer(&s.head, old, next) {
			return (*node)(old).value, true
		}
	}
}

type pair struct {
	a, b int32
}

var global = [4]uint64{0x0102030405060708, 2, 3, 4}

func main() {
	var s stack
	var wg sync.WaitGroup
	for i := range 10 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := range 10 {
				s.push(i*10 + j)
			}
		}()
	}
	wg.Wait()
	sum := 0
	for v, ok := s.pop(); ok; v, ok = s.pop() {
		sum += v
	}
	fmt.Println(sum, s.n)

	f := 1.5
	fmt.Printf("%#x\n", *(*uint64)(unsafe.Pointer(&f)))
	b := []byte("hello")
	str := *(*string)(unsafe.Pointer(&b))
	fmt.Println(str, len(str))
	p := (*pair)(unsafe.Pointer(&global[1]))
	p.b = 7
	fmt.Println(global[1], *(*[4]byte)(unsafe.Pointer(&global[0])))
	x := pair{3, 4}
	second := (*int32)(unsafe.Pointer(&x.b))
	*second = 9
	fmt.Println(x, uintptr(unsafe.Pointer(&x))%4, unsafe.Pointer(nil) == nil)
	type alias struct{ q, r *pair }
	type alias2 struct{ s, t *pair }
	al := alias{&x, nil}
	fmt.Println((*alias2)(unsafe.Pointer(&al)).s.a)
	var i any = unsafe.Pointer(nil)
	fmt.Println(i)
}
