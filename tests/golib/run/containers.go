// container/list, heap, ring.
package main

import (
	"container/heap"
	"container/list"
	"container/ring"
	"fmt"
)

type item struct{ pri, seq int }
type queue []item

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return q[i].pri < q[j].pri }
func (q queue) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)        { *q = append(*q, x.(item)) }
func (q *queue) Pop() any {
	old := *q
	x := old[len(old)-1]
	*q = old[:len(old)-1]
	return x
}

func show(l *list.List) {
	for e := l.Front(); e != nil; e = e.Next() {
		fmt.Print(e.Value, " ")
	}
	fmt.Print("| ")
	for e := l.Back(); e != nil; e = e.Prev() {
		fmt.Print(e.Value, " ")
	}
	fmt.Println(l.Len())
}

func main() {
	l := list.New()
	e4 := l.PushBack(4)
	e1 := l.PushFront(1)
	l.InsertBefore(3, e4)
	l.InsertAfter(2, e1)
	show(l)
	l.MoveToFront(e4)
	l.MoveToBack(e1)
	show(l)
	l.MoveBefore(e1, e4)
	l.MoveAfter(e4, l.Back())
	show(l)
	fmt.Println(l.Remove(e4), l.Remove(e4), e4.Next() == nil)
	other := list.New()
	other.PushBack("x")
	other.PushBack("y")
	l.PushBackList(other)
	l.PushFrontList(other)
	l.PushBackList(l)
	show(l)
	fmt.Println(l.InsertBefore(9, e4), other.InsertAfter(9, e1) == nil)
	var zero list.List
	zero.PushBack(1)
	show(&zero)
	l.Init()
	show(l)

	q := &queue{}
	for i := 0; i < 40; i++ {
		*q = append(*q, item{i * 7 % 11, i})
	}
	heap.Init(q)
	heap.Push(q, item{5, 100})
	heap.Push(q, item{0, 101})
	fmt.Println(*q)
	(*q)[3].pri = 20
	heap.Fix(q, 3)
	fmt.Println(heap.Remove(q, 5), heap.Remove(q, q.Len()-1))
	for q.Len() > 0 {
		fmt.Print(heap.Pop(q), " ")
	}
	fmt.Println()

	r := ring.New(5)
	for i := 0; i < r.Len(); i++ {
		r.Value = i
		r = r.Next()
	}
	p := func(r *ring.Ring) { r.Do(func(v any) { fmt.Print(v, " ") }); fmt.Println(r.Len()) }
	p(r)
	p(r.Move(2))
	p(r.Move(-1))
	cut := r.Unlink(2)
	p(cut)
	p(r)
	s := ring.New(2)
	s.Value = "a"
	p(r.Link(s))
	p(r)
	var empty *ring.Ring
	fmt.Println(empty.Len(), new(ring.Ring).Len(), ring.New(0) == nil)
}
