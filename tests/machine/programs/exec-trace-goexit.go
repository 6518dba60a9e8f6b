package main

import "runtime"

func main() {
	defer func() { panic("behind Goexit") }()
	runtime.Goexit()
}
