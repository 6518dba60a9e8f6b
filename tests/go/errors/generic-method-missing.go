// SPDX-License-Identifier: MIT
package main

func f[T interface{ M() }](t T) {}
func main()                     { f(1) } // ERROR "int does not satisfy interface\{M\(\)\} \(missing method M\)" at 36
