// Select, Send and Recv by reflection among goroutines.
package main

import (
	"fmt"
	"reflect"
	"sync"
	"time"
)

type big struct {
	A [5]int
	S string
}

func try(what string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Printf("%s: %v\n", what, r)
		}
	}()
	f()
}

func main() {
	// Many channels, each ends; what comes is summed.
	var cases []reflect.SelectCase
	var wg sync.WaitGroup
	for i := 0; i < 20; i++ {
		c := make(chan int)
		cases = append(cases, reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(c)})
		wg.Add(1)
		go func() {
			defer wg.Done()
			for k := 0; k < i; k++ {
				c <- i*100 + k
			}
			close(c)
		}()
	}
	sum, n := 0, 0
	for len(cases) > 0 {
		i, v, ok := reflect.Select(cases)
		if !ok {
			cases = append(cases[:i], cases[i+1:]...)
			continue
		}
		sum += int(v.Int())
		n++
	}
	wg.Wait()
	fmt.Println(n, sum)

	// Values larger than a word, both ways, blocking.
	bc := make(chan big)
	done := make(chan bool)
	go func() {
		i, _, _ := reflect.Select([]reflect.SelectCase{
			{Dir: reflect.SelectRecv, Chan: reflect.ValueOf((chan int)(nil))},
			{Dir: reflect.SelectSend, Chan: reflect.ValueOf(bc), Send: reflect.ValueOf(big{[5]int{1, 2, 3, 4, 5}, "sent"})},
		})
		fmt.Println("sender case", i)
		done <- true
	}()
	i, v, ok := reflect.Select([]reflect.SelectCase{
		{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(make(chan string))},
		{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(bc)},
	})
	<-done
	fmt.Println(i, v.Interface(), ok)

	// Default, timeouts, closed channels.
	i, v, ok = reflect.Select([]reflect.SelectCase{
		{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(bc)}, {Dir: reflect.SelectDefault}})
	fmt.Println(i, v.IsValid(), ok)
	i, v, ok = reflect.Select([]reflect.SelectCase{
		{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(bc)},
		{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(time.After(time.Millisecond))}})
	fmt.Println(i, v.Type(), ok)
	close(bc)
	i, v, ok = reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(bc)}})
	fmt.Println(i, v.Interface(), ok)

	// Send and Recv that wait.
	c := reflect.ValueOf(make(chan any))
	go func() { c.Send(reflect.ValueOf("hello")) }()
	v, ok = c.Recv()
	fmt.Println(v.Kind(), v.Elem().Kind(), v, ok)
	go func() {
		time.Sleep(time.Millisecond)
		v, ok := c.Recv()
		fmt.Println(v.Interface(), ok)
		done <- true
	}()
	c.Send(reflect.ValueOf(12))
	<-done
	v, ok = c.TryRecv()
	fmt.Println(v.IsValid(), ok)

	try("closed", func() {
		reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectSend, Chan: reflect.ValueOf(bc), Send: reflect.ValueOf(big{})}})
	})
	try("closed while waiting", func() {
		c := make(chan int)
		go func() { time.Sleep(time.Millisecond); close(c) }()
		reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectSend, Chan: reflect.ValueOf(c), Send: reflect.ValueOf(1)}, {Dir: reflect.SelectRecv}})
	})
	try("dir", func() { reflect.Select([]reflect.SelectCase{{}}) })
	try("two defaults", func() {
		reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectDefault}, {Dir: reflect.SelectDefault}})
	})
	try("missing", func() {
		reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectSend, Chan: reflect.ValueOf(make(chan int))}})
	})
	var ro <-chan int
	try("recv-only", func() {
		reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectSend, Chan: reflect.ValueOf(ro), Send: reflect.ValueOf(1)}})
	})
	try("type", func() {
		reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectSend, Chan: reflect.ValueOf(make(chan int)), Send: reflect.ValueOf("s")}})
	})
}
