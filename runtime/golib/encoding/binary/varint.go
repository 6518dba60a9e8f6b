// SPDX-License-Identifier: MIT

package binary

import (
	"errors"
	"io"
)

// The most bytes a number takes.
const (
	MaxVarintLen16 = 3
	MaxVarintLen32 = 5
	MaxVarintLen64 = 10
)

var errOverflow = errors.New("binary: varint overflows a 64-bit integer")

// AppendUvarint appends x, seven bits a byte, lowest first; all but the last have the top bit.
func AppendUvarint(buf []byte, x uint64) []byte {
	for ; x >= 0x80; x >>= 7 {
		buf = append(buf, byte(x)|0x80)
	}
	return append(buf, byte(x))
}

// AppendVarint appends x with its sign in the lowest bit.
func AppendVarint(buf []byte, x int64) []byte { return AppendUvarint(buf, fold(x)) }

func fold(x int64) uint64 { return uint64(x)<<1 ^ uint64(x>>63) }

func unfold(u uint64) int64 { return int64(u>>1) ^ -int64(u&1) }

// PutUvarint writes x and returns its length.
func PutUvarint(buf []byte, x uint64) int {
	bytes := AppendUvarint(nil, x)
	_ = buf[len(bytes)-1]
	return copy(buf, bytes)
}

// PutVarint writes x and returns its length.
func PutVarint(buf []byte, x int64) int { return PutUvarint(buf, fold(x)) }

// Uvarint reads a number and its length; 0 bytes if buf ends too soon, less than 0 if it is too large.
func Uvarint(buf []byte) (uint64, int) {
	var x uint64
	for i, b := range buf {
		if i == MaxVarintLen64 || i == MaxVarintLen64-1 && b > 1 && b < 0x80 {
			return 0, -(i + 1)
		}
		if b < 0x80 {
			return x | uint64(b)<<(7*i), i + 1
		}
		x |= uint64(b&0x7f) << (7 * i)
	}
	return 0, 0
}

// Varint reads what PutVarint wrote.
func Varint(buf []byte) (int64, int) {
	u, n := Uvarint(buf)
	return unfold(u), n
}

// ReadUvarint reads a number byte by byte.
func ReadUvarint(r io.ByteReader) (uint64, error) {
	var x uint64
	for i := range MaxVarintLen64 {
		b, err := r.ReadByte()
		if err != nil {
			if i > 0 && err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			return x, err
		}
		if b < 0x80 {
			if i == MaxVarintLen64-1 && b > 1 {
				return x, errOverflow
			}
			return x | uint64(b)<<(7*i), nil
		}
		x |= uint64(b&0x7f) << (7 * i)
	}
	return x, errOverflow
}

// ReadVarint reads what PutVarint wrote, byte by byte.
func ReadVarint(r io.ByteReader) (int64, error) {
	u, err := ReadUvarint(r)
	return unfold(u), err
}
