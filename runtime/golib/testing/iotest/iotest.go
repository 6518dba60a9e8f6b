// SPDX-License-Identifier: MIT

// Package iotest: readers and writers that are slow, late, broken or talkative,
// to try code on.
package iotest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"log"
)

// ErrTimeout is what a TimeoutReader fails with.
var ErrTimeout = errors.New("timeout")

// A reader is a Read function.
type reader func(p []byte) (int, error)

func (r reader) Read(p []byte) (int, error) { return r(p) }

// A writer is a Write function.
type writer func(p []byte) (int, error)

func (w writer) Write(p []byte) (int, error) { return w(p) }

// OneByteReader reads one byte of r at a time.
func OneByteReader(r io.Reader) io.Reader {
	return reader(func(p []byte) (int, error) { return r.Read(p[:min(len(p), 1)]) })
}

// HalfReader reads half as much of r as is asked for.
func HalfReader(r io.Reader) io.Reader {
	return reader(func(p []byte) (int, error) { return r.Read(p[:(len(p)+1)/2]) })
}

// DataErrReader gives the error of r together with the last data, not after it.
func DataErrReader(r io.Reader) io.Reader {
	ahead := make([]byte, 1024)
	var have []byte
	var failure error
	started := false
	return reader(func(p []byte) (n int, err error) {
		for {
			if len(have) == 0 && (!started || failure == nil) {
				started = true
				var m int
				m, failure = r.Read(ahead)
				have = ahead[:m]
			}
			if n > 0 || failure != nil && len(have) == 0 {
				break
			}
			n = copy(p, have)
			have = have[n:]
			if len(have) > 0 {
				return n, nil
			}
		}
		if len(have) == 0 {
			err = failure
		}
		return n, err
	})
}

// TimeoutReader fails with ErrTimeout, without data, at the second read alone.
func TimeoutReader(r io.Reader) io.Reader {
	calls := 0
	return reader(func(p []byte) (int, error) {
		if calls++; calls == 2 {
			return 0, ErrTimeout
		}
		return r.Read(p)
	})
}

// ErrReader fails with err at every read.
func ErrReader(err error) io.Reader {
	return reader(func(p []byte) (int, error) { return 0, err })
}

// TruncateWriter writes n bytes to w, and then drops all without saying so.
func TruncateWriter(w io.Writer, n int64) io.Writer {
	return writer(func(p []byte) (int, error) {
		if n <= 0 {
			return len(p), nil
		}
		part := p[:min(int64(len(p)), n)]
		written, err := w.Write(part)
		n -= int64(written)
		if written == len(part) {
			written = len(p)
		}
		return written, err
	})
}

func note(prefix string, p []byte, err error) {
	if err != nil {
		log.Printf("%s %x: %v", prefix, p, err)
	} else {
		log.Printf("%s %x", prefix, p)
	}
}

// NewReadLogger logs what is read of r.
func NewReadLogger(prefix string, r io.Reader) io.Reader {
	return reader(func(p []byte) (int, error) {
		n, err := r.Read(p)
		note(prefix, p[:n], err)
		return n, err
	})
}

// NewWriteLogger logs what is written to w.
func NewWriteLogger(prefix string, w io.Writer) io.Writer {
	return writer(func(p []byte) (int, error) {
		n, err := w.Write(p)
		note(prefix, p[:n], err)
		return n, err
	})
}

// TestReader checks that r reads content and keeps to the rules of io.Reader,
// and of io.ReaderAt and io.Seeker if it is one.
func TestReader(r io.Reader, content []byte) error {
	if len(content) > 0 {
		if n, err := r.Read(nil); n != 0 || err != nil {
			return fmt.Errorf("Read(0) = %d, %v, want 0, nil", n, err)
		}
	}
	data, err := io.ReadAll(small{r})
	if err != nil {
		return err
	}
	if !bytes.Equal(data, content) {
		return fmt.Errorf("ReadAll(small amounts) = %q\n\twant %q", data, content)
	}
	if n, err := r.Read(make([]byte, 10)); n != 0 || err != io.EOF {
		return fmt.Errorf("Read(10) at EOF = %v, %v, want 0, EOF", n, err)
	}
	if s, ok := r.(io.ReadSeeker); ok {
		if err := testSeeker(s, content); err != nil {
			return err
		}
	}
	if at, ok := r.(io.ReaderAt); ok {
		return testReaderAt(at, content)
	}
	return nil
}

// A small reader reads one byte, two, three, and one again.
type small struct{ r io.Reader }

func (s small) Read(p []byte) (int, error) { return s.r.Read(p[:min(len(p), 1+len(p)%3)]) }

func testSeeker(r io.ReadSeeker, content []byte) error {
	end := int64(len(content))
	if off, err := r.Seek(0, io.SeekCurrent); off != end || err != nil {
		return fmt.Errorf("Seek(0, 1) from EOF = %d, %v, want %d, nil", off, err, end)
	}
	for _, to := range []struct {
		offset int64
		whence int
		want   int64
	}{{0, io.SeekStart, 0}, {end / 2, io.SeekCurrent, end / 2}, {-end / 3, io.SeekEnd, end - end/3}, {0, io.SeekStart, 0}} {
		off, err := r.Seek(to.offset, to.whence)
		if off != to.want || err != nil {
			return fmt.Errorf("Seek(%d, %d) = %d, %v, want %d, nil", to.offset, to.whence, off, err, to.want)
		}
		data, err := io.ReadAll(r)
		if err != nil || !bytes.Equal(data, content[off:]) {
			return fmt.Errorf("ReadAll from offset %d = %q, %v, want %q, nil", off, data, err, content[off:])
		}
		if _, err := r.Seek(off, io.SeekStart); err != nil {
			return fmt.Errorf("Seek(%d, 0): %v", off, err)
		}
	}
	if off, err := r.Seek(-1, io.SeekStart); err == nil {
		return fmt.Errorf("Seek(-1, 0) = %d, nil, want error", off)
	}
	return nil
}

func testReaderAt(r io.ReaderAt, content []byte) error {
	for size := 0; size <= len(content)+1; size++ {
		p := make([]byte, size)
		for off := 0; off <= len(content); off++ {
			want := content[off:min(off+size, len(content))]
			n, err := r.ReadAt(p, int64(off))
			if n != len(want) || !bytes.Equal(p[:n], want) {
				return fmt.Errorf("ReadAt(%d, %d) = %d, %q, want %q", size, off, n, p[:n], want)
			}
			if n < size && err != io.EOF || n == size && off+size < len(content) && err != nil {
				return fmt.Errorf("ReadAt(%d, %d) = %d, %v", size, off, n, err)
			}
		}
	}
	if n, err := r.ReadAt(make([]byte, 1), -1); n != 0 || err == nil {
		return fmt.Errorf("ReadAt(1, -1) = %d, %v, want error", n, err)
	}
	return nil
}
