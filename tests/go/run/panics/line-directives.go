// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"path"
	"runtime"
)

func where() {
	_, file, line, _ := runtime.Caller(1)
	fmt.Println(path.Base(file), line)
}

//line gen.y:100
func f() {
	where()
	/*line other.y:7:1*/ where()
	where() /*line :50:1*/ ; where()
//line //not a directive
	where()
}

//line line-directives.go:25
func main() {
	f()
	where()
}
