// SPDX-License-Identifier: MIT
package main

import "nosuchpackage" // ERROR "package nosuchpackage is not in std" at 8

func main() {
	nosuchpackage.F()
}
