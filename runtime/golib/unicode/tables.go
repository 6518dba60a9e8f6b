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
	Cs          = &RangeTable{property: "Cs"}
	White_Space = &RangeTable{property: "White_Space"}
)

// Scripts.
var (
	Adlam                  = &RangeTable{property: "Adlam"}
	Ahom                   = &RangeTable{property: "Ahom"}
	Anatolian_Hieroglyphs  = &RangeTable{property: "Anatolian_Hieroglyphs"}
	Arabic                 = &RangeTable{property: "Arabic"}
	Armenian               = &RangeTable{property: "Armenian"}
	Avestan                = &RangeTable{property: "Avestan"}
	Balinese               = &RangeTable{property: "Balinese"}
	Bamum                  = &RangeTable{property: "Bamum"}
	Bassa_Vah              = &RangeTable{property: "Bassa_Vah"}
	Batak                  = &RangeTable{property: "Batak"}
	Bengali                = &RangeTable{property: "Bengali"}
	Bhaiksuki              = &RangeTable{property: "Bhaiksuki"}
	Bopomofo               = &RangeTable{property: "Bopomofo"}
	Brahmi                 = &RangeTable{property: "Brahmi"}
	Braille                = &RangeTable{property: "Braille"}
	Buginese               = &RangeTable{property: "Buginese"}
	Buhid                  = &RangeTable{property: "Buhid"}
	Canadian_Aboriginal    = &RangeTable{property: "Canadian_Aboriginal"}
	Carian                 = &RangeTable{property: "Carian"}
	Caucasian_Albanian     = &RangeTable{property: "Caucasian_Albanian"}
	Chakma                 = &RangeTable{property: "Chakma"}
	Cham                   = &RangeTable{property: "Cham"}
	Cherokee               = &RangeTable{property: "Cherokee"}
	Chorasmian             = &RangeTable{property: "Chorasmian"}
	Common                 = &RangeTable{property: "Common"}
	Coptic                 = &RangeTable{property: "Coptic"}
	Cuneiform              = &RangeTable{property: "Cuneiform"}
	Cypriot                = &RangeTable{property: "Cypriot"}
	Cypro_Minoan           = &RangeTable{property: "Cypro_Minoan"}
	Cyrillic               = &RangeTable{property: "Cyrillic"}
	Deseret                = &RangeTable{property: "Deseret"}
	Devanagari             = &RangeTable{property: "Devanagari"}
	Dives_Akuru            = &RangeTable{property: "Dives_Akuru"}
	Dogra                  = &RangeTable{property: "Dogra"}
	Duployan               = &RangeTable{property: "Duployan"}
	Egyptian_Hieroglyphs   = &RangeTable{property: "Egyptian_Hieroglyphs"}
	Elbasan                = &RangeTable{property: "Elbasan"}
	Elymaic                = &RangeTable{property: "Elymaic"}
	Ethiopic               = &RangeTable{property: "Ethiopic"}
	Georgian               = &RangeTable{property: "Georgian"}
	Glagolitic             = &RangeTable{property: "Glagolitic"}
	Gothic                 = &RangeTable{property: "Gothic"}
	Grantha                = &RangeTable{property: "Grantha"}
	Greek                  = &RangeTable{property: "Greek"}
	Gujarati               = &RangeTable{property: "Gujarati"}
	Gunjala_Gondi          = &RangeTable{property: "Gunjala_Gondi"}
	Gurmukhi               = &RangeTable{property: "Gurmukhi"}
	Han                    = &RangeTable{property: "Han"}
	Hangul                 = &RangeTable{property: "Hangul"}
	Hanifi_Rohingya        = &RangeTable{property: "Hanifi_Rohingya"}
	Hanunoo                = &RangeTable{property: "Hanunoo"}
	Hatran                 = &RangeTable{property: "Hatran"}
	Hebrew                 = &RangeTable{property: "Hebrew"}
	Hiragana               = &RangeTable{property: "Hiragana"}
	Imperial_Aramaic       = &RangeTable{property: "Imperial_Aramaic"}
	Inherited              = &RangeTable{property: "Inherited"}
	Inscriptional_Pahlavi  = &RangeTable{property: "Inscriptional_Pahlavi"}
	Inscriptional_Parthian = &RangeTable{property: "Inscriptional_Parthian"}
	Javanese               = &RangeTable{property: "Javanese"}
	Kaithi                 = &RangeTable{property: "Kaithi"}
	Kannada                = &RangeTable{property: "Kannada"}
	Katakana               = &RangeTable{property: "Katakana"}
	Kawi                   = &RangeTable{property: "Kawi"}
	Kayah_Li               = &RangeTable{property: "Kayah_Li"}
	Kharoshthi             = &RangeTable{property: "Kharoshthi"}
	Khitan_Small_Script    = &RangeTable{property: "Khitan_Small_Script"}
	Khmer                  = &RangeTable{property: "Khmer"}
	Khojki                 = &RangeTable{property: "Khojki"}
	Khudawadi              = &RangeTable{property: "Khudawadi"}
	Lao                    = &RangeTable{property: "Lao"}
	Latin                  = &RangeTable{property: "Latin"}
	Lepcha                 = &RangeTable{property: "Lepcha"}
	Limbu                  = &RangeTable{property: "Limbu"}
	Linear_A               = &RangeTable{property: "Linear_A"}
	Linear_B               = &RangeTable{property: "Linear_B"}
	Lisu                   = &RangeTable{property: "Lisu"}
	Lycian                 = &RangeTable{property: "Lycian"}
	Lydian                 = &RangeTable{property: "Lydian"}
	Mahajani               = &RangeTable{property: "Mahajani"}
	Makasar                = &RangeTable{property: "Makasar"}
	Malayalam              = &RangeTable{property: "Malayalam"}
	Mandaic                = &RangeTable{property: "Mandaic"}
	Manichaean             = &RangeTable{property: "Manichaean"}
	Marchen                = &RangeTable{property: "Marchen"}
	Masaram_Gondi          = &RangeTable{property: "Masaram_Gondi"}
	Medefaidrin            = &RangeTable{property: "Medefaidrin"}
	Meetei_Mayek           = &RangeTable{property: "Meetei_Mayek"}
	Mende_Kikakui          = &RangeTable{property: "Mende_Kikakui"}
	Meroitic_Cursive       = &RangeTable{property: "Meroitic_Cursive"}
	Meroitic_Hieroglyphs   = &RangeTable{property: "Meroitic_Hieroglyphs"}
	Miao                   = &RangeTable{property: "Miao"}
	Modi                   = &RangeTable{property: "Modi"}
	Mongolian              = &RangeTable{property: "Mongolian"}
	Mro                    = &RangeTable{property: "Mro"}
	Multani                = &RangeTable{property: "Multani"}
	Myanmar                = &RangeTable{property: "Myanmar"}
	Nabataean              = &RangeTable{property: "Nabataean"}
	Nag_Mundari            = &RangeTable{property: "Nag_Mundari"}
	Nandinagari            = &RangeTable{property: "Nandinagari"}
	New_Tai_Lue            = &RangeTable{property: "New_Tai_Lue"}
	Newa                   = &RangeTable{property: "Newa"}
	Nko                    = &RangeTable{property: "Nko"}
	Nushu                  = &RangeTable{property: "Nushu"}
	Nyiakeng_Puachue_Hmong = &RangeTable{property: "Nyiakeng_Puachue_Hmong"}
	Ogham                  = &RangeTable{property: "Ogham"}
	Ol_Chiki               = &RangeTable{property: "Ol_Chiki"}
	Old_Hungarian          = &RangeTable{property: "Old_Hungarian"}
	Old_Italic             = &RangeTable{property: "Old_Italic"}
	Old_North_Arabian      = &RangeTable{property: "Old_North_Arabian"}
	Old_Permic             = &RangeTable{property: "Old_Permic"}
	Old_Persian            = &RangeTable{property: "Old_Persian"}
	Old_Sogdian            = &RangeTable{property: "Old_Sogdian"}
	Old_South_Arabian      = &RangeTable{property: "Old_South_Arabian"}
	Old_Turkic             = &RangeTable{property: "Old_Turkic"}
	Old_Uyghur             = &RangeTable{property: "Old_Uyghur"}
	Oriya                  = &RangeTable{property: "Oriya"}
	Osage                  = &RangeTable{property: "Osage"}
	Osmanya                = &RangeTable{property: "Osmanya"}
	Pahawh_Hmong           = &RangeTable{property: "Pahawh_Hmong"}
	Palmyrene              = &RangeTable{property: "Palmyrene"}
	Pau_Cin_Hau            = &RangeTable{property: "Pau_Cin_Hau"}
	Phags_Pa               = &RangeTable{property: "Phags_Pa"}
	Phoenician             = &RangeTable{property: "Phoenician"}
	Psalter_Pahlavi        = &RangeTable{property: "Psalter_Pahlavi"}
	Rejang                 = &RangeTable{property: "Rejang"}
	Runic                  = &RangeTable{property: "Runic"}
	Samaritan              = &RangeTable{property: "Samaritan"}
	Saurashtra             = &RangeTable{property: "Saurashtra"}
	Sharada                = &RangeTable{property: "Sharada"}
	Shavian                = &RangeTable{property: "Shavian"}
	Siddham                = &RangeTable{property: "Siddham"}
	SignWriting            = &RangeTable{property: "SignWriting"}
	Sinhala                = &RangeTable{property: "Sinhala"}
	Sogdian                = &RangeTable{property: "Sogdian"}
	Sora_Sompeng           = &RangeTable{property: "Sora_Sompeng"}
	Soyombo                = &RangeTable{property: "Soyombo"}
	Sundanese              = &RangeTable{property: "Sundanese"}
	Syloti_Nagri           = &RangeTable{property: "Syloti_Nagri"}
	Syriac                 = &RangeTable{property: "Syriac"}
	Tagalog                = &RangeTable{property: "Tagalog"}
	Tagbanwa               = &RangeTable{property: "Tagbanwa"}
	Tai_Le                 = &RangeTable{property: "Tai_Le"}
	Tai_Tham               = &RangeTable{property: "Tai_Tham"}
	Tai_Viet               = &RangeTable{property: "Tai_Viet"}
	Takri                  = &RangeTable{property: "Takri"}
	Tamil                  = &RangeTable{property: "Tamil"}
	Tangsa                 = &RangeTable{property: "Tangsa"}
	Tangut                 = &RangeTable{property: "Tangut"}
	Telugu                 = &RangeTable{property: "Telugu"}
	Thaana                 = &RangeTable{property: "Thaana"}
	Thai                   = &RangeTable{property: "Thai"}
	Tibetan                = &RangeTable{property: "Tibetan"}
	Tifinagh               = &RangeTable{property: "Tifinagh"}
	Tirhuta                = &RangeTable{property: "Tirhuta"}
	Toto                   = &RangeTable{property: "Toto"}
	Ugaritic               = &RangeTable{property: "Ugaritic"}
	Vai                    = &RangeTable{property: "Vai"}
	Vithkuqi               = &RangeTable{property: "Vithkuqi"}
	Wancho                 = &RangeTable{property: "Wancho"}
	Warang_Citi            = &RangeTable{property: "Warang_Citi"}
	Yezidi                 = &RangeTable{property: "Yezidi"}
	Yi                     = &RangeTable{property: "Yi"}
	Zanabazar_Square       = &RangeTable{property: "Zanabazar_Square"}
)

