// fatal: none

package main

import "sync"

func main() {
	token := make(chan map[string]int, 3)
	token <- map[string]int{}
	var wg sync.WaitGroup
	for i := 0; i < 10; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := 0; j < 10; j++ {
				m := <-token
				m["n"]++
				token <- m
			}
		}()
	}
	wg.Wait()
	println((<-token)["n"])
}
