// fatal: none

package main

import (
	"fmt"
	"time"
)

func main() {
	m := map[int]int{}
	go func() { m[1] = 1 }()
	time.Sleep(time.Second)
	m[2] = 2
	go func() { m[3] = 3 }()
	<-time.After(time.Second)
	fmt.Println(m)
	time.AfterFunc(time.Second, func() { m[4] = 4 })
	time.Sleep(2 * time.Second)
	fmt.Println(len(m))
}
