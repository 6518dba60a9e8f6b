// SPDX-License-Identifier: MIT

package os

import (
	"errors"
	"io/fs"
	"syscall"
)

// A SyscallError is an error of a system call.
type SyscallError struct {
	Syscall string
	Err     error
}

func (e *SyscallError) Error() string { return e.Syscall + ": " + e.Err.Error() }

func (e *SyscallError) Unwrap() error { return e.Err }

// Timeout reports whether the error is one of time.
func (e *SyscallError) Timeout() bool {
	t, ok := e.Err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

// NewSyscallError wraps err, unless it is nil.
func NewSyscallError(syscall string, err error) error {
	if err == nil {
		return nil
	}
	return &SyscallError{syscall, err}
}

func underlying(err error) error {
	switch e := err.(type) {
	case *PathError:
		return e.Err
	case *LinkError:
		return e.Err
	case *SyscallError:
		return e.Err
	}
	return err
}

// IsExist reports whether an error says that a name is in use.
func IsExist(err error) bool {
	e := underlying(err)
	return e == ErrExist || e == syscall.EEXIST
}

// IsPermission reports whether an error says that something is not allowed.
func IsPermission(err error) bool {
	e := underlying(err)
	return e == ErrPermission || e == syscall.EACCES || e == syscall.EPERM
}

// IsTimeout reports whether an error is one of time.
func IsTimeout(err error) bool {
	t, ok := underlying(err).(interface{ Timeout() bool })
	return ok && t.Timeout()
}

const (
	PathSeparator     = '/'         // PathSeparator stands between the parts of a path.
	PathListSeparator = ':'         // PathListSeparator stands between paths.
	DevNull           = "/dev/null" // DevNull takes everything.
	SEEK_SET          = 0           // SEEK_SET is io.SeekStart.
	SEEK_CUR          = 1           // SEEK_CUR is io.SeekCurrent.
	SEEK_END          = 2           // SEEK_END is io.SeekEnd.
)

// IsPathSeparator reports whether c is the slash.
func IsPathSeparator(c uint8) bool { return c == PathSeparator }

// ErrProcessDone says that a process has ended.
var ErrProcessDone = errors.New("os: process already finished")

// Getpagesize is 4096.
func Getpagesize() int { return 4096 }

// Getuid and its like are 1000: an ordinary user.
func Getuid() int { return 1000 }

// Geteuid is Getuid.
func Geteuid() int { return 1000 }

// Getgid is Getuid.
func Getgid() int { return 1000 }

// Getegid is Getuid.
func Getegid() int { return 1000 }

// TempDir is "/tmp", which holds nothing.
func TempDir() string { return "/tmp" }

// Kinds and permissions of files.
const (
	ModeDir        = fs.ModeDir
	ModeAppend     = fs.ModeAppend
	ModeExclusive  = fs.ModeExclusive
	ModeTemporary  = fs.ModeTemporary
	ModeSymlink    = fs.ModeSymlink
	ModeDevice     = fs.ModeDevice
	ModeNamedPipe  = fs.ModeNamedPipe
	ModeSocket     = fs.ModeSocket
	ModeSetuid     = fs.ModeSetuid
	ModeSetgid     = fs.ModeSetgid
	ModeCharDevice = fs.ModeCharDevice
	ModeSticky     = fs.ModeSticky
	ModeIrregular  = fs.ModeIrregular
	ModeType       = fs.ModeType
	ModePerm       = fs.ModePerm
)

// A FileInfo describes a file.
type FileInfo = fs.FileInfo

// A DirEntry is a name in a folder.
type DirEntry = fs.DirEntry

func denied(op, name string) error { return &PathError{op, name, syscall.EACCES} }

// Stat fails: there are no files.
func Stat(name string) (FileInfo, error) { return nil, noFile("stat", name) }

// Lstat fails: there are no files.
func Lstat(name string) (FileInfo, error) { return nil, noFile("lstat", name) }

// ReadDir fails: there are no files.
func ReadDir(name string) ([]DirEntry, error) { return nil, noFile("open", name) }

// Mkdir fails: there is nowhere to make it.
func Mkdir(name string, perm FileMode) error { return denied("mkdir", name) }

// MkdirAll fails: there is nowhere to make it.
func MkdirAll(path string, perm FileMode) error { return denied("mkdir", path) }

// MkdirTemp fails: there is nowhere to make it.
func MkdirTemp(dir, pattern string) (string, error) { return "", denied("mkdirtemp", inTemp(dir, pattern)) }

// CreateTemp fails: there is nowhere to make it.
func CreateTemp(dir, pattern string) (*File, error) {
	return nil, denied("open", inTemp(dir, pattern))
}

func inTemp(dir, pattern string) string {
	if dir == "" {
		dir = TempDir()
	}
	return dir + "/" + pattern
}

// RemoveAll has nothing to remove.
func RemoveAll(path string) error { return nil }

// Rename fails: there are no files.
func Rename(oldpath, newpath string) error {
	return &LinkError{"rename", oldpath, newpath, syscall.ENOENT}
}

// Chdir fails: there are no folders.
func Chdir(dir string) error { return noFile("chdir", dir) }

// Chmod fails: there are no files.
func Chmod(name string, mode FileMode) error { return noFile("chmod", name) }

// Truncate fails: there are no files.
func Truncate(name string, size int64) error { return noFile("truncate", name) }

// UserHomeDir fails: there is no user.
func UserHomeDir() (string, error) { return "", errors.New("$HOME is not defined") }

// Executable is where the program would lie.
func Executable() (string, error) { return "/" + Args[0], nil }

// A LinkError names the operation and both names of an error.
type LinkError struct {
	Op  string
	Old string
	New string
	Err error
}

func (e *LinkError) Error() string { return e.Op + " " + e.Old + " " + e.New + ": " + e.Err.Error() }

func (e *LinkError) Unwrap() error { return e.Err }
