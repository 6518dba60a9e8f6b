// SPDX-License-Identifier: MIT
// since: 1.23
// options: --signal SIGINT@1s --signal TERM@1.5s --signal SIGUSR1@2s --signal HUP@2.5s --signal int@3s
// exit: 130

// Signals come from outside at their times; what is not asked for ends the program.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt, syscall.SIGTERM)
	signal.Ignore(syscall.SIGHUP)
	start := time.Now()
	since := func() time.Duration { return time.Since(start).Round(time.Millisecond) }
	go func() {
		for s := range c {
			fmt.Println("got", s, since())
		}
	}()
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGUSR1)
	defer stop()
	<-ctx.Done()
	fmt.Println("context over", since(), ctx.Err())
	signal.Reset(os.Interrupt)
	select {}
}
