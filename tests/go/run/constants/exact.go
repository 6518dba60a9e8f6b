// SPDX-License-Identifier: MIT
package main

import "fmt"

const (
	e1   = 2.71828182845904523536028747135266249775724709369995957496696763
	big  = 123456789012345678901234567890
	rat  = 1.0 / 7 * 7
	hexf = 0x1p-2
	oct  = 0o17 + 017 + 0b101 + 0x_ff
	sep  = 1_000_000
)

func main() {
	fmt.Println(e1, float32(e1), rat == 1, hexf, oct, sep)
	fmt.Println(big%97, big/1e20 > 1e9, float64(big))
	fmt.Println(0.1+0.2 == 0.3)
	x, y, z := 0.1, 0.2, 0.3
	fmt.Println(x+y == z)
	fmt.Println(1<<62, -1<<63, uint64(1<<63))
	fmt.Println('\n', '\x41', '\u00e9', '\U0001F600', '\'', '\000', '\377')
	fmt.Println("\a\b\f\r\v\\\"" == "\x07\x08\x0c\x0d\x0b\x5c\x22", `raw\n
line`)
	fmt.Println("\u65e5\U00008a9e\xe6\x97\xa5")
	fmt.Println(complex(1, 2)*complex(0, 1) == complex(-2, 1))
	fmt.Println(float32(0.1) == 0.1, float64(float32(0.1)) == 0.1)
	fmt.Println(int64(1e18), uint8(3.0), 07.5, 1e2, .5, 6.)
}
