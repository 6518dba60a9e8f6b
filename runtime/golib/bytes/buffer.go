// SPDX-License-Identifier: MIT

package bytes

import (
	"errors"
	"io"
	"unicode/utf8"
)

// ErrTooLarge is the panic of a buffer that cannot grow.
var ErrTooLarge = errors.New("bytes.Buffer: too large")

// What the last operation read, for the Unread methods.
const (
	readNothing = 0
	readSome    = -1 // bytes; a positive number is the size of a rune
)

// A Buffer is bytes that are written at the end and read at the beginning.
type Buffer struct {
	buf  []byte
	off  int // what is unread: buf[off:]
	last int
}

// NewBuffer starts with buf as its unread bytes.
func NewBuffer(buf []byte) *Buffer { return &Buffer{buf: buf} }

// NewBufferString starts with the bytes of s.
func NewBufferString(s string) *Buffer { return &Buffer{buf: []byte(s)} }

// Bytes is what is unread, valid until the next change.
func (b *Buffer) Bytes() []byte { return b.buf[b.off:] }

// AvailableBuffer is the buffer's rest, for appending and then writing.
func (b *Buffer) AvailableBuffer() []byte { return b.buf[len(b.buf):] }

// String is a copy of what is unread; "<nil>" for a nil buffer.
func (b *Buffer) String() string {
	if b == nil {
		return "<nil>"
	}
	return string(b.buf[b.off:])
}

// Len is the number of unread bytes.
func (b *Buffer) Len() int { return len(b.buf) - b.off }

// Cap is the room of the buffer.
func (b *Buffer) Cap() int { return cap(b.buf) }

// Available is the room left behind what was written.
func (b *Buffer) Available() int { return cap(b.buf) - len(b.buf) }

// Truncate keeps the first n unread bytes.
func (b *Buffer) Truncate(n int) {
	if n == 0 {
		b.Reset()
		return
	}
	b.last = readNothing
	if n < 0 || n > b.Len() {
		panic("bytes.Buffer: truncation out of range")
	}
	b.buf = b.buf[:b.off+n]
}

// Reset empties the buffer and keeps its room.
func (b *Buffer) Reset() { b.buf, b.off, b.last = b.buf[:0], 0, readNothing }

// Grow makes room for n more bytes.
func (b *Buffer) Grow(n int) {
	if n < 0 {
		panic("bytes.Buffer.Grow: negative count")
	}
	b.writing(n)
}

// smallSize is the room of a buffer that begins small.
const smallSize = 64

// room is an empty slice with room for n bytes, and for what else fits where they are.
func room(n int) []byte

// writing makes room for n more bytes behind what was written.
func (b *Buffer) writing(n int) {
	b.last = readNothing
	if n > cap(b.buf)-len(b.buf) {
		b.makeRoom(n)
	}
}

// makeRoom moves what is unread to the front, or if that would soon be to do
// again, into a buffer twice as large.
func (b *Buffer) makeRoom(n int) {
	if b.off > 0 && b.off == len(b.buf) {
		b.buf, b.off = b.buf[:0], 0
		if n <= cap(b.buf) {
			return
		}
	}
	unread, size := len(b.buf)-b.off, cap(b.buf)
	switch {
	case b.buf == nil && n <= smallSize:
		b.buf = make([]byte, 0, smallSize)
	case n <= size/2-unread:
		b.buf = b.buf[:copy(b.buf, b.buf[b.off:])]
	default:
		wanted := max(len(b.buf)+n, 2*(size-b.off))
		if n > 1<<47 || wanted > 1<<47 {
			panic(ErrTooLarge)
		}
		b.buf = append(room(wanted), b.buf[b.off:]...)
	}
	b.off = 0
}

// Write appends p.
func (b *Buffer) Write(p []byte) (n int, err error) {
	b.writing(len(p))
	b.buf = append(b.buf, p...)
	return len(p), nil
}

