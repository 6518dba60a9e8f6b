package main

import (
	"context"
	"errors"
	"fmt"
	"time"
)

type step struct {
	name  string
	takes time.Duration
	err   error
}

var steps = []step{
	{"risk", 89 * time.Millisecond, nil},
	{"stock", 20 * time.Millisecond, errors.New("sold out")},
	{"discount", 20 * time.Millisecond, errors.New("code expired")},
	{"publish", 84 * time.Millisecond, nil},
}

// call works, but listens: whichever comes first, the end of the work or the end of the context.
func call(ctx context.Context, s step) error {
	work := time.NewTimer(s.takes)
	defer work.Stop()
	select { //stave:select
	case <-work.C:
		if s.err != nil {
			return fmt.Errorf("%s: %w", s.name, s.err)
		}
		fmt.Println(s.name, "done")
		return nil
	case <-ctx.Done():
		fmt.Println(s.name, "given up") //stave:given-up
		return ctx.Err()
	}
}

func main() {
	start := time.Now()
	group, ctx := newGroup(context.Background())
	for _, s := range steps {
		s := s
		group.run(func() error { return call(ctx, s) }) //stave:start
	}
	err := group.wait() //stave:wait
	fmt.Println("order refused after", time.Since(start).Round(time.Millisecond), err)
}
