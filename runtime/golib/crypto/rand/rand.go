// SPDX-License-Identifier: MIT

// Package rand: random bytes. In a simulated run they are choices of the run
// like those of math/rand, and no secret.
package rand

import (
	"io"
	"math/rand/v2"
)

type reader struct{}

func (reader) Read(b []byte) (int, error) {
	var word uint64
	for i := range b {
		if i%8 == 0 {
			word = rand.Uint64()
		}
		b[i] = byte(word >> (i % 8 * 8))
	}
	return len(b), nil
}

// Reader gives random bytes without end.
var Reader io.Reader = reader{}

// Read fills b with random bytes.
func Read(b []byte) (n int, err error) { return io.ReadFull(Reader, b) }
