// SPDX-License-Identifier: MIT

package os

import (
	"syscall"
	"time"
)

// What a stream, as opposed to a file on a disk, says to being used as one.

type streamInfo struct{ name string }

func (i streamInfo) Name() string     { return i.name }
func (streamInfo) Size() int64        { return 0 }
func (streamInfo) Mode() FileMode     { return ModeNamedPipe | 0600 }
func (streamInfo) ModTime() time.Time { return time.Time{} }
func (streamInfo) IsDir() bool        { return false }
func (streamInfo) Sys() any           { return nil }

// Stat describes a pipe: standard input does not come from a terminal.
func (f *File) Stat() (FileInfo, error) {
	if err := f.check("stat", true); err != nil {
		return nil, err
	}
	return streamInfo{f.name[len("/dev/"):]}, nil
}

func (f *File) refuse(op string, err error) error {
	if wrong := f.check(op, true); wrong != nil {
		return wrong
	}
	return &PathError{op, f.name, err}
}

// Seek fails: streams have no places.
func (f *File) Seek(offset int64, whence int) (int64, error) {
	return 0, f.refuse("seek", syscall.ESPIPE)
}

// ReadAt fails: streams have no places.
func (f *File) ReadAt(b []byte, off int64) (int, error) { return 0, f.refuse("read", syscall.ESPIPE) }

// WriteAt fails: streams have no places.
func (f *File) WriteAt(b []byte, off int64) (int, error) {
	return 0, f.refuse("write", syscall.ESPIPE)
}

// Truncate fails: streams have no size.
func (f *File) Truncate(size int64) error { return f.refuse("truncate", syscall.EINVAL) }

// Chmod fails: the streams are not the program's.
func (f *File) Chmod(mode FileMode) error { return f.refuse("chmod", syscall.EPERM) }

// ReadDir fails: no stream is a folder.
func (f *File) ReadDir(n int) ([]DirEntry, error) { return nil, f.refuse("readdirent", syscall.ENOTDIR) }

// Readdir fails: no stream is a folder.
func (f *File) Readdir(n int) ([]FileInfo, error) { return nil, f.refuse("readdirent", syscall.ENOTDIR) }

// Readdirnames fails: no stream is a folder.
func (f *File) Readdirnames(n int) ([]string, error) {
	return nil, f.refuse("readdirent", syscall.ENOTDIR)
}

// SetDeadline fails: reading and writing never wait.
func (f *File) SetDeadline(t time.Time) error { return f.refuse("set deadline", ErrNoDeadline) }

// SetReadDeadline is SetDeadline.
func (f *File) SetReadDeadline(t time.Time) error { return f.SetDeadline(t) }

// SetWriteDeadline is SetDeadline.
func (f *File) SetWriteDeadline(t time.Time) error { return f.SetDeadline(t) }
