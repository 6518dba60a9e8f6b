// SPDX-License-Identifier: MIT
package main

func init() int { return 1 } // ERROR "func init must have no arguments and no return values" at 6
func main()     {}