// Categories holds the tables of all categories by name.
var Categories = map[string]*RangeTable{
	"C":  C,
	"Cc": Cc,
	"Cf": Cf,
	"Co": Co,
	"Cs": Cs,
	"L":  L,
	"Ll": Ll,
	"Lm": Lm,
	"Lo": Lo,
	"Lt": Lt,
	"Lu": Lu,
	"M":  M,
	"Mc": Mc,
	"Me": Me,
	"Mn": Mn,
	"N":  N,
	"Nd": Nd,
	"Nl": Nl,
	"No": No,
	"P":  P,
	"Pc": Pc,
	"Pd": Pd,
	"Pe": Pe,
	"Pf": Pf,
	"Pi": Pi,
	"Po": Po,
	"Ps": Ps,
	"S":  S,
	"Sc": Sc,
	"Sk": Sk,
	"Sm": Sm,
	"So": So,
	"Z":  Z,
	"Zl": Zl,
	"Zp": Zp,
	"Zs": Zs,
}

// Scripts holds the tables of all scripts by name.
var Scripts = map[string]*RangeTable{
	"Adlam":                  Adlam,
	"Ahom":                   Ahom,
	"Anatolian_Hieroglyphs":  Anatolian_Hieroglyphs,
	"Arabic":                 Arabic,
	"Armenian":               Armenian,
	"Avestan":                Avestan,
	"Balinese":               Balinese,
	"Bamum":                  Bamum,
	"Bassa_Vah":              Bassa_Vah,
	"Batak":                  Batak,
	"Bengali":                Bengali,
	"Bhaiksuki":              Bhaiksuki,
	"Bopomofo":               Bopomofo,
	"Brahmi":                 Brahmi,
	"Braille":                Braille,
	"Buginese":               Buginese,
	"Buhid":                  Buhid,
	"Canadian_Aboriginal":    Canadian_Aboriginal,
	"Carian":                 Carian,
	"Caucasian_Albanian":     Caucasian_Albanian,
	"Chakma":                 Chakma,
	"Cham":                   Cham,
	"Cherokee":               Cherokee,
	"Chorasmian":             Chorasmian,
	"Common":                 Common,
	"Coptic":                 Coptic,
	"Cuneiform":              Cuneiform,
	"Cypriot":                Cypriot,
	"Cypro_Minoan":           Cypro_Minoan,
	"Cyrillic":               Cyrillic,
	"Deseret":                Deseret,
	"Devanagari":             Devanagari,
	"Dives_Akuru":            Dives_Akuru,
	"Dogra":                  Dogra,
	"Duployan":               Duployan,
	"Egyptian_Hieroglyphs":   Egyptian_Hieroglyphs,
	"Elbasan":                Elbasan,
	"Elymaic":                Elymaic,
	"Ethiopic":               Ethiopic,
	"Georgian":               Georgian,
	"Glagolitic":             Glagolitic,
	"Gothic":                 Gothic,
	"Grantha":                Grantha,
	"Greek":                  Greek,
	"Gujarati":               Gujarati,
	"Gunjala_Gondi":          Gunjala_Gondi,
	"Gurmukhi":               Gurmukhi,
	"Han":                    Han,
	"Hangul":                 Hangul,
	"Hanifi_Rohingya":        Hanifi_Rohingya,
	"Hanunoo":                Hanunoo,
	"Hatran":                 Hatran,
	"Hebrew":                 Hebrew,
	"Hiragana":               Hiragana,
	"Imperial_Aramaic":       Imperial_Aramaic,
	"Inherited":              Inherited,
	"Inscriptional_Pahlavi":  Inscriptional_Pahlavi,
	"Inscriptional_Parthian": Inscriptional_Parthian,
	"Javanese":               Javanese,
	"Kaithi":                 Kaithi,
	"Kannada":                Kannada,
	"Katakana":               Katakana,
	"Kawi":                   Kawi,
	"Kayah_Li":               Kayah_Li,
	"Kharoshthi":             Kharoshthi,
	"Khitan_Small_Script":    Khitan_Small_Script,
	"Khmer":                  Khmer,
	"Khojki":                 Khojki,
	"Khudawadi":              Khudawadi,
	"Lao":                    Lao,
	"Latin":                  Latin,
	"Lepcha":                 Lepcha,
	"Limbu":                  Limbu,
	"Linear_A":               Linear_A,
	"Linear_B":               Linear_B,
	"Lisu":                   Lisu,
	"Lycian":                 Lycian,
	"Lydian":                 Lydian,
	"Mahajani":               Mahajani,
	"Makasar":                Makasar,
	"Malayalam":              Malayalam,
	"Mandaic":                Mandaic,
	"Manichaean":             Manichaean,
	"Marchen":                Marchen,
	"Masaram_Gondi":          Masaram_Gondi,
	"Medefaidrin":            Medefaidrin,
	"Meetei_Mayek":           Meetei_Mayek,
	"Mende_Kikakui":          Mende_Kikakui,
	"Meroitic_Cursive":       Meroitic_Cursive,
	"Meroitic_Hieroglyphs":   Meroitic_Hieroglyphs,
	"Miao":                   Miao,
	"Modi":                   Modi,
	"Mongolian":              Mongolian,
	"Mro":                    Mro,
	"Multani":                Multani,
	"Myanmar":                Myanmar,
	"Nabataean":              Nabataean,
	"Nag_Mundari":            Nag_Mundari,
	"Nandinagari":            Nandinagari,
	"New_Tai_Lue":            New_Tai_Lue,
	"Newa":                   Newa,
	"Nko":                    Nko,
	"Nushu":                  Nushu,
	"Nyiakeng_Puachue_Hmong": Nyiakeng_Puachue_Hmong,
	"Ogham":                  Ogham,
	"Ol_Chiki":               Ol_Chiki,
	"Old_Hungarian":          Old_Hungarian,
	"Old_Italic":             Old_Italic,
	"Old_North_Arabian":      Old_North_Arabian,
	"Old_Permic":             Old_Permic,
	"Old_Persian":            Old_Persian,
	"Old_Sogdian":            Old_Sogdian,
	"Old_South_Arabian":      Old_South_Arabian,
	"Old_Turkic":             Old_Turkic,
	"Old_Uyghur":             Old_Uyghur,
	"Oriya":                  Oriya,
	"Osage":                  Osage,
	"Osmanya":                Osmanya,
	"Pahawh_Hmong":           Pahawh_Hmong,
	"Palmyrene":              Palmyrene,
	"Pau_Cin_Hau":            Pau_Cin_Hau,
	"Phags_Pa":               Phags_Pa,
	"Phoenician":             Phoenician,
	"Psalter_Pahlavi":        Psalter_Pahlavi,
	"Rejang":                 Rejang,
	"Runic":                  Runic,
	"Samaritan":              Samaritan,
	"Saurashtra":             Saurashtra,
	"Sharada":                Sharada,
	"Shavian":                Shavian,
	"Siddham":                Siddham,
	"SignWriting":            SignWriting,
	"Sinhala":                Sinhala,
	"Sogdian":                Sogdian,
	"Sora_Sompeng":           Sora_Sompeng,
	"Soyombo":                Soyombo,
	"Sundanese":              Sundanese,
	"Syloti_Nagri":           Syloti_Nagri,
	"Syriac":                 Syriac,
	"Tagalog":                Tagalog,
	"Tagbanwa":               Tagbanwa,
	"Tai_Le":                 Tai_Le,
	"Tai_Tham":               Tai_Tham,
	"Tai_Viet":               Tai_Viet,
	"Takri":                  Takri,
	"Tamil":                  Tamil,
	"Tangsa":                 Tangsa,
	"Tangut":                 Tangut,
	"Telugu":                 Telugu,
	"Thaana":                 Thaana,
	"Thai":                   Thai,
	"Tibetan":                Tibetan,
	"Tifinagh":               Tifinagh,
	"Tirhuta":                Tirhuta,
	"Toto":                   Toto,
	"Ugaritic":               Ugaritic,
	"Vai":                    Vai,
	"Vithkuqi":               Vithkuqi,
	"Wancho":                 Wancho,
	"Warang_Citi":            Warang_Citi,
	"Yezidi":                 Yezidi,
	"Yi":                     Yi,
	"Zanabazar_Square":       Zanabazar_Square,
}

// Properties holds the tables of other properties by name.
var Properties = map[string]*RangeTable{
	"White_Space": White_Space,
}

// GraphicRanges is what IsGraphic is made of, PrintRanges what IsPrint is.
var (
	GraphicRanges = []*RangeTable{L, M, N, P, S, Zs}
	PrintRanges   = []*RangeTable{L, M, N, P, S}
)
