// SPDX-License-Identifier: MIT

package os

import (
	"errors"
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
