// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"strings"
)

func wrap(s string, n int) (lines []string) {
	line := ""
	for _, w := range strings.Fields(s) {
		if len(line)+len(w)+1 > n && line != "" {
			lines = append(lines, line)
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += w
	}
	return append(lines, line)
}
func caesar(s string, k rune) string {
	return strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z':
			return 'a' + (r-'a'+k+26)%26
		case 'A' <= r && r <= 'Z':
			return 'A' + (r-'A'+k+26)%26
		}
		return r
	}, s)
}
func rle(s string) string {
	var b strings.Builder
	rs := []rune(s)
	for i := 0; i < len(rs); {
		j := i
		for j < len(rs) && rs[j] == rs[i] {
			j++
		}
		fmt.Fprintf(&b, "%d%c", j-i, rs[i])
		i = j
	}
	return b.String()
}
func palindrome(s string) bool {
	rs := []rune(strings.ToLower(s))
	for i := range len(rs) / 2 {
		if rs[i] != rs[len(rs)-1-i] {
			return false
		}
	}
	return true
}
func main() {
	for i, l := range wrap("the quick brown fox jumps over the lazy dog and runs away", 16) {
		fmt.Printf("%2d|%-16s|\n", i, l)
	}
	e := caesar("Hello, World!", 3)
	fmt.Println(e, caesar(e, -3), rle("aaabccdddd世世"), palindrome("Level"), palindrome("Go"))
	freq := map[rune]int{}
	for _, r := range "mississippi" {
		freq[r]++
	}
	fmt.Println(freq, len(strings.Repeat("0123456789", 1000)))
	table := [][]string{{"name", "qty"}, {"apple", "3"}, {"kiwi", "12"}}
	for _, row := range table {
		for _, c := range row {
			fmt.Printf("%-8s", c)
		}
		fmt.Println("|")
	}
	var sb strings.Builder
	for i := 3; i >= 1; i-- {
		fmt.Fprintf(&sb, "%d...", i)
	}
	sb.WriteString("go")
	fmt.Println(sb.String(), sb.Len())
}
