// SPDX-License-Identifier: MIT
// stave only: the linker says it without a place
package main // ERROR "function main is undeclared in the main package" at 9

func Main() {}
