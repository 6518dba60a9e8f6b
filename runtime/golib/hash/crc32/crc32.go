// SPDX-License-Identifier: MIT

// Package crc32: cyclic redundancy checks of 32 bits, a table look-up a byte.
package crc32

import "hash"

// Size of a sum in bytes.
const Size = 4

// Polynomials, lowest power in the highest bit.
const (
	IEEE       = 0xedb88320
	Castagnoli = 0x82f63b78
	Koopman    = 0xeb31d82e
)

// A Table has what each byte does to a sum.
type Table [256]uint32

var made = map[uint32]*Table{}

// MakeTable makes a polynomial's table.
func MakeTable(poly uint32) *Table {
	if t := made[poly]; t != nil {
		return t
	}
	t := new(Table)
	for i := range t {
		c := uint32(i)
		for range 8 {
			if c&1 == 1 {
				c = c>>1 ^ poly
			} else {
				c >>= 1
			}
		}
		t[i] = c
	}
	made[poly] = t
	return t
}

// IEEETable is the table of IEEE.
var IEEETable = MakeTable(IEEE)

func init() { MakeTable(Castagnoli); MakeTable(Koopman) } // so that goroutines only read

type digest struct {
	crc   uint32
	table *Table
}

// New sums by a table.
func New(tab *Table) hash.Hash32 { return &digest{0, tab} }

// NewIEEE sums by IEEE's.
func NewIEEE() hash.Hash32 { return New(IEEETable) }

// Update goes on from a sum.
func Update(crc uint32, tab *Table, p []byte) uint32 {
	crc = ^crc
	for _, b := range p {
		crc = tab[byte(crc)^b] ^ crc>>8
	}
	return ^crc
}

// Checksum is the sum of data.
func Checksum(data []byte, tab *Table) uint32 { return Update(0, tab, data) }

// ChecksumIEEE is the sum of data by IEEE's.
func ChecksumIEEE(data []byte) uint32 { return Update(0, IEEETable, data) }

func (d *digest) Write(p []byte) (int, error) {
	d.crc = Update(d.crc, d.table, p)
	return len(p), nil
}

func (d *digest) Sum32() uint32 { return d.crc }

func (d *digest) Sum(b []byte) []byte {
	return append(b, byte(d.crc>>24), byte(d.crc>>16), byte(d.crc>>8), byte(d.crc))
}

func (d *digest) Reset()         { d.crc = 0 }
func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return 1 }
