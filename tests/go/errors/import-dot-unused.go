// SPDX-License-Identifier: MIT
package main

import . "fmt" // ERROR `"fmt" imported and not used` at 8

func main() {}
