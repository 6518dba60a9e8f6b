// SPDX-License-Identifier: MIT
package main

type I interface{ M() }

type J interface {
	M()
	N(int) string
}

type V struct{}

type P struct{}

func (*P) M() {}

type W struct{}

func (W) M(int) {}

type L struct{}

func (L) m() {}

func main() {
	var i I = V{} // ERROR "cannot use V{} \(value of type V\) as I value in variable declaration: V does not implement I \(missing method M\)" at 12
	i = P{} // ERROR "P does not implement I \(method M has pointer receiver\)" at 6
	i = W{} // ERROR "W does not implement I \(wrong type for method M\)\n\t\thave M\(int\)\n\t\twant M\(\)" at 6
	i = L{} // ERROR "L does not implement I \(missing method M\)\n\t\thave m\(\)\n\t\twant M\(\)" at 6
	var j J = i // ERROR "I does not implement J \(missing method N\)" at 12
	var p *I = &i
	p.M() // ERROR "p.M undefined \(type \*I is pointer to interface, not interface\)" at 4
	_ = i.(V) // ERROR "impossible type assertion: i.\(V\)\n\tV does not implement I \(missing method M\)" at 6
	var q *P = i // ERROR "cannot use i \(variable of type I\) as \*P value in variable declaration: need type assertion" at 13
	n := 1
	_ = n.(int) // ERROR "invalid operation: n \(variable of type int\) is not an interface" at 6
	_, _ = j, q
}
