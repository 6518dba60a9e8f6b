// SPDX-License-Identifier: MIT

package main

import (
	"fmt"
	"sort"
	"strings"
	"sync"
)

type Node struct {
	l, r *Node
	v    int
}

func (n *Node) insert(v int) *Node {
	if n == nil {
		return &Node{v: v}
	}
	if v < n.v {
		n.l = n.l.insert(v)
	} else {
		n.r = n.r.insert(v)
	}
	return n
}
func (n *Node) sum() int {
	if n == nil {
		return 0
	}
	return n.v + n.l.sum() + n.r.sum()
}

type Shape interface{ Area() float64 }
type Sq struct{ s float64 }
type Ci struct{ r float64 }

func (s Sq) Area() float64 { return s.s * s.s }
func (c Ci) Area() float64 { return c.r * c.r * 3.14 }

func matmul(n int) float64 {
	a := make([][]float64, n)
	b := make([][]float64, n)
	c := make([][]float64, n)
	for i := range a {
		a[i] = make([]float64, n)
		b[i] = make([]float64, n)
		c[i] = make([]float64, n)
		for j := range a[i] {
			a[i][j] = float64(i + j)
			b[i][j] = float64(i - j)
		}
	}
	for i := 0; i < n; i++ {
		for j := 0; j < n; j++ {
			s := 0.0
			for k := 0; k < n; k++ {
				s += a[i][k] * b[k][j]
			}
			c[i][j] = s
		}
	}
	return c[n/2][n/3]
}

func words(text string) map[string]int {
	m := map[string]int{}
	for _, w := range strings.Fields(text) {
		m[strings.ToLower(w)]++
	}
	return m
}

func main() {
	var root *Node
	x := 12345
	for i := 0; i < 2000; i++ {
		x = (x*1103515245 + 12345) & 0x7fffffff
		root = root.insert(x)
	}
	fmt.Println(root.sum())
	shapes := []Shape{Sq{1}, Ci{2}, Sq{3}}
	t := 0.0
	for i := 0; i < 3000; i++ {
		t += shapes[i%3].Area()
	}
	fmt.Println(t, matmul(30))
	fmt.Println(len(words(strings.Repeat("the quick Brown fox ", 200))))
	xs := make([]int, 2000)
	for i := range xs {
		x = (x*1103515245 + 12345) & 0x7fffffff
		xs[i] = x % 1000
	}
	sort.Slice(xs, func(i, j int) bool { return xs[i] < xs[j] })
	fmt.Println(xs[:5])
	var mu sync.Mutex
	var wg sync.WaitGroup
	c := 0
	for g := 0; g < 10; g++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := 0; i < 200; i++ {
				mu.Lock()
				c++
				mu.Unlock()
			}
		}()
	}
	wg.Wait()
	fmt.Println(c)
	ch := make(chan int)
	go func() {
		for i := 0; i < 1000; i++ {
			ch <- i
		}
		close(ch)
	}()
	s := 0
	for v := range ch {
		s += v
	}
	fmt.Println(s)
	for i := 0; i < 50; i++ {
		fmt.Println("line", i, 1.5*float64(i), "x")
	}
}
