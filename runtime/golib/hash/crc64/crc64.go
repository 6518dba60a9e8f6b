// SPDX-License-Identifier: MIT

// Package crc64: cyclic redundancy checks of 64 bits, a table look-up a byte.
package crc64

import "hash"

// Size of a sum in bytes.
const Size = 8

// Polynomials, lowest power in the highest bit.
const (
	ISO  = 0xd800000000000000
	ECMA = 0xc96c5795d7870f42
)

// A Table has what each byte does to a sum.
type Table [256]uint64

// MakeTable makes a polynomial's table.
func MakeTable(poly uint64) *Table {
	t := new(Table)
	for i := range t {
		c := uint64(i)
		for range 8 {
			if c&1 == 1 {
				c = c>>1 ^ poly
			} else {
				c >>= 1
			}
		}
		t[i] = c
	}
	return t
}

type digest struct {
	crc   uint64
	table *Table
}

// New sums by a table.
func New(tab *Table) hash.Hash64 { return &digest{0, tab} }

// Update goes on from a sum.
func Update(crc uint64, tab *Table, p []byte) uint64 {
	crc = ^crc
	for _, b := range p {
		crc = tab[byte(crc)^b] ^ crc>>8
	}
	return ^crc
}

// Checksum is the sum of data.
func Checksum(data []byte, tab *Table) uint64 { return Update(0, tab, data) }

func (d *digest) Write(p []byte) (int, error) {
	d.crc = Update(d.crc, d.table, p)
	return len(p), nil
}

func (d *digest) Sum64() uint64 { return d.crc }

func (d *digest) Sum(b []byte) []byte {
	for shift := 56; shift >= 0; shift -= 8 {
		b = append(b, byte(d.crc>>shift))
	}
	return b
}

func (d *digest) Reset()         { d.crc = 0 }
func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return 1 }
