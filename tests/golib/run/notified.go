// since: 1.23
// Signals that were ignored and are wanted after all; the names of contexts that signals cancel.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	signal.Ignore(syscall.SIGHUP, syscall.SIGUSR1)
	fmt.Println(signal.Ignored(syscall.SIGHUP), signal.Ignored(syscall.SIGUSR1), signal.Ignored(syscall.SIGTERM))
	parent, cancel := context.WithCancel(context.Background())
	ctx, stop := signal.NotifyContext(parent, syscall.SIGHUP)
	fmt.Println(signal.Ignored(syscall.SIGHUP), signal.Ignored(syscall.SIGUSR1), ctx)
	syscall.Kill(os.Getpid(), syscall.SIGHUP)
	<-ctx.Done()
	fmt.Println(ctx.Err())
	stop()
	fmt.Println(signal.Ignored(syscall.SIGHUP))
	for _, signals := range [][]os.Signal{nil, {os.Interrupt}, {syscall.SIGHUP, os.Interrupt, syscall.SIGTERM}} {
		ctx, stop := signal.NotifyContext(context.Background(), signals...)
		fmt.Println(ctx)
		stop()
	}
	cancel()
}
