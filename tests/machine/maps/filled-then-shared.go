// fatal: none

package main

import "sync"

var table = map[int]string{1: "one", 2: "two"}

func main() {
	more := map[int]int{}
	for i := 0; i < 100; i++ {
		more[i] = i
	}
	var wg sync.WaitGroup
	for i := 0; i < 40; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := 0; j < 10; j++ {
				if more[j] != j || table[1] != "one" {
					panic("wrong")
				}
			}
		}()
	}
	wg.Wait()
	more[1] = 7
	table[3] = "three"
	println(len(more), len(table))
}
