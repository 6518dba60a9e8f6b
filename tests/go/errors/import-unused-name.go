// SPDX-License-Identifier: MIT
package main

import f "fmt" // ERROR `"fmt" imported as f and not used` at 8

func main() {}
