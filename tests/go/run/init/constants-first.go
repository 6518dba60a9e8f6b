// SPDX-License-Identifier: MIT
package main

import "fmt"

// A constant that stands behind a variable does not make the variable wait.
var first = say("first", after)
var second = say("second", 1)

const after = len(text) + 1
const text = "abc"

var third = func() int { return say("third", after) + fourth }()
var fourth = say("fourth", after)

func say(name string, n int) int {
	fmt.Println(name, n)
	return n
}

func main() { fmt.Println(first, second, third, fourth) }
