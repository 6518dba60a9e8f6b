// SPDX-License-Identifier: MIT

// Package bits: counting and moving bits, and arithmetic on two words.
package bits

// UintSize is the number of bits of a uint.
const UintSize = 64

// LeadingZeros64 counts the zero bits above the highest one.
func LeadingZeros64(x uint64) int

// TrailingZeros64 counts the zero bits below the lowest one; 64 for 0.
func TrailingZeros64(x uint64) int

// OnesCount64 counts the one bits.
func OnesCount64(x uint64) int

// Reverse64 reverses the order of the bits.
func Reverse64(x uint64) uint64

// ReverseBytes64 reverses the order of the bytes.
func ReverseBytes64(x uint64) uint64

// Mul64 is the product in two words.
func Mul64(x, y uint64) (hi, lo uint64)

func div(hi, lo, y uint64) (quo, rem uint64)

// LeadingZeros is LeadingZeros64 of a uint.
func LeadingZeros(x uint) int { return LeadingZeros64(uint64(x)) }

// LeadingZeros8 counts the zero bits above the highest one.
func LeadingZeros8(x uint8) int { return LeadingZeros64(uint64(x)) - 56 }

// LeadingZeros16 counts the zero bits above the highest one.
func LeadingZeros16(x uint16) int { return LeadingZeros64(uint64(x)) - 48 }

// LeadingZeros32 counts the zero bits above the highest one.
func LeadingZeros32(x uint32) int { return LeadingZeros64(uint64(x)) - 32 }

// TrailingZeros is TrailingZeros64 of a uint.
func TrailingZeros(x uint) int { return TrailingZeros64(uint64(x)) }

// TrailingZeros8 counts the zero bits below the lowest one; 8 for 0.
func TrailingZeros8(x uint8) int { return TrailingZeros64(uint64(x) | 1<<8) }

// TrailingZeros16 counts the zero bits below the lowest one; 16 for 0.
func TrailingZeros16(x uint16) int { return TrailingZeros64(uint64(x) | 1<<16) }

// TrailingZeros32 counts the zero bits below the lowest one; 32 for 0.
func TrailingZeros32(x uint32) int { return TrailingZeros64(uint64(x) | 1<<32) }

// OnesCount is OnesCount64 of a uint.
func OnesCount(x uint) int { return OnesCount64(uint64(x)) }

// OnesCount8 counts the one bits.
func OnesCount8(x uint8) int { return OnesCount64(uint64(x)) }

// OnesCount16 counts the one bits.
func OnesCount16(x uint16) int { return OnesCount64(uint64(x)) }

// OnesCount32 counts the one bits.
func OnesCount32(x uint32) int { return OnesCount64(uint64(x)) }

// Len is the number of bits needed for x.
func Len(x uint) int { return 64 - LeadingZeros64(uint64(x)) }

// Len8 is the number of bits needed for x.
func Len8(x uint8) int { return 64 - LeadingZeros64(uint64(x)) }

// Len16 is the number of bits needed for x.
func Len16(x uint16) int { return 64 - LeadingZeros64(uint64(x)) }

// Len32 is the number of bits needed for x.
func Len32(x uint32) int { return 64 - LeadingZeros64(uint64(x)) }

// Len64 is the number of bits needed for x.
func Len64(x uint64) int { return 64 - LeadingZeros64(x) }

// RotateLeft turns x left by k bits, right if k is negative.
func RotateLeft(x uint, k int) uint { return uint(RotateLeft64(uint64(x), k)) }

// RotateLeft8 turns x left by k bits.
func RotateLeft8(x uint8, k int) uint8 { return x<<(uint(k)&7) | x>>(8-uint(k)&7) }

// RotateLeft16 turns x left by k bits.
func RotateLeft16(x uint16, k int) uint16 { return x<<(uint(k)&15) | x>>(16-uint(k)&15) }

// RotateLeft32 turns x left by k bits.
func RotateLeft32(x uint32, k int) uint32 { return x<<(uint(k)&31) | x>>(32-uint(k)&31) }

// RotateLeft64 turns x left by k bits.
func RotateLeft64(x uint64, k int) uint64 { return x<<(uint(k)&63) | x>>(64-uint(k)&63) }

// Reverse is Reverse64 of a uint.
func Reverse(x uint) uint { return uint(Reverse64(uint64(x))) }

