// SPDX-License-Identifier: MIT
package main

func main() {
	goto over // ERROR "goto over jumps over declaration of x at (\./)?gotos.go:6:4" at 7
	x := 1
	_ = x
over:
	goto into // ERROR "goto into jumps into block" at 7
	{
	into:
	}
twice:
	goto twice
twice: // ERROR "label twice already defined at" at 1
	var e interface{}
	switch e.(type) {
	case int:
		fallthrough // ERROR "cannot fallthrough in type switch|fallthrough statement out of place" at 3
	case string:
	}
loop:
	for {
	}
	break loop // ERROR "invalid break label loop" at 8
}
