// SPDX-License-Identifier: MIT
package main

import "fmt"

type R struct{}

func (R) rec()      { fmt.Println("method", recover()) }
func doRecover()    { fmt.Println("func", recover()) }
func wrap(f func()) { defer func() { fmt.Println("wrap", recover()) }(); f() }
func main() {
	wrap(func() { defer R{}.rec(); panic(1) })
	wrap(func() { defer doRecover(); panic(2) })
	wrap(func() { var r R; defer r.rec(); panic(3) })
	wrap(func() { f := doRecover; defer f(); panic(4) })
	wrap(func() { defer func() { doRecover() }(); panic(5) })
	wrap(func() { defer func() { defer doRecover() }(); panic(6) })
	wrap(func() { defer func() { defer func() { fmt.Println("nested", recover()) }(); panic(8) }(); panic(7) })
	wrap(func() { i := interface{ rec() }(R{}); defer i.rec(); panic(9) })
	wrap(func() { defer fmt.Println("print", recover()); panic(10) })
	wrap(func() {
		defer func() {
			for i := 0; i < 2; i++ {
				fmt.Println("loop", recover())
			}
		}()
		panic(11)
	})
	wrap(func() {
		defer func() { fmt.Println("A", recover()) }()
		func() { defer func() { fmt.Println("B") }(); panic(12) }()
		fmt.Println("unreached")
	})
	wrap(func() {
		for i := 0; i < 3; i++ {
			func() {
				defer func() {
					if i != 1 {
						recover()
					}
				}()
				if i != 1 {
					panic(i)
				}
			}()
		}
		fmt.Println("loop done")
	})
	wrap(func() {
		defer func() { recover(); defer func() { fmt.Println("after", recover()) }(); panic("again") }()
		panic(13)
	})
	fmt.Println("done")
}