// Reverse8 reverses the order of the bits.
func Reverse8(x uint8) uint8 { return uint8(Reverse64(uint64(x)) >> 56) }

// Reverse16 reverses the order of the bits.
func Reverse16(x uint16) uint16 { return uint16(Reverse64(uint64(x)) >> 48) }

// Reverse32 reverses the order of the bits.
func Reverse32(x uint32) uint32 { return uint32(Reverse64(uint64(x)) >> 32) }

// ReverseBytes is ReverseBytes64 of a uint.
func ReverseBytes(x uint) uint { return uint(ReverseBytes64(uint64(x))) }

// ReverseBytes16 exchanges the bytes.
func ReverseBytes16(x uint16) uint16 { return x<<8 | x>>8 }

// ReverseBytes32 reverses the order of the bytes.
func ReverseBytes32(x uint32) uint32 { return uint32(ReverseBytes64(uint64(x)) >> 32) }

// Add is Add64 of uints.
func Add(x, y, carry uint) (sum, carryOut uint) {
	s, c := Add64(uint64(x), uint64(y), uint64(carry))
	return uint(s), uint(c)
}

// Add32 is x + y + carry, and the carry out of it.
func Add32(x, y, carry uint32) (sum, carryOut uint32) {
	s := uint64(x) + uint64(y) + uint64(carry)
	return uint32(s), uint32(s >> 32)
}

// Add64 is x + y + carry, and the carry out of it.
func Add64(x, y, carry uint64) (sum, carryOut uint64) {
	sum = x + y + carry
	return sum, (x&y | (x|y)&^sum) >> 63
}

// Sub is Sub64 of uints.
func Sub(x, y, borrow uint) (diff, borrowOut uint) {
	d, b := Sub64(uint64(x), uint64(y), uint64(borrow))
	return uint(d), uint(b)
}

// Sub32 is x - y - borrow, and the borrow out of it.
func Sub32(x, y, borrow uint32) (diff, borrowOut uint32) {
	d := uint64(x) - uint64(y) - uint64(borrow)
	return uint32(d), uint32(d >> 63)
}

// Sub64 is x - y - borrow, and the borrow out of it.
func Sub64(x, y, borrow uint64) (diff, borrowOut uint64) {
	diff = x - y - borrow
	return diff, (^x&y | ^(x^y)&diff) >> 63
}

// Mul is Mul64 of uints.
func Mul(x, y uint) (hi, lo uint) {
	h, l := Mul64(uint64(x), uint64(y))
	return uint(h), uint(l)
}

// Mul32 is the product in two words.
func Mul32(x, y uint32) (hi, lo uint32) {
	p := uint64(x) * uint64(y)
	return uint32(p >> 32), uint32(p)
}

type overflowError struct{}

func (overflowError) Error() string { return "runtime error: integer overflow" }
func (overflowError) RuntimeError() {}

type divideError struct{}

func (divideError) Error() string { return "runtime error: integer divide by zero" }
func (divideError) RuntimeError() {}

// Div is Div64 of uints.
func Div(hi, lo, y uint) (quo, rem uint) {
	q, r := Div64(uint64(hi), uint64(lo), uint64(y))
	return uint(q), uint(r)
}

// Div32 divides two words by one; hi must be less than y.
func Div32(hi, lo, y uint32) (quo, rem uint32) {
	if y != 0 && y <= hi {
		panic(overflowError{})
	}
	z := uint64(hi)<<32 | uint64(lo)
	return uint32(z / uint64(y)), uint32(z % uint64(y))
}

// Div64 divides two words by one; hi must be less than y.
func Div64(hi, lo, y uint64) (quo, rem uint64) {
	if y == 0 {
		panic(divideError{})
	}
	if y <= hi {
		panic(overflowError{})
	}
	return div(hi, lo, y)
}

// Rem is Rem64 of uints.
func Rem(hi, lo, y uint) uint { return uint(Rem64(uint64(hi), uint64(lo), uint64(y))) }

// Rem32 is the remainder of two words by one.
func Rem32(hi, lo, y uint32) uint32 {
	return uint32((uint64(hi)<<32 | uint64(lo)) % uint64(y))
}

// Rem64 is the remainder of two words by one.
func Rem64(hi, lo, y uint64) uint64 {
	_, rem := Div64(hi%y, lo, y)
	return rem
}
