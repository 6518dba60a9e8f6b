// SPDX-License-Identifier: MIT
package main

func main() {
	switch "a" {
	case "a":
	case "a": // ERROR `duplicate case "a" \(constant of type string\) in expression switch` at 7
	}
}
