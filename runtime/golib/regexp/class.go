// SPDX-License-Identifier: MIT

package regexp

import "unicode"

// A class is a set of characters: ranges and Unicode properties, turned round
// if negated. A folding class holds a character if its own ranges or property hold
// one that differs from it in case only; that comes before the negation.
type class struct {
	ranges  []rune              // pairs: first, last
	table   *unicode.RangeTable // a property, or nil
	nested  []*class
	negated bool
	folding bool
}

func (c *class) add(lo, hi rune) { c.ranges = append(c.ranges, lo, hi) }

func (c *class) holdsExactly(r rune) bool {
	for i := 0; i < len(c.ranges); i += 2 {
		if c.ranges[i] <= r && r <= c.ranges[i+1] {
			return true
		}
	}
	return c.table != nil && unicode.Is(c.table, r)
}

func (c *class) holds(r rune) bool {
	found := c.holdsExactly(r)
	if !found && c.folding {
		for f := unicode.SimpleFold(r); f != r && !found; f = unicode.SimpleFold(f) {
			found = c.holdsExactly(f)
		}
	}
	for i := 0; i < len(c.nested) && !found; i++ {
		found = c.nested[i].holds(r)
	}
	return found != c.negated
}

var perlClasses = map[byte][]rune{
	'd': {'0', '9'},
	's': {'\t', '\n', '\f', '\r', ' ', ' '},
	'w': {'0', '9', 'A', 'Z', '_', '_', 'a', 'z'},
}

var posixClasses = map[string][]rune{
	"alnum":  {'0', '9', 'A', 'Z', 'a', 'z'},
	"alpha":  {'A', 'Z', 'a', 'z'},
	"ascii":  {0, 0x7F},
	"blank":  {'\t', '\t', ' ', ' '},
	"cntrl":  {0, 0x1F, 0x7F, 0x7F},
	"digit":  {'0', '9'},
	"graph":  {'!', '~'},
	"lower":  {'a', 'z'},
	"print":  {' ', '~'},
	"punct":  {'!', '/', ':', '@', '[', '`', '{', '~'},
	"space":  {'\t', '\r', ' ', ' '},
	"upper":  {'A', 'Z'},
	"word":   {'0', '9', 'A', 'Z', '_', '_', 'a', 'z'},
	"xdigit": {'0', '9', 'A', 'F', 'a', 'f'},
}

// sameOtherCase reports whether a and b are one letter in different cases.
func sameOtherCase(a, b rune) bool {
	for f := unicode.SimpleFold(a); f != a; f = unicode.SimpleFold(f) {
		if f == b {
			return true
		}
	}
	return false
}
