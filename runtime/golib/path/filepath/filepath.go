// SPDX-License-Identifier: MIT

// Package filepath: the names of files on a system with slashes. There are no
// files: what would look at them finds none.
package filepath

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"strings"
)

const (
	Separator     = os.PathSeparator     // Separator stands between the parts of a path.
	ListSeparator = os.PathListSeparator // ListSeparator stands between paths.
)

var (
	ErrBadPattern = path.ErrBadPattern // ErrBadPattern says that a pattern is malformed.
	SkipDir       = fs.SkipDir         // SkipDir leaves a folder out of a walk.
	SkipAll       = fs.SkipAll         // SkipAll ends a walk.
)

// A WalkFunc is called for every file of a walk.
type WalkFunc func(path string, info fs.FileInfo, err error) error

// Clean is path.Clean.
func Clean(p string) string { return path.Clean(p) }

// Join is path.Join.
func Join(elem ...string) string { return path.Join(elem...) }

// Split is path.Split.
func Split(p string) (dir, file string) { return path.Split(p) }

// Ext is path.Ext.
func Ext(p string) string { return path.Ext(p) }

// Base is path.Base.
func Base(p string) string { return path.Base(p) }

// Dir is path.Dir.
func Dir(p string) string { return path.Dir(p) }

// IsAbs is path.IsAbs.
func IsAbs(p string) bool { return path.IsAbs(p) }

// Match is path.Match.
func Match(pattern, name string) (matched bool, err error) { return path.Match(pattern, name) }

// ToSlash changes nothing.
func ToSlash(p string) string { return p }

// FromSlash changes nothing.
func FromSlash(p string) string { return p }

// VolumeName is empty.
func VolumeName(p string) string { return "" }

// SplitList splits at colons.
func SplitList(p string) []string {
	if p == "" {
		return []string{}
	}
	return strings.Split(p, ":")
}

// IsLocal reports whether a path stays below the folder that it starts from.
func IsLocal(p string) bool {
	clean := Clean(p)
	return p != "" && !IsAbs(p) && clean != ".." && !strings.HasPrefix(clean, "../")
}

// Localize is the name itself if it is a valid one.
func Localize(p string) (string, error) {
	if !fs.ValidPath(p) || strings.Contains(p, "\x00") {
		return "", errors.New("invalid path")
	}
	return p, nil
}

// Abs is the path from the working folder.
func Abs(p string) (string, error) {
	if IsAbs(p) {
		return Clean(p), nil
	}
	dir, err := os.Getwd()
	return Join(dir, p), err
}

// Rel is the way from one path to another.
func Rel(basepath, targpath string) (string, error) {
	base, target := Clean(basepath), Clean(targpath)
	if base == target {
		return ".", nil
	}
	if base == "." {
		base = ""
	}
	wrong := errors.New("Rel: can't make " + targpath + " relative to " + basepath)
	if IsAbs(base) != IsAbs(target) {
		return "", wrong
	}
	from, to := parts(base), parts(target)
	for len(from) > 0 && len(to) > 0 && from[0] == to[0] {
		from, to = from[1:], to[1:]
	}
	way := []string{}
	for _, part := range from {
		if part == ".." {
			return "", wrong
		}
		way = append(way, "..")
	}
	return strings.Join(append(way, to...), "/"), nil
}

func parts(p string) []string {
	return strings.FieldsFunc(p, func(r rune) bool { return r == '/' })
}

// EvalSymlinks fails: there are no files.
func EvalSymlinks(p string) (string, error) {
	_, err := os.Lstat(p)
	return "", err
}

// Glob finds nothing: there are no files.
func Glob(pattern string) (matches []string, err error) {
	_, err = Match(pattern, "")
	return nil, err
}

// Walk tells fn that root is not there.
func Walk(root string, fn WalkFunc) error {
	_, err := os.Lstat(root)
	return ended(fn(root, nil, err))
}

// WalkDir tells fn that root is not there.
func WalkDir(root string, fn fs.WalkDirFunc) error {
	_, err := os.Lstat(root)
	return ended(fn(root, nil, err))
}

func ended(err error) error {
	if err == SkipDir || err == SkipAll {
		return nil
	}
	return err
}
