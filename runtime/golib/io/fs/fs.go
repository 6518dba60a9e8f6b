// SPDX-License-Identifier: MIT

// Package fs: the errors of files. There are no files.
package fs

import "errors"

var (
	ErrInvalid    = errors.New("invalid argument")    // ErrInvalid is a nil file.
	ErrPermission = errors.New("permission denied")   // ErrPermission is a refused operation.
	ErrExist      = errors.New("file already exists") // ErrExist is a name in use.
	ErrNotExist   = errors.New("file does not exist") // ErrNotExist is every file's error here.
	ErrClosed     = errors.New("file already closed") // ErrClosed is a use after Close.
)

// A PathError names the operation and file of an error.
type PathError struct {
	Op   string
	Path string
	Err  error
}

// Error gives "op path: error".
func (e *PathError) Error() string { return e.Op + " " + e.Path + ": " + e.Err.Error() }

// Unwrap returns Err.
func (e *PathError) Unwrap() error { return e.Err }

// Timeout reports whether Err is a timeout.
func (e *PathError) Timeout() bool {
	t, ok := e.Err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

// A FileMode is a file's kind and permissions.
type FileMode uint32

// Parts of a mode.
const (
	ModeDir  FileMode = 1 << 31
	ModePerm FileMode = 0777
)

// IsDir reports whether it is a directory's.
func (m FileMode) IsDir() bool { return m&ModeDir != 0 }

// Perm is the permissions.
func (m FileMode) Perm() FileMode { return m & ModePerm }
