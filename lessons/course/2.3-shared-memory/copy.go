package main

import (
	"fmt"
	"sync"
)

// An account has its lock with it, and that is good as long as nobody copies it.
type account struct {
	mu      sync.Mutex
	balance int
}

func main() {
	accounts := []account{{balance: 10}}
	accounts[0].mu.Lock() // somebody is at work on it

	// The lock comes along, as it is now. go vet sees many copies, but not this one.
	snapshot := append([]account(nil), accounts...) //stave:copy
	accounts[0].mu.Unlock()                         //stave:free
	accounts[0].mu.Lock()
	fmt.Println("the original can be locked again")
	snapshot[0].mu.Lock() //stave:stuck
	fmt.Println("never reached")
}
