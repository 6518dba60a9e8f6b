// SPDX-License-Identifier: MIT

// context.AfterFunc runs its function in a goroutine of its own once the context is over.
package main

import (
	"context"
	"fmt"
	"time"
)

func main() {
	ctx, cancel := context.WithCancelCause(context.Background())
	done := make(chan bool)
	stop := context.AfterFunc(ctx, func() {
		fmt.Println("after", context.Cause(ctx))
		done <- true
	})
	kept := context.WithoutCancel(ctx)
	never := context.AfterFunc(ctx, func() { fmt.Println("never") })
	fmt.Println(never(), never())
	cancel(fmt.Errorf("enough"))
	fmt.Println("cancelled", ctx.Err(), kept.Err())
	<-done
	fmt.Println(stop())
	short, end := context.WithTimeoutCause(kept, 5*time.Millisecond, fmt.Errorf("too slow"))
	defer end()
	<-short.Done()
	fmt.Println(short.Err(), context.Cause(short))
}

// Output:
// true false
// cancelled context canceled <nil>
// after enough
// false
// context deadline exceeded too slow
