// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"path"
	"path/filepath"
)

func main() {
	fmt.Println(path.Join("a", "b/../c", "/d"), path.Base("/x/y.go"), path.Ext("a/b.tar.gz"), path.Dir("/a/b/c"), path.Clean("a//b/./../c"))
	fmt.Println(path.Split("a/b/c.txt"))
	fmt.Println(path.Match("*.go", "main.go"))
	fmt.Println(path.Match("[a-c]?x", "bzx"))
	fmt.Println(path.Match("[", "bzx"))
	fmt.Println(path.IsAbs("/a"), path.IsAbs("a"))
	fmt.Println(filepath.Join("a", "..", "b"), filepath.Base("/x/y.go"), filepath.Ext("f.go"), filepath.Dir("a/b"), filepath.ToSlash("a/b"))
	fmt.Println(filepath.Rel("/a/b", "/a/c/d"))
	fmt.Println(filepath.Split("a/b/c.txt"))
	fmt.Println(filepath.SplitList("a:b:c"), filepath.VolumeName("a"), filepath.IsLocal("../a"), string(filepath.Separator))
}
