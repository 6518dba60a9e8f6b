// SPDX-License-Identifier: MIT

// Two players at one table.
package main

import (
	"fmt"
)

func player(name string, table chan int, done chan bool) {
	for {
		n, ok := <-table
		if !ok {
			fmt.Println(name, "leaves")
			done <- true
			return
		}
		fmt.Println(name, n)
		if n == 10 {
			close(table)
			done <- true
			return
		}
		table <- n + 1
	}
}

func main() {
	table := make(chan int)
	done := make(chan bool)
	go player("ping", table, done)
	go player("pong", table, done)
	table <- 0
	<-done
	<-done
}

// Output:
// pong 0
// ping 1
// pong 2
// ping 3
// pong 4
// ping 5
// pong 6
// ping 7
// pong 8
// ping 9
// pong 10
// ping leaves
