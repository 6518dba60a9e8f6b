// SPDX-License-Identifier: MIT
package main

import "errors"

func main() {
	panic(errors.Join(errors.New("a"), errors.New("b")))
}
