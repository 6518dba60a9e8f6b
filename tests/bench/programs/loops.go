package main

func main() {
	sum := 0
	for i := 0; i < 5000; i++ {
		for j := 0; j < 4000; j++ {
			sum += (i*j)&255 - j%7
		}
	}
	println(sum)
}
