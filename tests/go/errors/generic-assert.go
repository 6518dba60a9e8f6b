// SPDX-License-Identifier: MIT
package main

func f[T any](t T) { _ = t.(int) } // ERROR "invalid operation: cannot use type assertion on type parameter value t \(variable of type T constrained by any\)" at 26
func main()        { f(1) }
