// SPDX-License-Identifier: MIT
package main

import "fmt"

type Animal struct {
	Name string
	legs int
}

func (a Animal) Hello() string { return "I am " + a.Name }
func (a *Animal) Grow()        { a.legs++ }

type Dog struct {
	Animal
	Breed string
}

func (d Dog) Hello() string { return "Woof, " + d.Animal.Hello() }

type Puppy struct {
	*Dog
	age int
}
type Walker interface {
	Grow()
	Hello() string
}
type Two struct {
	Animal
	Other
}
type Other struct {
	Name string
	size int
}

func main() {
	d := Dog{Animal{"Rex", 4}, "lab"}
	fmt.Println(d.Name, d.legs, d.Hello(), d.Animal.Hello(), d)
	d.Grow()
	d.Animal.Grow()
	fmt.Println(d.legs)
	p := Puppy{&d, 1}
	p.Grow()
	p.Name = "Max"
	fmt.Println(p.Hello(), d.Name, p.legs, p.Dog.Animal.legs)
	var w Walker = &d
	w.Grow()
	w = p
	w.Grow()
	fmt.Println(d.legs, w.Hello())
	t := Two{Animal{"x", 1}, Other{"y", 2}}
	fmt.Println(t.Animal.Name, t.Other.Name, t.legs, t.size)
	fmt.Printf("%+v %v %T\n", t, t, t)
	f := p.Hello
	p.Dog = &Dog{Animal: Animal{Name: "New"}}
	fmt.Println(f(), p.Hello())
	func() {
		defer func() { fmt.Println(recover()) }()
		var q Puppy
		fmt.Println(q.Name)
	}()
}
