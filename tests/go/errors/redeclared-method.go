// SPDX-License-Identifier: MIT
package main

type T int

func (T) m() {}
func (T) m() {} // ERROR "method T\.m already declared at (\./)?redeclared-method\.go:6:10" at 10
func main()  {}