// WriteString appends s.
func (b *Buffer) WriteString(s string) (n int, err error) {
	b.writing(len(s))
	b.buf = append(b.buf, s...)
	return len(s), nil
}

// WriteByte appends c.
func (b *Buffer) WriteByte(c byte) error {
	b.writing(1)
	b.buf = append(b.buf, c)
	return nil
}

// WriteRune appends r.
func (b *Buffer) WriteRune(r rune) (n int, err error) {
	if uint32(r) < utf8.RuneSelf {
		return 1, b.WriteByte(byte(r))
	}
	b.writing(utf8.UTFMax)
	before := len(b.buf)
	b.buf = utf8.AppendRune(b.buf, r)
	return len(b.buf) - before, nil
}

// ReadFrom appends all of r.
func (b *Buffer) ReadFrom(r io.Reader) (n int64, err error) {
	for {
		b.writing(MinRead)
		m, err := r.Read(b.buf[len(b.buf):cap(b.buf)])
		if m < 0 {
			panic(errors.New("bytes.Buffer: reader returned negative count from Read"))
		}
		b.buf = b.buf[:len(b.buf)+m]
		n += int64(m)
		if err == io.EOF {
			return n, nil
		}
		if err != nil {
			return n, err
		}
	}
}

// WriteTo writes what is unread to w.
func (b *Buffer) WriteTo(w io.Writer) (n int64, err error) {
	b.last = readNothing
	if have := b.Len(); have > 0 {
		m, err := w.Write(b.buf[b.off:])
		if m > have {
			panic("bytes.Buffer.WriteTo: invalid Write count")
		}
		b.off += m
		n = int64(m)
		if err != nil {
			return n, err
		}
		if m != have {
			return n, io.ErrShortWrite
		}
	}
	b.Reset()
	return n, nil
}

// empty resets the buffer if nothing is unread.
func (b *Buffer) empty() bool {
	b.last = readNothing
	if b.off < len(b.buf) {
		return false
	}
	b.Reset()
	return true
}

// Read takes bytes from the beginning.
func (b *Buffer) Read(p []byte) (n int, err error) {
	if b.empty() {
		if len(p) == 0 {
			return 0, nil
		}
		return 0, io.EOF
	}
	n = copy(p, b.buf[b.off:])
	b.off += n
	if n > 0 {
		b.last = readSome
	}
	return n, nil
}

// Next takes the next n bytes, valid until the next change.
func (b *Buffer) Next(n int) []byte {
	b.last = readNothing
	if n > b.Len() {
		n = b.Len()
	}
	data := b.buf[b.off : b.off+n]
	b.off += n
	if n > 0 {
		b.last = readSome
	}
	return data
}

// ReadByte takes one byte.
func (b *Buffer) ReadByte() (byte, error) {
	if b.empty() {
		return 0, io.EOF
	}
	b.off++
	b.last = readSome
	return b.buf[b.off-1], nil
}

// ReadRune takes one character.
func (b *Buffer) ReadRune() (r rune, size int, err error) {
	if b.empty() {
		return 0, 0, io.EOF
	}
	r, size = utf8.DecodeRune(b.buf[b.off:])
	b.off += size
	b.last = size
	return r, size, nil
}

// UnreadRune puts back the character that ReadRune took last.
func (b *Buffer) UnreadRune() error {
	if b.last <= 0 {
		return errors.New("bytes.Buffer: UnreadRune: previous operation was not a successful ReadRune")
	}
	b.off -= b.last
	b.last = readNothing
	return nil
}

// UnreadByte puts back the byte read last.
func (b *Buffer) UnreadByte() error {
	if b.last == readNothing {
		return errors.New("bytes.Buffer: UnreadByte: previous operation was not a successful read")
	}
	b.last = readNothing
	if b.off > 0 {
		b.off--
	}
	return nil
}

