// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	run := func(name string, f func()) {
		wg.Add(1)
		go func() {
			defer wg.Done()
			defer func() { fmt.Println(name, "recovered:", recover()) }()
			f()
			fmt.Println(name, "returned")
		}()
		wg.Wait()
	}
	run("plain", func() { defer fmt.Println("deferred"); runtime.Goexit(); fmt.Println("never") })
	run("panic in defer", func() {
		defer func() { defer func() { fmt.Println("caught", recover()) }(); panic("p") }()
		runtime.Goexit()
	})
	run("goexit in defer", func() { defer func() { runtime.Goexit() }(); fmt.Println("body") })
	run("goexit after panic", func() { defer func() { runtime.Goexit() }(); panic("lost") })
	run("recover then goexit", func() { defer func() { fmt.Println("r", recover()); runtime.Goexit() }(); panic("q") })
	run("nested goexit", func() { defer runtime.Goexit(); defer fmt.Println("mid"); runtime.Goexit() })
	run("loop", func() {
		for i := 0; ; i++ {
			defer fmt.Println("i", i)
			if i == 2 {
				runtime.Goexit()
			}
		}
	})
	run("panic over goexit", func() {
		defer func() { fmt.Println("outer", recover()) }()
		defer func() { panic("new") }()
		runtime.Goexit()
	})
	fmt.Println("end")
}
