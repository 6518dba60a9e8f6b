// SPDX-License-Identifier: MIT

// Package fs: files as they look from outside, and their errors. There are no
// files but what a program makes up itself.
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
	ModeDir        FileMode = 1 << 31
	ModeAppend     FileMode = 1 << 30
	ModeExclusive  FileMode = 1 << 29
	ModeTemporary  FileMode = 1 << 28
	ModeSymlink    FileMode = 1 << 27
	ModeDevice     FileMode = 1 << 26
	ModeNamedPipe  FileMode = 1 << 25
	ModeSocket     FileMode = 1 << 24
	ModeSetuid     FileMode = 1 << 23
	ModeSetgid     FileMode = 1 << 22
	ModeCharDevice FileMode = 1 << 21
	ModeSticky     FileMode = 1 << 20
	ModeIrregular  FileMode = 1 << 19

	ModeType = ModeDir | ModeSymlink | ModeNamedPipe | ModeSocket | ModeDevice | ModeCharDevice |
		ModeIrregular
	ModePerm FileMode = 0777
)

// IsDir reports whether it is a directory's.
func (m FileMode) IsDir() bool { return m&ModeDir != 0 }

// IsRegular reports whether it is an ordinary file's.
func (m FileMode) IsRegular() bool { return m&ModeType == 0 }

// Perm is the permissions.
func (m FileMode) Perm() FileMode { return m & ModePerm }

// Type is the kind of file.
func (m FileMode) Type() FileMode { return m & ModeType }

// String writes the mode as ls does.
func (m FileMode) String() string {
	var out []byte
	for i, c := range "dalTLDpSugct?" {
		if m&(1<<(31-i)) != 0 {
			out = append(out, byte(c))
		}
	}
	if len(out) == 0 {
		out = append(out, '-')
	}
	for i, c := range "rwxrwxrwx" {
		if m&(1<<(8-i)) == 0 {
			c = '-'
		}
		out = append(out, byte(c))
	}
	return string(out)
}
