// SPDX-License-Identifier: MIT
package main

import (
	"container/heap"
	"container/list"
	"container/ring"
	"fmt"
	"sort"
)

type person struct {
	name string
	age  int
}
type byAge []person

func (b byAge) Len() int           { return len(b) }
func (b byAge) Less(i, j int) bool { return b[i].age < b[j].age }
func (b byAge) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

type ints []int

func (h ints) Len() int           { return len(h) }
func (h ints) Less(i, j int) bool { return h[i] < h[j] }
func (h ints) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *ints) Push(x any)        { *h = append(*h, x.(int)) }
func (h *ints) Pop() any          { o := *h; x := o[len(o)-1]; *h = o[:len(o)-1]; return x }
func main() {
	ps := []person{{"a", 30}, {"b", 20}, {"c", 30}, {"d", 20}}
	sort.Stable(byAge(ps))
	fmt.Println(ps)
	sort.Sort(sort.Reverse(byAge(ps)))
	fmt.Println(ps[0].age, sort.IsSorted(byAge(ps)))
	sort.SliceStable(ps, func(i, j int) bool { return ps[i].name < ps[j].name })
	fmt.Println(ps)
	fs := sort.Float64Slice{2.5, -1, 3}
	fs.Sort()
	fmt.Println(fs, sort.SearchFloat64s(fs, 2.5))
	i, found := sort.Find(3, func(i int) int { return 2 - i })
	fmt.Println(i, found, sort.Search(100, func(i int) bool { return i*i >= 50 }))
	big := make([]int, 1000)
	for i := range big {
		big[i] = i * 7919 % 1000
	}
	sort.Ints(big)
	fmt.Println(sort.IntsAreSorted(big), big[0], big[999])
	h := &ints{5, 2, 8}
	heap.Init(h)
	heap.Push(h, 3)
	for h.Len() > 0 {
		fmt.Print(heap.Pop(h), " ")
	}
	fmt.Println()
	l := list.New()
	e := l.PushBack(1)
	l.PushFront(0)
	l.InsertAfter(5, e)
	l.MoveToFront(e)
	for x := l.Front(); x != nil; x = x.Next() {
		fmt.Print(x.Value, " ")
	}
	fmt.Println(l.Len(), l.Remove(e))
	r := ring.New(3)
	for i := range 3 {
		r.Value = i
		r = r.Next()
	}
	r.Do(func(v any) { fmt.Print(v, " ") })
	fmt.Println(r.Len())
}
