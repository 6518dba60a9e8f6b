/* SPDX-License-Identifier: MIT */
#pragma once

/* The scripts that package unicode names, with GLib's names for them. Sorted, for searching. */
#define MACHINE_UNICODE_SCRIPTS(S) \
  S ("Adlam", ADLAM) S ("Ahom", AHOM) S ("Anatolian_Hieroglyphs", ANATOLIAN_HIEROGLYPHS)           \
  S ("Arabic", ARABIC) S ("Armenian", ARMENIAN) S ("Avestan", AVESTAN) S ("Balinese", BALINESE)    \
  S ("Bamum", BAMUM) S ("Bassa_Vah", BASSA_VAH) S ("Batak", BATAK) S ("Bengali", BENGALI)          \
  S ("Bhaiksuki", BHAIKSUKI) S ("Bopomofo", BOPOMOFO) S ("Brahmi", BRAHMI)                         \
  S ("Braille", BRAILLE) S ("Buginese", BUGINESE) S ("Buhid", BUHID)                               \
  S ("Canadian_Aboriginal", CANADIAN_ABORIGINAL) S ("Carian", CARIAN)                              \
  S ("Caucasian_Albanian", CAUCASIAN_ALBANIAN) S ("Chakma", CHAKMA) S ("Cham", CHAM)               \
  S ("Cherokee", CHEROKEE) S ("Chorasmian", CHORASMIAN) S ("Common", COMMON)                       \
  S ("Coptic", COPTIC) S ("Cuneiform", CUNEIFORM) S ("Cypriot", CYPRIOT)                           \
  S ("Cypro_Minoan", CYPRO_MINOAN) S ("Cyrillic", CYRILLIC) S ("Deseret", DESERET)                 \
  S ("Devanagari", DEVANAGARI) S ("Dives_Akuru", DIVES_AKURU) S ("Dogra", DOGRA)                   \
  S ("Duployan", DUPLOYAN) S ("Egyptian_Hieroglyphs", EGYPTIAN_HIEROGLYPHS)                        \
  S ("Elbasan", ELBASAN) S ("Elymaic", ELYMAIC) S ("Ethiopic", ETHIOPIC)                           \
  S ("Georgian", GEORGIAN) S ("Glagolitic", GLAGOLITIC) S ("Gothic", GOTHIC)                       \
  S ("Grantha", GRANTHA) S ("Greek", GREEK) S ("Gujarati", GUJARATI)                               \
  S ("Gunjala_Gondi", GUNJALA_GONDI) S ("Gurmukhi", GURMUKHI) S ("Han", HAN)                       \
  S ("Hangul", HANGUL) S ("Hanifi_Rohingya", HANIFI_ROHINGYA) S ("Hanunoo", HANUNOO)               \
  S ("Hatran", HATRAN) S ("Hebrew", HEBREW) S ("Hiragana", HIRAGANA)                               \
  S ("Imperial_Aramaic", IMPERIAL_ARAMAIC) S ("Inherited", INHERITED)                              \
  S ("Inscriptional_Pahlavi", INSCRIPTIONAL_PAHLAVI)                                               \
  S ("Inscriptional_Parthian", INSCRIPTIONAL_PARTHIAN) S ("Javanese", JAVANESE)                    \
  S ("Kaithi", KAITHI) S ("Kannada", KANNADA) S ("Katakana", KATAKANA) S ("Kawi", KAWI)            \
  S ("Kayah_Li", KAYAH_LI) S ("Kharoshthi", KHAROSHTHI)                                            \
  S ("Khitan_Small_Script", KHITAN_SMALL_SCRIPT) S ("Khmer", KHMER) S ("Khojki", KHOJKI)           \
  S ("Khudawadi", KHUDAWADI) S ("Lao", LAO) S ("Latin", LATIN) S ("Lepcha", LEPCHA)                \
  S ("Limbu", LIMBU) S ("Linear_A", LINEAR_A) S ("Linear_B", LINEAR_B) S ("Lisu", LISU)            \
  S ("Lycian", LYCIAN) S ("Lydian", LYDIAN) S ("Mahajani", MAHAJANI) S ("Makasar", MAKASAR)        \
  S ("Malayalam", MALAYALAM) S ("Mandaic", MANDAIC) S ("Manichaean", MANICHAEAN)                   \
  S ("Marchen", MARCHEN) S ("Masaram_Gondi", MASARAM_GONDI) S ("Medefaidrin", MEDEFAIDRIN)         \
  S ("Meetei_Mayek", MEETEI_MAYEK) S ("Mende_Kikakui", MENDE_KIKAKUI)                              \
  S ("Meroitic_Cursive", MEROITIC_CURSIVE) S ("Meroitic_Hieroglyphs", MEROITIC_HIEROGLYPHS)        \
  S ("Miao", MIAO) S ("Modi", MODI) S ("Mongolian", MONGOLIAN) S ("Mro", MRO)                      \
  S ("Multani", MULTANI) S ("Myanmar", MYANMAR) S ("Nabataean", NABATAEAN)                         \
  S ("Nag_Mundari", NAG_MUNDARI) S ("Nandinagari", NANDINAGARI) S ("New_Tai_Lue", NEW_TAI_LUE)     \
  S ("Newa", NEWA) S ("Nko", NKO) S ("Nushu", NUSHU)                                               \
  S ("Nyiakeng_Puachue_Hmong", NYIAKENG_PUACHUE_HMONG) S ("Ogham", OGHAM)                          \
  S ("Ol_Chiki", OL_CHIKI) S ("Old_Hungarian", OLD_HUNGARIAN) S ("Old_Italic", OLD_ITALIC)         \
  S ("Old_North_Arabian", OLD_NORTH_ARABIAN) S ("Old_Permic", OLD_PERMIC)                          \
  S ("Old_Persian", OLD_PERSIAN) S ("Old_Sogdian", OLD_SOGDIAN)                                    \
  S ("Old_South_Arabian", OLD_SOUTH_ARABIAN) S ("Old_Turkic", OLD_TURKIC)                          \
  S ("Old_Uyghur", OLD_UYGHUR) S ("Oriya", ORIYA) S ("Osage", OSAGE) S ("Osmanya", OSMANYA)        \
  S ("Pahawh_Hmong", PAHAWH_HMONG) S ("Palmyrene", PALMYRENE) S ("Pau_Cin_Hau", PAU_CIN_HAU)       \
  S ("Phags_Pa", PHAGS_PA) S ("Phoenician", PHOENICIAN) S ("Psalter_Pahlavi", PSALTER_PAHLAVI)     \
  S ("Rejang", REJANG) S ("Runic", RUNIC) S ("Samaritan", SAMARITAN)                               \
  S ("Saurashtra", SAURASHTRA) S ("Sharada", SHARADA) S ("Shavian", SHAVIAN)                       \
  S ("Siddham", SIDDHAM) S ("SignWriting", SIGNWRITING) S ("Sinhala", SINHALA)                     \
  S ("Sogdian", SOGDIAN) S ("Sora_Sompeng", SORA_SOMPENG) S ("Soyombo", SOYOMBO)                   \
  S ("Sundanese", SUNDANESE) S ("Syloti_Nagri", SYLOTI_NAGRI) S ("Syriac", SYRIAC)                 \
  S ("Tagalog", TAGALOG) S ("Tagbanwa", TAGBANWA) S ("Tai_Le", TAI_LE) S ("Tai_Tham", TAI_THAM)    \
  S ("Tai_Viet", TAI_VIET) S ("Takri", TAKRI) S ("Tamil", TAMIL) S ("Tangsa", TANGSA)              \
  S ("Tangut", TANGUT) S ("Telugu", TELUGU) S ("Thaana", THAANA) S ("Thai", THAI)                  \
  S ("Tibetan", TIBETAN) S ("Tifinagh", TIFINAGH) S ("Tirhuta", TIRHUTA) S ("Toto", TOTO)          \
  S ("Ugaritic", UGARITIC) S ("Vai", VAI) S ("Vithkuqi", VITHKUQI) S ("Wancho", WANCHO)            \
  S ("Warang_Citi", WARANG_CITI) S ("Yezidi", YEZIDI) S ("Yi", YI)                                 \
  S ("Zanabazar_Square", ZANABAZAR_SQUARE)
