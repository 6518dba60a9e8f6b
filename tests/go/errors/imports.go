// SPDX-License-Identifier: MIT
package main

import "nosuchpackage" // ERROR "package nosuchpackage is not in std" at 8 GO119 `cannot find package "nosuchpackage"`

func main() {
	nosuchpackage.F()
}
