// SPDX-License-Identifier: MIT
package main

func f() (err error) {
	{
		err := error(nil)
		return // ERROR "result parameter err not in scope at return" at 3
		_ = err
	}
} // ERROR "missing return" at 1
func main() { f() }
