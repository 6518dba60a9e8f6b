// SPDX-License-Identifier: MIT
package main

import (
	"errors"
	"fmt"
	"strconv"
)

func main() {
	for _, s := range []string{"0", "-1", "+7", "128", "-129", "99999999999999999999", "", "x", "1_000", "0x1f", "0b11", "017", " 1", "1e3"} {
		a, err1 := strconv.Atoi(s)
		b, err2 := strconv.ParseInt(s, 0, 64)
		c, err3 := strconv.ParseInt(s, 10, 8)
		fmt.Println(a, err1, b, err2, c, err3)
	}
	u, err := strconv.ParseUint("ff", 16, 8)
	fmt.Println(u, err)
	u, err = strconv.ParseUint("-1", 10, 64)
	fmt.Println(u, err, errors.Is(err, strconv.ErrSyntax))
	_, err = strconv.ParseUint("256", 10, 8)
	fmt.Println(err, errors.Is(err, strconv.ErrRange))
	var ne *strconv.NumError
	fmt.Println(errors.As(err, &ne), ne.Func, ne.Num, ne.Err)
	fmt.Println(strconv.FormatInt(-255, 16), strconv.FormatInt(35, 36), strconv.FormatUint(1<<63, 2), strconv.Itoa(-0))
	fmt.Println(strconv.ParseInt("12", 1, 0))
	fmt.Println(strconv.ParseInt("12", 10, 65))
	fmt.Println(string(strconv.AppendInt([]byte("n="), -42, 10)))
}
