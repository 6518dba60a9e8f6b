// SPDX-License-Identifier: MIT
package main

func body() // ERROR "missing function body" at 6

type T int

func (T) m() // ERROR "missing function body" at 6

func main() {}
