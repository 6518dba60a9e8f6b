// SPDX-License-Identifier: MIT

// Package os: the process. There is no host behind it: standard input is a
// text given with the run, the environment is empty, files do not exist.
package os

import (
	"errors"
	"io"
	"io/fs"
	"syscall"
)

// Exit ends the program at once with a code.
func Exit(code int)

// write writes to standard output (1) or standard error (2).
func write(fd int, p []byte)

// read copies bytes of standard input from an offset on; 0 at its end.
func read(p []byte, from int) int

var readSoFar int

// args lists the program's name and its arguments.
func args() []string

// Args holds the program's name and its arguments.
var Args = args()

var (
	ErrInvalid          = fs.ErrInvalid                                     // ErrInvalid is a nil *File.
	ErrPermission       = fs.ErrPermission                                  // ErrPermission is a refused operation.
	ErrExist            = fs.ErrExist                                       // ErrExist is a name in use.
	ErrNotExist         = fs.ErrNotExist                                    // ErrNotExist is every file's error here.
	ErrClosed           = fs.ErrClosed                                      // ErrClosed is a use after Close.
	ErrDeadlineExceeded = errors.New("i/o timeout")                         // ErrDeadlineExceeded is never given.
	ErrNoDeadline       = errors.New("file type does not support deadline") // ErrNoDeadline is never given.
)

// A PathError names the operation and file of an error.
type PathError = fs.PathError

// A FileMode is a file's kind and permissions.
type FileMode = fs.FileMode

// A File is one of the three standard streams.
type File struct {
	fd     int
	name   string
	closed bool
}

var (
	Stdin  = &File{fd: 0, name: "/dev/stdin"}  // Stdin reads the text given with the run.
	Stdout = &File{fd: 1, name: "/dev/stdout"} // Stdout writes to the run's output.
	Stderr = &File{fd: 2, name: "/dev/stderr"} // Stderr writes to the run's error output.
)

func (f *File) check(op string, ok bool) error {
	switch {
	case f == nil:
		return ErrInvalid
	case f.closed:
		return &PathError{op, f.name, ErrClosed}
	case !ok:
		return &PathError{op, f.name, syscall.EBADF}
	}
	return nil
}

// Write writes all of p.
func (f *File) Write(p []byte) (n int, err error) {
	if f == nil || f.closed || f.fd == 0 {
		return 0, f.check("write", false)
	}
	write(f.fd, p)
	return len(p), nil
}

// WriteString writes all of s.
func (f *File) WriteString(s string) (n int, err error) { return f.Write([]byte(s)) }

// Read reads standard input.
func (f *File) Read(p []byte) (n int, err error) {
	if err := f.check("read", f != nil && f.fd == 0); err != nil || len(p) == 0 {
		return 0, err
	}
	if n = read(p, readSoFar); n == 0 {
		return 0, io.EOF
	}
	readSoFar += n
	return n, nil
}

// Close ends the use of the file.
func (f *File) Close() error {
	if err := f.check("close", true); err != nil {
		return err
	}
	f.closed = true
	return nil
}

// Name is the file's name.
func (f *File) Name() string { return f.name }

// Fd is the file's number.
func (f *File) Fd() uintptr { return uintptr(f.fd) }

// Sync has nothing to do.
func (f *File) Sync() error { return f.check("sync", true) }

// Getpid is 1.
func Getpid() int { return 1 }

// Getppid is 0.
func Getppid() int { return 0 }

// Hostname is "stave".
func Hostname() (name string, err error) { return "stave", nil }

// Getwd is "/".
func Getwd() (dir string, err error) { return "/", nil }

func noFile(op, name string) error { return &PathError{op, name, syscall.ENOENT} }

// Flags of OpenFile.
const (
	O_RDONLY = 0x0
	O_WRONLY = 0x1
	O_RDWR   = 0x2
	O_APPEND = 0x400
	O_CREATE = 0x40
	O_EXCL   = 0x80
	O_SYNC   = 0x101000
	O_TRUNC  = 0x200
)

// OpenFile fails: there are no files.
func OpenFile(name string, flag int, perm FileMode) (*File, error) {
	if flag&O_CREATE != 0 {
		return Create(name)
	}
	return Open(name)
}

// WriteFile fails: there are no files.
func WriteFile(name string, data []byte, perm FileMode) error {
	_, err := Create(name)
	return err
}

// Remove fails: there are no files.
func Remove(name string) error { return noFile("remove", name) }

// Open fails: there are no files.
func Open(name string) (*File, error) { return nil, noFile("open", name) }

// Create fails: there are no files.
func Create(name string) (*File, error) { return nil, &PathError{"open", name, syscall.EACCES} }

// ReadFile fails: there are no files.
func ReadFile(name string) ([]byte, error) { return nil, noFile("open", name) }

// IsNotExist reports whether the error says that a file does not exist.
func IsNotExist(err error) bool {
	e := underlying(err)
	return e == ErrNotExist || e == error(syscall.ENOENT)
}

// A Signal is what a process can be sent.
type Signal interface {
	String() string
	Signal()
}

var (
	Interrupt Signal = syscall.SIGINT  // Interrupt is what Ctrl-C sends.
	Kill      Signal = syscall.SIGKILL // Kill cannot be caught.
)

// A Process is a process; there is only this one.
type Process struct {
	Pid int
}

// FindProcess finds any number.
func FindProcess(pid int) (*Process, error) { return &Process{pid}, nil }

// Signal sends a signal to the process.
func (p *Process) Signal(s Signal) error {
	number, ok := s.(syscall.Signal)
	if !ok {
		return errors.New("os: unsupported signal type")
	}
	if err := syscall.Kill(p.Pid, number); err != nil {
		return errors.New("os: process already finished")
	}
	return nil
}

// Kill ends the process.
func (p *Process) Kill() error { return p.Signal(Kill) }
