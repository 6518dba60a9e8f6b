// SPDX-License-Identifier: MIT
package main

func main() {
	break // ERROR "break is not in a loop, switch, or select" at 2
	continue // ERROR "continue is not in a loop" at 2
	goto L // ERROR "label L not defined" at 7
unused: // ERROR "label unused defined and not used" at 1
	for {
		break M // ERROR "break label not defined: M" at 9
	}
	switch 1 {
	case 1:
		fallthrough // ERROR "cannot fallthrough final case in switch" at 3
	}
	fallthrough // ERROR "fallthrough statement out of place" at 2
block:
	{
		continue block // ERROR "invalid continue label block" at 12
	}
}
