// A panic that nobody recovers prints its value by the value's String method, though no interface
// of the program asks for that.
package main

type Colour int

func (c Colour) String() string { return "colour!" }

func main() { panic(Colour(2)) }
