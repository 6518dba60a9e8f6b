// SPDX-License-Identifier: MIT
package main

import "fmt"

type List struct {
	head, tail *elem
	n          int
}
type elem struct {
	prev, next *elem
	v          any
}

func (l *List) Push(v any) *elem {
	e := &elem{prev: l.tail, v: v}
	if l.tail != nil {
		l.tail.next = e
	} else {
		l.head = e
	}
	l.tail = e
	l.n++
	return e
}
func (l *List) Remove(e *elem) {
	if e.prev != nil {
		e.prev.next = e.next
	} else {
		l.head = e.next
	}
	if e.next != nil {
		e.next.prev = e.prev
	} else {
		l.tail = e.prev
	}
	l.n--
}
func (l *List) Reverse() {
	for e := l.head; e != nil; e = e.prev {
		e.prev, e.next = e.next, e.prev
	}
	l.head, l.tail = l.tail, l.head
}

type LRU struct {
	List
	m   map[string]*elem
	cap int
}

func (c *LRU) Get(k string) any {
	if e, ok := c.m[k]; ok {
		c.Remove(e)
		c.m[k] = c.Push(e.v)
		return e.v
	}
	return nil
}
func (c *LRU) Put(k string, v int) {
	if len(c.m) == c.cap {
		old := c.head
		c.Remove(old)
		for k, e := range c.m {
			if e == old {
				delete(c.m, k)
			}
		}
	}
	c.m[k] = c.Push(v)
}
func (l *List) String() (s string) {
	for e := l.head; e != nil; e = e.next {
		s += fmt.Sprint(e.v, " ")
	}
	return
}

type ring struct {
	next *ring
	id   int
}

func main() {
	l := &List{}
	var es []*elem
	for i := range 5 {
		es = append(es, l.Push(i))
	}
	l.Remove(es[2])
	l.Remove(es[0])
	l.Remove(es[4])
	fmt.Println(l, l.n)
	l.Push("z")
	l.Reverse()
	fmt.Println(l, l.head.prev == nil, l.tail.next == nil)
	c := &LRU{m: map[string]*elem{}, cap: 2}
	c.Put("a", 1)
	c.Put("b", 2)
	c.Get("a")
	c.Put("c", 3)
	fmt.Println(c.Get("b"), c.Get("a"), c.Get("c"), c.n)
	first := &ring{id: 0}
	last := first
	for i := 1; i < 7; i++ {
		last.next = &ring{id: i}
		last = last.next
	}
	last.next = first
	for p := last; p.next != p; {
		for range 2 {
			p = p.next
		}
		fmt.Print(p.next.id, " ")
		p.next = p.next.next
	}
	fmt.Println()
	a := [3]int{1, 2, 3}
	ps := []*int{&a[2], &a[0], &a[1]}
	for i, p := range ps {
		*p += i * 10
	}
	fmt.Println(a, ps[0] == &a[2], *ps[1])
}
