// SPDX-License-Identifier: MIT
// since: 1.23
// options: --procs=1

// Traces say for how many minutes a goroutine has waited. (The real runtime knows
// it since its last collection only, so this is not its output.)
package main

import (
	"fmt"
	"runtime"
	"strings"
	"time"
)

func main() {
	c := make(chan int)
	go func() { <-c }()
	time.Sleep(2 * time.Minute)
	go func() { select {} }()
	time.Sleep(time.Minute + time.Second)
	runtime.LockOSThread()
	buf := make([]byte, 10000)
	for _, line := range strings.Split(string(buf[:runtime.Stack(buf, true)]), "\n") {
		if strings.HasPrefix(line, "goroutine") {
			fmt.Println(line)
		}
	}
}
