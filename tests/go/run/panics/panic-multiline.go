// SPDX-License-Identifier: MIT
package main

func main() {
	panic("line one\nline two\n\tline three")
}
