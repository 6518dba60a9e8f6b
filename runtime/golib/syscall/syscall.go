// SPDX-License-Identifier: MIT

// Package syscall: the numbers of signals and errors. There is no system to call.
package syscall

import "internal/sig"

// An Errno is an error number of the system.
type Errno uintptr

// Error numbers: those that the simulated os gives, and some to compare with.
const (
	EPERM        = Errno(1)
	ENOENT       = Errno(2)
	ESRCH        = Errno(3)
	EINTR        = Errno(4)
	EIO          = Errno(5)
	EBADF        = Errno(9)
	EAGAIN       = Errno(11)
	ENOMEM       = Errno(12)
	EACCES       = Errno(13)
	EBUSY        = Errno(16)
	EEXIST       = Errno(17)
	ENOTDIR      = Errno(20)
	EISDIR       = Errno(21)
	EINVAL       = Errno(22)
	EMFILE       = Errno(24)
	ENOSPC       = Errno(28)
	ESPIPE       = Errno(29)
	EPIPE        = Errno(32)
	ENOTEMPTY    = Errno(39)
	EADDRINUSE   = Errno(98)
	ECONNRESET   = Errno(104)
	ETIMEDOUT    = Errno(110)
	ECONNREFUSED = Errno(111)

	EWOULDBLOCK = EAGAIN
)

var texts = map[Errno]string{
	EPERM:        "operation not permitted",
	ENOENT:       "no such file or directory",
	ESRCH:        "no such process",
	EINTR:        "interrupted system call",
	EIO:          "input/output error",
	EBADF:        "bad file descriptor",
	EAGAIN:       "resource temporarily unavailable",
	ENOMEM:       "cannot allocate memory",
	EACCES:       "permission denied",
	EBUSY:        "device or resource busy",
	EEXIST:       "file exists",
	ENOTDIR:      "not a directory",
	EISDIR:       "is a directory",
	EINVAL:       "invalid argument",
	EMFILE:       "too many open files",
	ENOSPC:       "no space left on device",
	ESPIPE:       "illegal seek",
	EPIPE:        "broken pipe",
	ENOTEMPTY:    "directory not empty",
	EADDRINUSE:   "address already in use",
	ECONNRESET:   "connection reset by peer",
	ETIMEDOUT:    "connection timed out",
	ECONNREFUSED: "connection refused",
}

// Error is the number's usual text.
func (e Errno) Error() string {
	if text, ok := texts[e]; ok {
		return text
	}
	return "errno " + decimal(int(e))
}

// Temporary reports whether trying again may help.
func (e Errno) Temporary() bool {
	return e == EINTR || e == EMFILE || e.Timeout()
}

// Timeout reports whether time ran out.
func (e Errno) Timeout() bool { return e == EAGAIN || e == ETIMEDOUT }

func decimal(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return decimal(n/10) + string(rune('0'+n%10))
}

// Is matches os.ErrNotExist and os.ErrPermission by their texts.
func (e Errno) Is(target error) bool {
	switch e {
	case ENOENT:
		return target.Error() == "file does not exist"
	case EEXIST, ENOTEMPTY:
		return target.Error() == "file already exists"
	case EACCES, EPERM:
		return target.Error() == "permission denied"
	}
	return false
}

// A Signal is a signal's number.
type Signal int

// Signals.
const (
	SIGHUP  = Signal(1)
	SIGINT  = Signal(2)
	SIGQUIT = Signal(3)
	SIGABRT = Signal(6)
	SIGKILL = Signal(9)
	SIGUSR1 = Signal(10)
	SIGUSR2 = Signal(12)
	SIGPIPE = Signal(13)
	SIGALRM = Signal(14)
	SIGTERM = Signal(15)
)

// Signal marks it as an os.Signal.
func (s Signal) Signal() {}

// String is the signal's usual text.
func (s Signal) String() string {
	switch s {
	case SIGHUP:
		return "hangup"
	case SIGINT:
		return "interrupt"
	case SIGQUIT:
		return "quit"
	case SIGABRT:
		return "aborted"
	case SIGKILL:
		return "killed"
	case SIGUSR1:
		return "user defined signal 1"
	case SIGUSR2:
		return "user defined signal 2"
	case SIGPIPE:
		return "broken pipe"
	case SIGALRM:
		return "alarm clock"
	case SIGTERM:
		return "terminated"
	}
	return "signal"
}

// Getpid is 1.
func Getpid() int { return 1 }

// Kill sends a signal; the only process is this one.
func Kill(pid int, s Signal) error {
	if pid != Getpid() && pid != 0 {
		return ESRCH
	}
	if s != 0 {
		sig.Raise(int(s))
	}
	return nil
}

// Exit ends the program at once with a code.
func Exit(code int)
