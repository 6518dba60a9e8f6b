// SPDX-License-Identifier: MIT
package main

type T struct{}

func main() {
	i, f, s, b := 1, 1.5, "a", true
	_ = i + f // ERROR "invalid operation: i \+ f \(mismatched types int and float64\)" at 6
	_ = i + s // ERROR "invalid operation: i \+ s \(mismatched types int and string\)" at 6
	_ = b + b // ERROR "invalid operation: operator \+ not defined on b \(variable of type bool\)" at 6
	_ = s - s // ERROR "invalid operation: operator - not defined on s \(variable of type string\)" at 6
	_ = f % f // ERROR "invalid operation: operator % not defined on f \(variable of type float64\)" at 6
	_ = !i // ERROR "invalid operation: operator ! not defined on i \(variable of type int\)" at 7
	_ = -s // ERROR "invalid operation: operator - not defined on s \(variable of type string\)" at 7
	_ = i && b // ERROR "invalid operation: i && b \(mismatched types int and bool\)" at 6
	_ = i / 0 // ERROR "invalid operation: division by zero" at 10
	_ = ^f // ERROR "invalid operation: operator \^ not defined on f \(variable of type float64\)" at 7
}
