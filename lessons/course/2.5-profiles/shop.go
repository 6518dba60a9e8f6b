package main

import (
	"fmt"
	"strings"
	"sync"
	"time"
)

var (
	mu     sync.Mutex
	ledger [][]string
)

// parse allocates: each order becomes a list of words, and the ledger keeps it.
func parse(order int) []string {
	return strings.Fields(strings.Repeat("word ", 100+order)) //stave:parse
}

// price computes, and allocates nothing.
func price(words []string) int {
	sum := 0
	for round := 0; round < 300; round++ {
		for _, word := range words {
			sum = sum*31 + len(word) //stave:price
		}
	}
	return sum
}

// book holds the lock while it does something slow.
func book(words []string) {
	mu.Lock() //stave:lock
	time.Sleep(time.Millisecond)
	ledger = append(ledger, words)
	mu.Unlock()
}

func worker(orders <-chan int, wg *sync.WaitGroup) {
	defer wg.Done()
	for order := range orders { //stave:take
		words := parse(order)
		price(words)
		book(words)
	}
}

func main() {
	orders := make(chan int)
	var wg sync.WaitGroup
	wg.Add(4)
	for i := 0; i < 4; i++ {
		go worker(orders, &wg)
	}
	for order := 1; order <= 40; order++ {
		orders <- order //stave:hand
	}
	close(orders)
	wg.Wait()
	fmt.Println("orders booked:", len(ledger))
}
