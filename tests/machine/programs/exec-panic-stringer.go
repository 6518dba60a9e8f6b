// SPDX-License-Identifier: MIT

package main

import "fmt"

type Sg int

func (s Sg) String() string { return fmt.Sprintf("Sg number %d!", int(s)) }

func main() {
	fmt.Println("about to panic")
	panic(Sg(2))
}
