// SPDX-License-Identifier: MIT

// Every message to every subscriber.
package main

import (
	"fmt"
	"sync"
)

type hub struct {
	mu   sync.Mutex
	subs []chan string
}

func (h *hub) subscribe() <-chan string {
	h.mu.Lock()
	defer h.mu.Unlock()
	ch := make(chan string, 2)
	h.subs = append(h.subs, ch)
	return ch
}

func (h *hub) publish(s string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, ch := range h.subs {
		ch <- s
	}
}

func (h *hub) close() {
	for _, ch := range h.subs {
		close(ch)
	}
}

func main() {
	var h hub
	var wg sync.WaitGroup
	for i := 0; i < 3; i++ {
		ch := h.subscribe()
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			for s := range ch {
				fmt.Println("subscriber", i, s)
			}
		}(i)
	}
	for _, s := range []string{"one", "two", "three", "four", "five"} {
		h.publish(s)
	}
	h.close()
	wg.Wait()
}

// Output:
// subscriber 2 one
// subscriber 2 two
// subscriber 0 one
// subscriber 0 two
// subscriber 0 three
// subscriber 1 one
// subscriber 1 two
// subscriber 1 three
// subscriber 1 four
// subscriber 1 five
// subscriber 2 three
// subscriber 2 four
// subscriber 2 five
// subscriber 0 four
// subscriber 0 five
