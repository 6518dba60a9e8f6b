// SPDX-License-Identifier: MIT
package main

func f()    {}
func f()    {} // ERROR "f redeclared in this block" at 6
func main() {}
