// SPDX-License-Identifier: MIT
package main

func (int) m() {} // ERROR "cannot define new methods on non-local type int" at 7
func main()    {}
