package main

import (
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

const records = 10

// inside counts the records that have left read and are not stored yet; most is its peak.
var inside, most int32

// A clock adds up how a stage spends its time.
type clock struct {
	name              string
	last              time.Time
	input, work, hand time.Duration
}

var clocks []*clock

func newClock(name string) *clock {
	c := &clock{name: name, last: time.Now()}
	clocks = append(clocks, c)
	return c
}

// lap adds the time since the last lap to one of the three.
func (c *clock) lap(sum *time.Duration) {
	now := time.Now()
	*sum += now.Sub(c.last)
	c.last = now
}

func report(start time.Time) {
	const ms = time.Millisecond
	fmt.Println("          no input  works  cannot hand on")
	for _, c := range clocks {
		fmt.Printf("%-10s %7v %6v %15v\n", c.name, c.input.Round(ms), c.work.Round(ms), c.hand.Round(ms))
	}
	fmt.Println(records, "records after", time.Since(start).Round(ms), "and at most", most, "inside")
}

// stage is what all stages have in common: take a record, work on it, hand it on.
func stage(c *clock, takes time.Duration, work func(string) string, in <-chan string, out chan<- string) {
	for record := range in { //stave:take
		c.lap(&c.input)
		time.Sleep(takes) //stave:work
		record = work(record)
		c.lap(&c.work)
		out <- record //stave:hand
		c.lap(&c.hand)
	}
	close(out) //stave:close
}

func read(c *clock, out chan<- string) {
	for i := 1; i <= records; i++ {
		out <- fmt.Sprintf("  order %d phone 1380000%04d ", i, 1000+i) //stave:read
		c.lap(&c.hand)
		if n := atomic.AddInt32(&inside, 1); n > most {
			most = n
		}
	}
	close(out)
}

func clean(c *clock, in <-chan string, out chan<- string) {
	stage(c, cleanTakes, strings.TrimSpace, in, out)
}

// mask hides the middle of the phone number.
func mask(c *clock, in <-chan string, out chan<- string) {
	stage(c, maskTakes, func(record string) string {
		at := strings.Index(record, "138")
		return record[:at+3] + "****" + record[at+7:]
	}, in, out)
}

// aggregate has a state, the number of records so far: there can only be one of it.
func aggregate(c *clock, in <-chan string, out chan<- string) {
	n := 0 //stave:total
	stage(c, aggregateTakes, func(record string) string {
		n++
		return fmt.Sprintf("%s, number %d", record, n)
	}, in, out)
}

func store(c *clock, in <-chan string, wg *sync.WaitGroup) {
	defer wg.Done()
	for record := range in { //stave:take-store
		c.lap(&c.input)
		time.Sleep(storeTakes) //stave:work-store
		c.lap(&c.work)
		fmt.Println(record) //stave:stored
		atomic.AddInt32(&inside, -1)
	}
}
