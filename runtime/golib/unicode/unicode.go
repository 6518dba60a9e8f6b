// SPDX-License-Identifier: MIT

// Package unicode: properties of characters. The machine knows them; a
// RangeTable here is the name of a property, not a list of ranges.
package unicode

const (
	MaxRune         = '\U0010FFFF' // MaxRune is the last character.
	ReplacementChar = '\uFFFD'     // ReplacementChar stands for what is not a character.
	MaxASCII        = '\u007F'     // MaxASCII is the last ASCII character.
	MaxLatin1       = '\u00FF'     // MaxLatin1 is the last Latin-1 character.
	UpperCase       = 0            // UpperCase is an argument of To.
	LowerCase       = 1            // LowerCase is an argument of To.
	TitleCase       = 2            // TitleCase is an argument of To.
	Version         = "15.0.0"     // Version is the edition of Unicode.
)

// IsLetter reports category L.
func IsLetter(r rune) bool

// IsDigit reports category Nd.
func IsDigit(r rune) bool

// IsNumber reports category N.
func IsNumber(r rune) bool

// IsUpper reports category Lu.
func IsUpper(r rune) bool

// IsLower reports category Ll.
func IsLower(r rune) bool

// IsTitle reports category Lt.
func IsTitle(r rune) bool

// IsSpace reports white space.
func IsSpace(r rune) bool

// IsControl reports category Cc.
func IsControl(r rune) bool

// IsGraphic reports letters, marks, numbers, punctuation, symbols and spaces.
func IsGraphic(r rune) bool

// IsPrint reports graphic characters, of spaces the ASCII one only.
func IsPrint(r rune) bool

// IsPunct reports category P.
func IsPunct(r rune) bool

// IsSymbol reports category S.
func IsSymbol(r rune) bool

// IsMark reports category M.
func IsMark(r rune) bool

// ToUpper is the upper case of r.
func ToUpper(r rune) rune

// ToLower is the lower case of r.
func ToLower(r rune) rune

// ToTitle is the title case of r.
func ToTitle(r rune) rune

// SimpleFold is the next character that is r but for case; round in a circle.
func SimpleFold(r rune) rune

// To maps r to UpperCase, LowerCase or TitleCase.
func To(_case int, r rune) rune {
	switch _case {
	case UpperCase:
		return ToUpper(r)
	case LowerCase:
		return ToLower(r)
	case TitleCase:
		return ToTitle(r)
	}
	return ReplacementChar
}
