// SPDX-License-Identifier: MIT

package unicode

const (
	MaxCase    = 3           // MaxCase is how many cases there are.
	UpperLower = MaxRune + 1 // UpperLower is a Delta: upper and lower case take turns.
)

// A CaseRange is a range of characters and what leads from each to its upper,
// lower and title case.
type CaseRange struct {
	Lo, Hi uint32
	Delta  [MaxCase]rune
}

// A SpecialCase is what a language does otherwise than the rest.
type SpecialCase []CaseRange

func (special SpecialCase) to(_case int, r rune, rest func(rune) rune) rune {
	for _, c := range special {
		if rune(c.Lo) <= r && r <= rune(c.Hi) {
			if delta := c.Delta[_case]; delta <= MaxRune {
				return r + delta
			}
			// The first of the range is upper case, the next lower, and so on.
			return rune(c.Lo) + ((r-rune(c.Lo))&^1 | rune(_case&1))
		}
	}
	return rest(r)
}

// ToUpper is the upper case of r.
func (special SpecialCase) ToUpper(r rune) rune { return special.to(UpperCase, r, ToUpper) }

// ToTitle is the title case of r.
func (special SpecialCase) ToTitle(r rune) rune { return special.to(TitleCase, r, ToTitle) }

// ToLower is the lower case of r.
func (special SpecialCase) ToLower(r rune) rune { return special.to(LowerCase, r, ToLower) }

// TurkishCase knows the dotted and the dotless i.
var TurkishCase SpecialCase = SpecialCase{
	{'I', 'I', [MaxCase]rune{0, 'ı' - 'I', 0}},
	{'i', 'i', [MaxCase]rune{'İ' - 'i', 0, 'İ' - 'i'}},
	{'İ', 'İ', [MaxCase]rune{0, 'i' - 'İ', 0}},
	{'ı', 'ı', [MaxCase]rune{'I' - 'ı', 0, 'I' - 'ı'}},
}

// AzeriCase is TurkishCase.
var AzeriCase = TurkishCase
