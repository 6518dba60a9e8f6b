// SPDX-License-Identifier: MIT

// Package syscall: the numbers of signals and errors. There is no system to call.
package syscall

import "internal/sig"

// An Errno is an error number of the system.
type Errno uintptr

// Error numbers that the simulated os gives.
const (
	EPERM  = Errno(1)
	ENOENT = Errno(2)
	ESRCH  = Errno(3)
	EBADF  = Errno(9)
	EACCES = Errno(13)
	EEXIST = Errno(17)
	EINVAL = Errno(22)
)

// Error is the number's usual text.
func (e Errno) Error() string {
	switch e {
	case ENOENT:
		return "no such file or directory"
	case ESRCH:
		return "no such process"
	case EBADF:
		return "bad file descriptor"
	case EACCES:
		return "permission denied"
	case EPERM:
		return "operation not permitted"
	case EEXIST:
		return "file exists"
	case EINVAL:
		return "invalid argument"
	}
	return "errno " + decimal(int(e))
}

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
	case EEXIST:
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
