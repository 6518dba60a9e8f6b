package main

import "strings"

func main() {
	total := 0
	for i := 0; i < 200; i++ {
		var b strings.Builder
		for j := 0; j < 5000; j++ {
			b.WriteString("stave")
			b.WriteByte(byte('a' + j%26))
		}
		total += len(b.String())
	}
	println(total)
}
