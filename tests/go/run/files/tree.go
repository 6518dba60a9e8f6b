// SPDX-License-Identifier: MIT
package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
	"time"
)

// memory is a tree of files that a program makes up.
type memory map[string]string

type file struct {
	name string
	tree memory
	*strings.Reader
}

type info struct {
	name string
	size int64
	dir  bool
}

func (i info) Name() string               { return i.name }
func (i info) Size() int64                { return i.size }
func (i info) ModTime() time.Time         { return time.Time{} }
func (i info) IsDir() bool                { return i.dir }
func (i info) Sys() any                   { return nil }
func (i info) Type() fs.FileMode          { return i.Mode().Type() }
func (i info) Info() (fs.FileInfo, error) { return i, nil }
func (i info) Mode() fs.FileMode {
	if i.dir {
		return fs.ModeDir | 0755
	}
	return 0644
}

func (m memory) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	text, ok := m[name]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return file{name, m, strings.NewReader(text)}, nil
}

func (f file) Close() error { return nil }
func (f file) Stat() (fs.FileInfo, error) {
	return info{path.Base(f.name), int64(f.Len()), f.tree[f.name] == "/"}, nil
}

func (f file) ReadDir(int) ([]fs.DirEntry, error) {
	var list []fs.DirEntry
	for name, text := range f.tree {
		if name != "." && path.Dir(name) == f.name {
			list = append(list, info{path.Base(name), int64(len(text)), text == "/"})
		}
	}
	return list, nil
}

var _ fs.ReadDirFile = file{}

func main() {
	m := memory{".": "/", "a": "/", "a/x": "one", "a/y": "three", "b": "/", "b/z": "", "c": "see", "skip": "/", "skip/w": "w"}
	err := fs.WalkDir(m, ".", func(p string, d fs.DirEntry, err error) error {
		if d.Name() == "skip" {
			return fs.SkipDir
		}
		i, _ := d.Info()
		fmt.Println(p, d.IsDir(), i.Size(), i.Mode(), err)
		return nil
	})
	fmt.Println(err)
	err = fs.WalkDir(m, ".", func(p string, d fs.DirEntry, err error) error {
		if p == "a/y" {
			return fs.SkipAll
		}
		if p == "b" {
			return errors.New("not reached")
		}
		return nil
	})
	fmt.Println(err)
	fmt.Println(fs.WalkDir(m, "nowhere", func(p string, d fs.DirEntry, err error) error { return err }))
	b, err := fs.ReadFile(m, "a/x")
	fmt.Println(string(b), err)
	_, err = fs.ReadFile(m, "../a")
	fmt.Println(err, errors.Is(err, fs.ErrInvalid))
	s, err := fs.Stat(m, "c")
	fmt.Println(s.Name(), s.Mode(), s.Mode().IsRegular(), err)
	for _, mode := range []fs.FileMode{0, 0777, fs.ModeSymlink | 0770, fs.ModeDevice | fs.ModeCharDevice | 0620, fs.ModeSticky | fs.ModeDir} {
		fmt.Println(mode, mode.Perm(), mode.Type(), mode.IsDir())
	}
	for _, p := range []string{"", ".", "a", "/a", "a/", "a//b", "a/../b", "a/./b", "a.b/..c", "\xff"} {
		fmt.Print(fs.ValidPath(p), " ")
	}
	fmt.Println()
	for _, err := range []error{os.Rename("/no/a", "/no/b"), os.Chdir("/no/a"), os.Chmod("/no/a", 0), os.Truncate("/no/a", 1)} {
		fmt.Println(err, os.IsNotExist(err), errors.Is(err, fs.ErrNotExist))
	}
	_, err = os.ReadDir("/no/a")
	fmt.Println(err)
	f, err := os.Open("/no/a")
	fmt.Println(f == nil, err)
	_, err = io.ReadAll(f)
	fmt.Println(err)
}
