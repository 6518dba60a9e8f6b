// SPDX-License-Identifier: MIT

package main

import (
	"time"
)

func main() {
	go func() { panic("in g") }()
	time.Sleep(time.Second)
}
