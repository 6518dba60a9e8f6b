// SPDX-License-Identifier: MIT
package main

func f[T any](t T) {
	switch t.(type) { // ERROR "cannot use type switch on type parameter value t \(variable of type T constrained by any\)" at 9
	}
}
func main() { f(1) }
