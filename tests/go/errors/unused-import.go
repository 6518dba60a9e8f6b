// SPDX-License-Identifier: MIT
package main

import "os" // ERROR `"os" imported and not used` at 8

func main() {
}
