// SPDX-License-Identifier: MIT
package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"math/rand"
	"os"
	"os/signal"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"text/tabwriter"
	"time"
)

type Job struct {
	ID      int
	Payload string
}
type Result struct {
	Job
	Err  error
	Took time.Duration
}
type Pool struct {
	wg      sync.WaitGroup
	jobs    chan Job
	results chan Result
	once    sync.Once
	n       atomic.Int64
}

func (p *Pool) worker(ctx context.Context, id int) {
	defer p.wg.Done()
	for {
		select {
		case <-ctx.Done():
			return
		case j, ok := <-p.jobs:
			if !ok {
				return
			}
			start := time.Now()
			time.Sleep(time.Duration(j.ID) * time.Millisecond)
			var err error
			if j.ID%4 == 0 {
				err = fmt.Errorf("job %d: %w", j.ID, os.ErrInvalid)
			}
			p.n.Add(1)
			p.results <- Result{j, err, time.Since(start).Round(time.Millisecond)}
		}
	}
}
func main() {
	log.SetFlags(log.Lmsgprefix)
	log.SetPrefix("pool: ")
	log.SetOutput(os.Stdout)
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	p := &Pool{jobs: make(chan Job), results: make(chan Result, 10)}
	for i := 0; i < 3; i++ {
		p.wg.Add(1)
		go p.worker(ctx, i)
	}
	go func() {
		for i := 1; i <= 9; i++ {
			p.jobs <- Job{i, strings.Repeat("x", i)}
		}
		close(p.jobs)
	}()
	go func() { p.wg.Wait(); close(p.results) }()
	var rs []Result
	for r := range p.results {
		rs = append(rs, r)
	}
	sort.Slice(rs, func(i, j int) bool { return rs[i].ID < rs[j].ID })
	tw := tabwriter.NewWriter(os.Stdout, 0, 8, 2, ' ', tabwriter.AlignRight|tabwriter.Debug)
	for _, r := range rs {
		fmt.Fprintf(tw, "%d\t%s\t%v\t%t\n", r.ID, r.Payload, r.Err, errors.Is(r.Err, os.ErrInvalid))
	}
	tw.Flush()
	log.Printf("done %d", p.n.Load())
	_ = rand.Intn(3)
}
