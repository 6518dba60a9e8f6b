// SPDX-License-Identifier: MIT
package main

import "time"

type T struct{}

func (t *T) P() {}

func (t T) V() {}

type Ptr *T

func (p Ptr) M() {} // ERROR "invalid receiver type Ptr \(pointer or interface type\)" at 7

func (i int) M() {} // ERROR "cannot define new methods on non-local type int" at 7

func (d time.Duration) M() {} // ERROR "cannot define new methods on non-local type time.Duration" at 7

type I interface{}

func (i I) M() {} // ERROR "invalid receiver type I \(pointer or interface type\)" at 7

func (s []int) M() {} // ERROR "invalid receiver type \[\]int" at 7

type E1 struct{ x int }

type E2 struct{ x int }

type Both struct {
	E1
	E2
}

func main() {
	T{}.P() // ERROR "cannot call pointer method P on T" at 6
	T.P(T{}) // ERROR "invalid method expression T.P \(needs pointer receiver \(\*T\).P\)" at 4
	var b Both
	_ = b.x // ERROR "ambiguous selector b.x" at 8
	_ = T.X // ERROR "T.X undefined \(type T has no method X\)|T.X undefined" at 8
	var pp **T
	pp.V() // ERROR "pp.V undefined \(type \*\*T has no field or method V\)" at 5
}
