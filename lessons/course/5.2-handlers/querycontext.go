package main

import (
	"context"
	"fmt"
	"time"
)

type db struct {
	free chan int
}

func open() *db {
	d := &db{free: make(chan int, 2)}
	d.free <- 1
	d.free <- 2
	return d
}

// queryRowContext listens to the context wherever it waits: for a connection, and for the row.
func (d *db) queryRowContext(ctx context.Context, query string) (string, error) {
	var conn int
	select {
	case conn = <-d.free: //stave:connection
	case <-ctx.Done():
		return "", ctx.Err()
	}
	defer func() { d.free <- conn }() //stave:put-back
	select {
	case <-time.After(3 * time.Second): //stave:work
		return "row", nil
	case <-ctx.Done(): //stave:cancelled
		return "", ctx.Err()
	}
}

func client(d *db, id int, start time.Time, done chan<- int) {
	ctx, cancel := context.WithTimeout(context.Background(), 500*time.Millisecond) //stave:hang-up
	defer cancel()
	_, err := d.queryRowContext(ctx, "select …") //stave:query
	fmt.Println("client", id, err, "at", time.Since(start).Round(100*time.Millisecond))
	done <- id
}

func main() {
	start := time.Now()
	d := open()
	done := make(chan int)
	go client(d, 1, start, done)
	go client(d, 2, start, done)
	<-done
	<-done
	time.Sleep(500 * time.Millisecond)
	fmt.Println("at 1s, free connections:", len(d.free)) //stave:free
	d.queryRowContext(context.Background(), "select 1")
	fmt.Println("the next query is done at", time.Since(start).Round(100*time.Millisecond)) //stave:next
}