// ReadBytes takes bytes up to and with delim.
func (b *Buffer) ReadBytes(delim byte) (line []byte, err error) {
	data := b.buf[b.off:]
	end := IndexByte(data, delim) + 1
	if end == 0 {
		end, err = len(data), io.EOF
	}
	b.off += end
	b.last = readSome
	return append(line, data[:end]...), err
}

// ReadString takes bytes up to and with delim.
func (b *Buffer) ReadString(delim byte) (line string, err error) {
	data, err := b.ReadBytes(delim)
	return string(data), err
}

// A Reader reads from a byte slice.
type Reader struct {
	s    []byte
	i    int64
	last int // where the rune read last begins, -1 if none can be put back
}

// NewReader reads from b.
func NewReader(b []byte) *Reader { return &Reader{b, 0, -1} }

// Len is what is left to read.
func (r *Reader) Len() int {
	if r.i >= int64(len(r.s)) {
		return 0
	}
	return int(int64(len(r.s)) - r.i)
}

// Size is the length of the slice.
func (r *Reader) Size() int64 { return int64(len(r.s)) }

// Reset reads from b next.
func (r *Reader) Reset(b []byte) { *r = Reader{b, 0, -1} }

// Read reads on.
func (r *Reader) Read(b []byte) (n int, err error) {
	if r.i >= int64(len(r.s)) {
		return 0, io.EOF
	}
	r.last = -1
	n = copy(b, r.s[r.i:])
	r.i += int64(n)
	return n, nil
}

// ReadAt reads at an offset.
func (r *Reader) ReadAt(b []byte, off int64) (n int, err error) {
	if off < 0 {
		return 0, errors.New("bytes.Reader.ReadAt: negative offset")
	}
	if off >= int64(len(r.s)) {
		return 0, io.EOF
	}
	n = copy(b, r.s[off:])
	if n < len(b) {
		err = io.EOF
	}
	return n, err
}

// ReadByte reads one byte.
func (r *Reader) ReadByte() (byte, error) {
	r.last = -1
	if r.i >= int64(len(r.s)) {
		return 0, io.EOF
	}
	r.i++
	return r.s[r.i-1], nil
}

// UnreadByte goes back one byte.
func (r *Reader) UnreadByte() error {
	if r.i <= 0 {
		return errors.New("bytes.Reader.UnreadByte: at beginning of slice")
	}
	r.last = -1
	r.i--
	return nil
}

// ReadRune reads one character.
func (r *Reader) ReadRune() (ch rune, size int, err error) {
	if r.i >= int64(len(r.s)) {
		r.last = -1
		return 0, 0, io.EOF
	}
	r.last = int(r.i)
	ch, size = utf8.DecodeRune(r.s[r.i:])
	r.i += int64(size)
	return ch, size, nil
}

// UnreadRune goes back to before the last ReadRune.
func (r *Reader) UnreadRune() error {
	if r.i <= 0 {
		return errors.New("bytes.Reader.UnreadRune: at beginning of slice")
	}
	if r.last < 0 {
		return errors.New("bytes.Reader.UnreadRune: previous operation was not ReadRune")
	}
	r.i = int64(r.last)
	r.last = -1
	return nil
}

// Seek moves the offset.
func (r *Reader) Seek(offset int64, whence int) (int64, error) {
	r.last = -1
	switch whence {
	case io.SeekStart:
	case io.SeekCurrent:
		offset += r.i
	case io.SeekEnd:
		offset += int64(len(r.s))
	default:
		return 0, errors.New("bytes.Reader.Seek: invalid whence")
	}
	if offset < 0 {
		return 0, errors.New("bytes.Reader.Seek: negative position")
	}
	r.i = offset
	return offset, nil
}

// WriteTo writes the rest to w.
func (r *Reader) WriteTo(w io.Writer) (n int64, err error) {
	r.last = -1
	if r.i >= int64(len(r.s)) {
		return 0, nil
	}
	b := r.s[r.i:]
	m, err := w.Write(b)
	r.i += int64(m)
	if m != len(b) && err == nil {
		err = io.ErrShortWrite
	}
	return int64(m), err
}
