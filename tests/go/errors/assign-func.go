// SPDX-License-Identifier: MIT
package main

func f()    {}
func main() { f = nil } // ERROR "cannot assign to f \(neither addressable nor a map index expression\)" at 15
