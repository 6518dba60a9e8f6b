// SPDX-License-Identifier: MIT

// The parent's deadline ends the child.
package main

import (
	"context"
	"fmt"
	"time"
)

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	child, cancelChild := context.WithTimeout(ctx, time.Hour)
	defer cancelChild()
	for i := 0; ; i++ {
		select {
		case <-child.Done():
			fmt.Println(child.Err(), ctx.Err())
			return
		case <-time.After(8 * time.Millisecond):
			fmt.Println("working", i)
		}
	}
}

// Output:
// working 0
// working 1
// context deadline exceeded context deadline exceeded
