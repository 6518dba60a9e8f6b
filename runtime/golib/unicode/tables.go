// SPDX-License-Identifier: MIT

package unicode

// A Range16 is first, last and step of a range below 0x10000.
type Range16 struct {
	Lo, Hi, Stride uint16
}

// A Range32 is first, last and step of a range.
type Range32 struct {
	Lo, Hi, Stride uint32
}

// A RangeTable is a set of characters: of a program's own ranges, or a property.
type RangeTable struct {
	R16         []Range16
	R32         []Range32
	LatinOffset int
	property    string // "Lu", "L", "Han", …; "" for a program's own table
}

// hasProperty reports whether r is of the category or script.
func hasProperty(r rune, property string) bool

// Is reports whether r is in the table.
func Is(rangeTab *RangeTable, r rune) bool {
	if rangeTab.property != "" {
		return hasProperty(r, rangeTab.property)
	}
	for _, x := range rangeTab.R16 {
		if rune(x.Lo) <= r && r <= rune(x.Hi) {
			return x.Stride == 1 || (r-rune(x.Lo))%rune(x.Stride) == 0
		}
	}
	for _, x := range rangeTab.R32 {
		if rune(x.Lo) <= r && r <= rune(x.Hi) {
			return x.Stride == 1 || (r-rune(x.Lo))%rune(x.Stride) == 0
		}
	}
	return false
}

// In reports whether r is in one of the tables.
func In(r rune, ranges ...*RangeTable) bool {
	for _, table := range ranges {
		if Is(table, r) {
			return true
		}
	}
	return false
}

// IsOneOf is In with the arguments the other way round.
func IsOneOf(ranges []*RangeTable, r rune) bool { return In(r, ranges...) }

// Categories.
var (
	L           = &RangeTable{property: "L"}
	Letter      = L
	Lu          = &RangeTable{property: "Lu"}
	Upper       = Lu
	Ll          = &RangeTable{property: "Ll"}
	Lower       = Ll
	Lt          = &RangeTable{property: "Lt"}
	Title       = Lt
	Lm          = &RangeTable{property: "Lm"}
	Lo          = &RangeTable{property: "Lo"}
	M           = &RangeTable{property: "M"}
	Mark        = M
	Mn          = &RangeTable{property: "Mn"}
	Mc          = &RangeTable{property: "Mc"}
	Me          = &RangeTable{property: "Me"}
	N           = &RangeTable{property: "N"}
	Number      = N
	Nd          = &RangeTable{property: "Nd"}
	Digit       = Nd
	Nl          = &RangeTable{property: "Nl"}
	No          = &RangeTable{property: "No"}
	P           = &RangeTable{property: "P"}
	Punct       = P
	Pc          = &RangeTable{property: "Pc"}
	Pd          = &RangeTable{property: "Pd"}
	Ps          = &RangeTable{property: "Ps"}
	Pe          = &RangeTable{property: "Pe"}
	Pi          = &RangeTable{property: "Pi"}
	Pf          = &RangeTable{property: "Pf"}
	Po          = &RangeTable{property: "Po"}
	S           = &RangeTable{property: "S"}
	Symbol      = S
	Sm          = &RangeTable{property: "Sm"}
	Sc          = &RangeTable{property: "Sc"}
	Sk          = &RangeTable{property: "Sk"}
	So          = &RangeTable{property: "So"}
	Z           = &RangeTable{property: "Z"}
	Space       = Z
	Zs          = &RangeTable{property: "Zs"}
	Zl          = &RangeTable{property: "Zl"}
	Zp          = &RangeTable{property: "Zp"}
	C           = &RangeTable{property: "C"}
	Other       = C
	Cc          = &RangeTable{property: "Cc"}
	Cf          = &RangeTable{property: "Cf"}
	Co          = &RangeTable{property: "Co"}
	White_Space = &RangeTable{property: "White_Space"}
)

// Scripts.
var (
	Arabic     = &RangeTable{property: "Arabic"}
	Armenian   = &RangeTable{property: "Armenian"}
	Bengali    = &RangeTable{property: "Bengali"}
	Common     = &RangeTable{property: "Common"}
	Cyrillic   = &RangeTable{property: "Cyrillic"}
	Devanagari = &RangeTable{property: "Devanagari"}
	Georgian   = &RangeTable{property: "Georgian"}
	Greek      = &RangeTable{property: "Greek"}
	Han        = &RangeTable{property: "Han"}
	Hangul     = &RangeTable{property: "Hangul"}
	Hebrew     = &RangeTable{property: "Hebrew"}
	Hiragana   = &RangeTable{property: "Hiragana"}
	Katakana   = &RangeTable{property: "Katakana"}
	Latin      = &RangeTable{property: "Latin"}
	Thai       = &RangeTable{property: "Thai"}
)
