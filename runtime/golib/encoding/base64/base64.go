// SPDX-License-Identifier: MIT

// Package base64: bytes as text, six bits a character.
package base64

import "strconv"

// An Encoding is an alphabet of 64 characters, with or without padding.
type Encoding struct {
	alphabet string
	values   [256]uint8 // 0xff: not in the alphabet
	pad      rune
	strict   bool
}

const (
	StdPadding rune = '='
	NoPadding  rune = -1
)

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

// The encodings of RFC 4648, with padding and without.
var (
	StdEncoding    = NewEncoding(letters + "+/")
	URLEncoding    = NewEncoding(letters + "-_")
	RawStdEncoding = StdEncoding.WithPadding(NoPadding)
	RawURLEncoding = URLEncoding.WithPadding(NoPadding)
)

// A CorruptInputError is the offset of what does not belong there.
type CorruptInputError int64

func (e CorruptInputError) Error() string {
	return "illegal base64 data at input byte " + strconv.FormatInt(int64(e), 10)
}

// NewEncoding makes an encoding of 64 different characters, padded.
func NewEncoding(encoder string) *Encoding {
	if len(encoder) != 64 {
		panic("encoding alphabet is not 64-bytes long")
	}
	e := &Encoding{alphabet: encoder, pad: StdPadding}
	for i := range e.values {
		e.values[i] = 0xff
	}
	for i := 0; i < 64; i++ {
		if encoder[i] == '\n' || encoder[i] == '\r' {
			panic("encoding alphabet contains newline character")
		}
		if e.values[encoder[i]] != 0xff {
			panic("encoding alphabet includes duplicate symbols")
		}
		e.values[encoder[i]] = uint8(i)
	}
	return e
}

// WithPadding is the same encoding padded otherwise.
func (e Encoding) WithPadding(padding rune) *Encoding {
	if padding == '\r' || padding == '\n' || padding > 0xff || padding < NoPadding {
		panic("invalid padding")
	}
	if padding >= 0 && e.values[byte(padding)] != 0xff {
		panic("padding contained in alphabet")
	}
	e.pad = padding
	return &e
}

// Strict is the same encoding that refuses stray bits behind the last byte.
func (e Encoding) Strict() *Encoding {
	e.strict = true
	return &e
}

// EncodedLen is the length of n bytes encoded.
func (e *Encoding) EncodedLen(n int) int {
	if e.pad == NoPadding {
		return n/3*4 + (n%3*8+5)/6
	}
	return (n + 2) / 3 * 4
}

// DecodedLen is the greatest length of what n characters decode to.
func (e *Encoding) DecodedLen(n int) int {
	if e.pad == NoPadding {
		return n/4*3 + n%4*6/8
	}
	return n / 4 * 3
}

// AppendEncode appends src encoded.
func (e *Encoding) AppendEncode(dst, src []byte) []byte {
	for len(src) > 0 {
		var bits uint32
		n := min(3, len(src))
		for i := 0; i < 3; i++ {
			bits <<= 8
			if i < n {
				bits |= uint32(src[i])
			}
		}
		for i := 0; i < 4; i++ {
			switch {
			case i <= n:
				dst = append(dst, e.alphabet[bits>>(18-6*i)&63])
			case e.pad != NoPadding:
				dst = append(dst, byte(e.pad))
			}
		}
		src = src[n:]
	}
	return dst
}

// Encode writes src encoded to dst.
func (e *Encoding) Encode(dst, src []byte) { copy(dst, e.AppendEncode(nil, src)) }

// EncodeToString returns src encoded.
func (e *Encoding) EncodeToString(src []byte) string { return string(e.AppendEncode(nil, src)) }

// AppendDecode appends what src decodes to.
func (e *Encoding) AppendDecode(dst, src []byte) ([]byte, error) {
	at := 0
	for {
		var quantum [4]uint8
		n := 0
		for n < 4 && at < len(src) {
			c := src[at]
			if c == '\n' || c == '\r' {
				at++
				continue
			}
			if e.values[c] == 0xff {
				if rune(c) == e.pad {
					return e.last(dst, quantum[:n], src, at)
				}
				return dst, CorruptInputError(at)
			}
			quantum[n] = e.values[c]
			n++
			at++
		}
		if n < 4 {
			if n == 0 {
				return dst, nil
			}
			if n == 1 || e.pad != NoPadding {
				return dst, CorruptInputError(at - n)
			}
			return e.tail(dst, quantum[:n], at)
		}
		dst = append(dst, quantum[0]<<2|quantum[1]>>4, quantum[1]<<4|quantum[2]>>2, quantum[2]<<6|quantum[3])
	}
}

// last goes on at the padding character at src[at].
func (e *Encoding) last(dst []byte, quantum, src []byte, at int) ([]byte, error) {
	skip := func() {
		for at++; at < len(src) && (src[at] == '\n' || src[at] == '\r'); {
			at++
		}
	}
	if len(quantum) < 2 {
		return dst, CorruptInputError(at)
	}
	skip()
	if len(quantum) == 2 {
		if at == len(src) {
			return dst, CorruptInputError(len(src))
		}
		if rune(src[at]) != e.pad {
			return dst, CorruptInputError(at)
		}
		skip()
	}
	out, err := e.tail(dst, quantum, at)
	if err == nil && at < len(src) {
		err = CorruptInputError(at)
	}
	return out, err
}

// tail decodes two or three characters.
func (e *Encoding) tail(dst []byte, quantum []uint8, at int) ([]byte, error) {
	dst = append(dst, quantum[0]<<2|quantum[1]>>4)
	stray := quantum[1] << 4
	if len(quantum) == 3 {
		dst = append(dst, quantum[1]<<4|quantum[2]>>2)
		stray = quantum[2] << 6
	}
	if e.strict && stray != 0 {
		return dst, CorruptInputError(at - len(quantum))
	}
	return dst, nil
}

// Decode writes what src decodes to to dst.
func (e *Encoding) Decode(dst, src []byte) (n int, err error) {
	out, err := e.AppendDecode(nil, src)
	return copy(dst, out), err
}

// DecodeString returns what s decodes to.
func (e *Encoding) DecodeString(s string) ([]byte, error) {
	return e.AppendDecode([]byte{}, []byte(s))
}
