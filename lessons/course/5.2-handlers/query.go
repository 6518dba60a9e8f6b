package main

import (
	"fmt"
	"time"
)

// A db has two connections; whoever takes one from free must put it back.
type db struct {
	free chan int
}

func open() *db {
	d := &db{free: make(chan int, 2)}
	d.free <- 1
	d.free <- 2
	return d
}

func (d *db) queryRow(query string) string {
	conn := <-d.free            //stave:connection
	time.Sleep(3 * time.Second) //stave:work
	d.free <- conn
	return "row"
}

func ask(d *db, row chan<- string) {
	row <- d.queryRow("select …")
}

// client asks, and hangs up after 500 ms. The query knows nothing of that.
func client(d *db, id int, start time.Time, done chan<- int) {
	row := make(chan string, 1)
	go ask(d, row) //stave:query
	select {
	case <-row:
		fmt.Println("client", id, "has its row")
	case <-time.After(500 * time.Millisecond):
		fmt.Println("client", id, "hangs up at", time.Since(start).Round(100*time.Millisecond)) //stave:hang-up
	}
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
	d.queryRow("select 1")
	fmt.Println("the next query is done at", time.Since(start).Round(100*time.Millisecond)) //stave:next
}
