// SPDX-License-Identifier: MIT

package rand

import (
	"errors"
	"math/bits"
)

// A ChaCha8 is the generator ChaCha8Rand: https://c2sp.org/chacha8rand. The cipher runs on groups of
// four blocks, whose words alternate in the output; of every sixteen blocks the last 32 bytes are not
// given out but become the next key.
type ChaCha8 struct {
	key    [4]uint64
	output [groupWords]uint64
	used   int    // words of the output
	block  uint32 // number of the group's first block
	bytes  uint64 // that Read has not given out yet, from the low end
	left   int    // how many
}

const (
	groupWords  = 32 // four blocks
	groupBlocks = 4
	keyBlocks   = 16 // between two keys
)

var errChaCha8 = errors.New("invalid ChaCha8 encoding")

// NewChaCha8 starts from a seed.
func NewChaCha8(seed [32]byte) *ChaCha8 {
	c := &ChaCha8{}
	c.Seed(seed)
	return c
}

// Seed starts again.
func (c *ChaCha8) Seed(seed [32]byte) {
	*c = ChaCha8{}
	for i, b := range seed {
		c.key[i/8] |= uint64(b) << (i % 8 * 8)
	}
	c.fill()
}

// given is how many words of the present group are for the caller.
func (c *ChaCha8) given() int {
	if c.block == keyBlocks-groupBlocks {
		return groupWords - len(c.key)
	}
	return groupWords
}

// Uint64 is the next number.
func (c *ChaCha8) Uint64() uint64 {
	if c.used == c.given() {
		c.block += groupBlocks
		if c.block == keyBlocks {
			c.block = 0
			copy(c.key[:], c.output[groupWords-len(c.key):])
		}
		c.fill()
		c.used = 0
	}
	word := c.output[c.used]
	c.used++
	return word
}

// fill computes the group of blocks that begins with number c.block.
func (c *ChaCha8) fill() {
	for i := range groupBlocks {
		x := [16]uint32{0x61707865, 0x3320646e, 0x79622d32, 0x6b206574}
		for k, word := range c.key {
			x[4+2*k], x[5+2*k] = uint32(word), uint32(word>>32)
		}
		x[12] = c.block + uint32(i)
		for range 4 {
			for k := range 4 {
				quarter(&x, k, 4+k, 8+k, 12+k)
			}
			for k := range 4 {
				quarter(&x, k, 4+(k+1)%4, 8+(k+2)%4, 12+(k+3)%4)
			}
		}
		for k, word := range c.key {
			x[4+2*k] += uint32(word)
			x[5+2*k] += uint32(word >> 32)
		}
		for k, word := range x {
			at, shift := k*2+i/2, i%2*32
			c.output[at] = c.output[at]&^(0xffffffff<<shift) | uint64(word)<<shift
		}
	}
}

// quarter is a quarter round of ChaCha.
func quarter(x *[16]uint32, a, b, c, d int) {
	x[a] += x[b]
	x[d] = bits.RotateLeft32(x[d]^x[a], 16)
	x[c] += x[d]
	x[b] = bits.RotateLeft32(x[b]^x[c], 12)
	x[a] += x[b]
	x[d] = bits.RotateLeft32(x[d]^x[a], 8)
	x[c] += x[d]
	x[b] = bits.RotateLeft32(x[b]^x[c], 7)
}

// Read fills p. What it leaves of a word is where the next Read goes on.
func (c *ChaCha8) Read(p []byte) (n int, err error) {
	for i := range p {
		if c.left == 0 {
			c.bytes, c.left = c.Uint64(), 8
		}
		p[i] = byte(c.bytes)
		c.bytes >>= 8
		c.left--
	}
	return len(p), nil
}

// MarshalBinary is the state: what Read has left over, how much of the output was used, the key.
func (c *ChaCha8) MarshalBinary() ([]byte, error) {
	var b []byte
	if c.left > 0 {
		b = append(b, "readbuf:"...)
		b = append(b, byte(c.left))
		for i := range c.left {
			b = append(b, byte(c.bytes>>(8*i)))
		}
	}
	b = append(b, "chacha8:"...)
	used := uint64(c.block/groupBlocks)*groupWords + uint64(c.used)
	for shift := 56; shift >= 0; shift -= 8 {
		b = append(b, byte(used>>shift))
	}
	for _, word := range c.key {
		for range 8 {
			b = append(b, byte(word))
			word >>= 8
		}
	}
	return b, nil
}

// UnmarshalBinary takes the state that MarshalBinary gave.
func (c *ChaCha8) UnmarshalBinary(data []byte) error {
	var fresh ChaCha8
	if len(data) > 8 && string(data[:8]) == "readbuf:" {
		fresh.left = int(data[8])
		if fresh.left > 8 || len(data) < 9+fresh.left {
			return errors.New("invalid ChaCha8 Read buffer encoding")
		}
		for i, b := range data[9 : 9+fresh.left] {
			fresh.bytes |= uint64(b) << (8 * i)
		}
		data = data[9+fresh.left:]
	}
	if len(data) != 48 || string(data[:8]) != "chacha8:" {
		return errChaCha8
	}
	used := uint64(0)
	for _, b := range data[8:16] {
		used = used<<8 | uint64(b)
	}
	if used > keyBlocks/groupBlocks*groupWords-4 {
		return errChaCha8
	}
	for i, b := range data[16:48] {
		fresh.key[i/8] |= uint64(b) << (i % 8 * 8)
	}
	fresh.block = uint32(used/groupWords) * groupBlocks
	fresh.used = int(used % groupWords)
	fresh.fill()
	*c = fresh
	return nil
}
