// SPDX-License-Identifier: MIT
package main

func init() {}
func main() { init() } // ERROR "undefined: init" at 15
