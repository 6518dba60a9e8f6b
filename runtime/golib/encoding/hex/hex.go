// SPDX-License-Identifier: MIT

// Package hex: bytes as text, four bits a character.
package hex

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

const digits = "0123456789abcdef"

// ErrLength says that half a byte is left over.
var ErrLength = errors.New("encoding/hex: odd length hex string")

// An InvalidByteError is a byte that is no hexadecimal digit.
type InvalidByteError byte

func (e InvalidByteError) Error() string {
	return fmt.Sprintf("encoding/hex: invalid byte: %#U", rune(e))
}

// EncodedLen is the length of n bytes' text.
func EncodedLen(n int) int { return 2 * n }

// DecodedLen is the number of bytes of a text of length x.
func DecodedLen(x int) int { return x / 2 }

// Encode writes src's text to dst.
func Encode(dst, src []byte) int {
	for i, b := range src {
		dst[2*i], dst[2*i+1] = digits[b>>4], digits[b&15]
	}
	return 2 * len(src)
}

// AppendEncode appends src's text to dst.
func AppendEncode(dst, src []byte) []byte {
	for _, b := range src {
		dst = append(dst, digits[b>>4], digits[b&15])
	}
	return dst
}

// EncodeToString is src's text.
func EncodeToString(src []byte) string { return string(AppendEncode(nil, src)) }

func value(c byte) (byte, bool) {
	switch {
	case '0' <= c && c <= '9':
		return c - '0', true
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10, true
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}

// Decode writes the bytes of the text src to dst, up to what is wrong.
func Decode(dst, src []byte) (int, error) {
	n := 0
	for ; 2*n+1 < len(src); n++ {
		high, ok := value(src[2*n])
		if !ok {
			return n, InvalidByteError(src[2*n])
		}
		low, ok := value(src[2*n+1])
		if !ok {
			return n, InvalidByteError(src[2*n+1])
		}
		dst[n] = high<<4 | low
	}
	if len(src)%2 == 1 {
		if _, ok := value(src[len(src)-1]); !ok {
			return n, InvalidByteError(src[len(src)-1])
		}
		return n, ErrLength
	}
	return n, nil
}

// AppendDecode appends the bytes of the text src to dst.
func AppendDecode(dst, src []byte) ([]byte, error) {
	bytes, err := DecodeString(string(src))
	return append(dst, bytes...), err
}

// DecodeString gives a text's bytes, up to what is wrong.
func DecodeString(s string) ([]byte, error) {
	dst := make([]byte, DecodedLen(len(s)))
	n, err := Decode(dst, []byte(s))
	return dst[:n], err
}

// Dump lists data as hexdump -C does.
func Dump(data []byte) string {
	var out strings.Builder
	for at := 0; at < len(data); at += 16 {
		row := data[at:min(at+16, len(data))]
		fmt.Fprintf(&out, "%08x ", at)
		for i := range 16 {
			if i == 8 {
				out.WriteByte(' ')
			}
			if i < len(row) {
				fmt.Fprintf(&out, " %02x", row[i])
			} else {
				out.WriteString("   ")
			}
		}
		out.WriteString("  |")
		for _, b := range row {
			if b < 32 || b > 126 {
				b = '.'
			}
			out.WriteByte(b)
		}
		out.WriteString("|\n")
	}
	return out.String()
}

type encoder struct{ w io.Writer }

// NewEncoder writes the text of what is written to it.
func NewEncoder(w io.Writer) io.Writer { return encoder{w} }

func (e encoder) Write(p []byte) (int, error) {
	n, err := e.w.Write(AppendEncode(nil, p))
	return n / 2, err
}

type decoder struct{ r io.Reader }

// NewDecoder reads the bytes of a text.
func NewDecoder(r io.Reader) io.Reader { return decoder{r} }

func (d decoder) Read(p []byte) (int, error) {
	text := make([]byte, 2*len(p))
	n, err := io.ReadFull(d.r, text)
	if err == io.ErrUnexpectedEOF {
		err = io.EOF
	}
	k, wrong := Decode(p, text[:n])
	if wrong == ErrLength {
		wrong = io.ErrUnexpectedEOF
	}
	if wrong != nil {
		return k, wrong
	}
	if k > 0 && err == io.EOF {
		err = nil
	}
	return k, err
}
