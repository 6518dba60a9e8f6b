// SPDX-License-Identifier: MIT

package bufio

import (
	"bytes"
	"errors"
	"io"
	"unicode"
	"unicode/utf8"
)

// MaxScanTokenSize is the longest token unless Buffer says otherwise.
const MaxScanTokenSize = 64 * 1024

var (
	ErrTooLong         = errors.New("bufio.Scanner: token too long")                               // ErrTooLong is a token beyond the limit.
	ErrNegativeAdvance = errors.New("bufio.Scanner: SplitFunc returns negative advance count")     // ErrNegativeAdvance is a mistake of a SplitFunc.
	ErrAdvanceTooFar   = errors.New("bufio.Scanner: SplitFunc returns advance count beyond input") // ErrAdvanceTooFar is a mistake of a SplitFunc.
	ErrBadReadCount    = errors.New("bufio.Scanner: Read returned impossible count")               // ErrBadReadCount is a mistake of a reader.
	ErrFinalToken      = errors.New("final token")                                                 // ErrFinalToken, from a SplitFunc, ends the scan.
)

// A SplitFunc finds the first token in data: how far to go, and the token.
type SplitFunc func(data []byte, atEOF bool) (advance int, token []byte, err error)

// A Scanner reads tokens, by default lines.
type Scanner struct {
	r          io.Reader
	split      SplitFunc
	max        int
	token      []byte
	buf        []byte
	start, end int
	err        error
	empties    int
	scanned    bool
	done       bool
}

// NewScanner reads lines from r.
func NewScanner(r io.Reader) *Scanner {
	return &Scanner{r: r, split: ScanLines, max: MaxScanTokenSize}
}

// Err is the first error that was not io.EOF.
func (s *Scanner) Err() error {
	if s.err == io.EOF {
		return nil
	}
	return s.err
}

// Bytes is the token; the next Scan may overwrite it.
func (s *Scanner) Bytes() []byte { return s.token }

// Text is the token as a string.
func (s *Scanner) Text() string { return string(s.token) }

// Buffer gives the scanner a buffer and the greatest size it may grow to.
func (s *Scanner) Buffer(buf []byte, max int) {
	if s.scanned {
		panic("Buffer called after Scan")
	}
	s.buf, s.max = buf[:cap(buf)], max
}

// Split sets how tokens are found.
func (s *Scanner) Split(split SplitFunc) {
	if s.scanned {
		panic("Split called after Scan")
	}
	s.split = split
}

func (s *Scanner) stop(err error) bool {
	if s.err == nil || s.err == io.EOF {
		s.err = err
	}
	s.token = nil
	s.start, s.end = 0, 0
	s.done = true
	return false
}

// Scan goes to the next token; false at the end or an error.
func (s *Scanner) Scan() bool {
	if s.done {
		return false
	}
	s.scanned = true
	for {
		if s.end > s.start || s.err != nil {
			advance, token, err := s.split(s.buf[s.start:s.end], s.err != nil)
			if err != nil {
				if err == ErrFinalToken {
					s.token, s.done = token, true
					return token != nil
				}
				return s.stop(err)
			}
			if advance < 0 {
				return s.stop(ErrNegativeAdvance)
			}
			if advance > s.end-s.start {
				return s.stop(ErrAdvanceTooFar)
			}
			s.start += advance
			s.token = token
			if token != nil {
				if s.err == nil || advance > 0 {
					s.empties = 0
				} else if s.empties++; s.empties > 100 {
					panic("bufio.Scan: too many empty tokens without progressing")
				}
				return true
			}
		}
		if s.err != nil {
			return s.stop(s.err)
		}
		if !s.read() {
			return false
		}
	}
}

// read makes room and reads more.
func (s *Scanner) read() bool {
	if s.start > 0 && (s.end == len(s.buf) || s.start > len(s.buf)/2) {
		copy(s.buf, s.buf[s.start:s.end])
		s.end -= s.start
		s.start = 0
	}
	if s.end == len(s.buf) {
		if len(s.buf) >= s.max {
			return s.stop(ErrTooLong)
		}
		size := 2 * len(s.buf)
		if size == 0 {
			size = defaultSize
		}
		if size > s.max {
			size = s.max
		}
		buf := make([]byte, size)
		s.end = copy(buf, s.buf[s.start:s.end])
		s.start, s.buf = 0, buf
	}
	for i := 0; i <= 100; i++ {
		n, err := s.r.Read(s.buf[s.end:])
		if n < 0 || n > len(s.buf)-s.end {
			s.err = ErrBadReadCount
			return true
		}
		s.end += n
		if err != nil {
			s.err = err
			return true
		}
		if n > 0 {
			s.empties = 0
			return true
		}
	}
	s.err = io.ErrNoProgress
	return true
}

// ScanBytes makes each byte a token.
func ScanBytes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if len(data) == 0 {
		return 0, nil, nil
	}
	return 1, data[:1], nil
}

// ScanRunes makes each character a token.
func ScanRunes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if len(data) == 0 || !atEOF && !utf8.FullRune(data) {
		return 0, nil, nil
	}
	r, size := utf8.DecodeRune(data)
	if r == utf8.RuneError && size == 1 {
		return 1, []byte(string(utf8.RuneError)), nil
	}
	return size, data[:size], nil
}

// ScanLines makes each line a token, without its end.
func ScanLines(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if atEOF && len(data) == 0 {
		return 0, nil, nil
	}
	i := bytes.IndexByte(data, '\n')
	if i < 0 {
		if !atEOF {
			return 0, nil, nil
		}
		advance, token = len(data), data
	} else {
		advance, token = i+1, data[:i]
	}
	if n := len(token); n > 0 && token[n-1] == '\r' {
		token = token[:n-1]
	}
	return advance, token, nil
}

// ScanWords makes each run of characters between white space a token.
func ScanWords(data []byte, atEOF bool) (advance int, token []byte, err error) {
	start := -1
	for i := 0; i < len(data); {
		r, size := rune(data[i]), 1
		if r >= utf8.RuneSelf {
			if !atEOF && !utf8.FullRune(data[i:]) {
				break
			}
			r, size = utf8.DecodeRune(data[i:])
		}
		if unicode.IsSpace(r) {
			if start >= 0 {
				return i + size, data[start:i], nil
			}
		} else if start < 0 {
			start = i
		}
		i += size
	}
	switch {
	case start < 0:
		return len(data), nil, nil
	case atEOF:
		return len(data), data[start:], nil
	}
	return start, nil, nil
}
