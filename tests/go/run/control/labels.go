// SPDX-License-Identifier: MIT
package main

import "fmt"

func main() {
outer:
	for i := 0; i < 4; i++ {
		for j := 0; j < 4; j++ {
			switch {
			case j == 1:
				continue
			case j == 3:
				continue outer
			case i == 3:
				break outer
			}
			fmt.Print(i, j, " ")
		}
	}
	fmt.Println()
	i := 0
again:
	i++
	if i < 3 {
		goto again
	}
	fmt.Println(i)
	{
		if i == 3 {
			goto out
		}
		fmt.Println("skipped")
	}
out:
	fmt.Println("out")
sw:
	switch i {
	case 3:
		for {
			if i == 3 {
				break sw
			}
		}
		fmt.Println("no")
	}
	ch := make(chan int, 3)
	ch <- 1
	ch <- 2
	close(ch)
sel:
	for {
		select {
		case v, ok := <-ch:
			if !ok {
				break sel
			}
			if v == 1 {
				continue sel
			}
			fmt.Println("v", v)
			break
		}
		fmt.Println("after select")
	}
	goto end
end:
	for k := range 3 {
		if k == 1 {
			continue
		}
		if k == 2 {
			break
		}
		fmt.Println("k", k)
	}
L:
	for range []int{1, 2} {
		for {
			continue L
		}
	}
}
