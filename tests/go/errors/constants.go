// SPDX-License-Identifier: MIT
package main

const big = 1 << 100

const notConst = f() // ERROR "f\(\) \(value of type int\) is not constant" at 18

const wrong string = 1 // ERROR "cannot use 1 \(untyped int constant\) as string value in constant declaration" at 22

const slice []int = nil // ERROR "invalid constant type \[\]int" at 13

func f() int { return 1 }

func main() {
	var b byte = 300 // ERROR "cannot use 300 \(untyped int constant\) as byte value in variable declaration \(overflows\)" at 15
	var i int = 1.5 // ERROR "cannot use 1.5 \(untyped float constant\) as int value in variable declaration \(truncated\)" at 14
	i = big // ERROR "cannot use big \(untyped int constant 1267650600228229401496703205376\) as int value in assignment \(overflows\)" at 6
	var u uint = -1 // ERROR "cannot use -1 \(untyped int constant\) as uint value in variable declaration \(overflows\)" at 15
	_ = int8(200) // ERROR "constant 200 overflows int8" at 11
	const x int8 = 100
	_ = x * 2 // ERROR "x \* 2 \(constant 200 of type int8\) overflows int8" at 6
	_ = 10 / 0 // ERROR "invalid operation: division by zero" at 11
	_, _, _ = b, i, u
}
