/* SPDX-License-Identifier: MIT */
#include "machine-native-lib.h"
#include "machine-unicode-scripts.h"

/*
 * Characters: their categories and cases as GLib knows them, and UTF-8.
 * Natives of packages unicode and unicode/utf8.
 */

/* ---- categories -------------------------------------------------------------------------- */

/* Two letters per category, in the order of GUnicodeType. */
static const char *const category_names[] = {
  [G_UNICODE_CONTROL] = "Cc",
  [G_UNICODE_FORMAT] = "Cf",
  [G_UNICODE_UNASSIGNED] = "Cn",
  [G_UNICODE_PRIVATE_USE] = "Co",
  [G_UNICODE_SURROGATE] = "Cs",
  [G_UNICODE_LOWERCASE_LETTER] = "Ll",
  [G_UNICODE_MODIFIER_LETTER] = "Lm",
  [G_UNICODE_OTHER_LETTER] = "Lo",
  [G_UNICODE_TITLECASE_LETTER] = "Lt",
  [G_UNICODE_UPPERCASE_LETTER] = "Lu",
  [G_UNICODE_SPACING_MARK] = "Mc",
  [G_UNICODE_ENCLOSING_MARK] = "Me",
  [G_UNICODE_NON_SPACING_MARK] = "Mn",
  [G_UNICODE_DECIMAL_NUMBER] = "Nd",
  [G_UNICODE_LETTER_NUMBER] = "Nl",
  [G_UNICODE_OTHER_NUMBER] = "No",
  [G_UNICODE_CONNECT_PUNCTUATION] = "Pc",
  [G_UNICODE_DASH_PUNCTUATION] = "Pd",
  [G_UNICODE_CLOSE_PUNCTUATION] = "Pe",
  [G_UNICODE_FINAL_PUNCTUATION] = "Pf",
  [G_UNICODE_INITIAL_PUNCTUATION] = "Pi",
  [G_UNICODE_OTHER_PUNCTUATION] = "Po",
  [G_UNICODE_OPEN_PUNCTUATION] = "Ps",
  [G_UNICODE_CURRENCY_SYMBOL] = "Sc",
  [G_UNICODE_MODIFIER_SYMBOL] = "Sk",
  [G_UNICODE_MATH_SYMBOL] = "Sm",
  [G_UNICODE_OTHER_SYMBOL] = "So",
  [G_UNICODE_LINE_SEPARATOR] = "Zl",
  [G_UNICODE_PARAGRAPH_SEPARATOR] = "Zp",
  [G_UNICODE_SPACE_SEPARATOR] = "Zs",
};

/* "Lu"; "Cn" for what is not a character at all. */
static const char *
category (gunichar rune)
{
  if (rune > 0x10ffff)
    return "Cn";
  return category_names[g_unichar_type (rune)];
}

gboolean
machine_rune_is_graphic (gunichar rune)
{
  const char *name;

  if (rune < 0x7f)
    return rune >= ' ';
  name = category (rune);
  return strchr ("LMNPS", name[0]) != NULL || g_str_equal (name, "Zs");
}

gboolean
machine_rune_is_print (gunichar rune)
{
  if (rune < 0x7f)
    return rune >= ' ';
  return strchr ("LMNPS", category (rune)[0]) != NULL;
}

gboolean
machine_rune_is_space (gunichar rune)
{
  if (rune < 0x100)
    return rune == ' ' || (rune >= '\t' && rune <= '\r') || rune == 0x85 || rune == 0xa0;
  return category (rune)[0] == 'Z';
}

static gboolean
is_property (gunichar    rune,
             MachineText name)
{
  const char *own = category (rune);

  if (name.len == 1)
    return own[0] == name.text[0] && !g_str_equal (own, "Cn");
  if (name.len == 2 && memcmp (name.text, "Yi", 2) != 0)
    return memcmp (own, name.text, 2) == 0;
  if (name.len == strlen ("White_Space") && memcmp (name.text, "White_Space", name.len) == 0)
    return machine_rune_is_space (rune);
  if (rune <= 0x10ffff)
    {
      static const struct { const char *name; GUnicodeScript script; } scripts[] = {
#define SCRIPT(name, script) { name, G_UNICODE_SCRIPT_##script },
        MACHINE_UNICODE_SCRIPTS (SCRIPT)
#undef SCRIPT
      };

      for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
        if (strlen (scripts[i].name) == name.len
            && memcmp (scripts[i].name, name.text, name.len) == 0)
          return g_unichar_get_script (rune) == scripts[i].script;
    }
  return FALSE;
}

/* ---- case -------------------------------------------------------------------------------- */

/* The dotted capital and the dotless small i have no simple partner. */
static gboolean
is_turkish_i (gunichar rune)
{
  return rune == 0x130 || rune == 0x131;
}

/* Numerals and letters in circles have cases though they are no letters, which GLib does not
 * know: how far the small one is from the capital, or 0. */
static guint
distance_of_cases (gunichar rune)
{
  if (rune >= 0x2160 && rune <= 0x217f)
    return 0x10;
  return rune >= 0x24b6 && rune <= 0x24e9 ? 0x1a : 0;
}

gunichar
machine_rune_upper (gunichar rune)
{
  guint distance;

  if (rune < 0x80)
    return g_ascii_toupper (rune);
  if (rune == 0x345) /* the iota below a letter */
    return 0x399;
  distance = distance_of_cases (rune);
  if (distance != 0)
    return rune < (distance == 0x10 ? 0x2170 : 0x24d0) ? rune : rune - distance;
  return rune > 0x10ffff ? rune : g_unichar_toupper (rune);
}

gunichar
machine_rune_lower (gunichar rune)
{
  if (rune < 0x80)
    return g_ascii_tolower (rune);
  if (distance_of_cases (rune) != 0)
    return machine_rune_upper (rune) + distance_of_cases (rune);
  return rune > 0x10ffff ? rune : g_unichar_tolower (rune);
}

gunichar
machine_rune_fold (gunichar rune)
{
  if (rune < 0x80)
    return g_ascii_tolower (rune);
  if (is_turkish_i (rune))
    return rune;
  return machine_rune_lower (machine_rune_upper (rune));
}

gunichar
machine_rune_title (gunichar rune)
{
  if (rune == 0x345 || distance_of_cases (rune) != 0)
    return machine_rune_upper (rune);
  /* Georgian has capitals, but does not begin words with them. */
  if (rune >= 0x10d0 && rune <= 0x10ff)
    return rune;
  return rune > 0x10ffff ? rune : g_unichar_totitle (rune);
}

/* The next greater character with the same fold, or the least of all. */
static gunichar
simple_fold (gunichar rune)
{
  /* Those that no other character has as its upper, lower or title case. */
  static const gunichar lone[] = {
    0xb5, 0x17f, 0x345, 0x3c2, 0x3d0, 0x3d1, 0x3d5, 0x3d6, 0x3f0, 0x3f1, 0x3f4, 0x3f5, 0x1c80,
    0x1c81, 0x1c82, 0x1c83, 0x1c84, 0x1c85, 0x1c86, 0x1c87, 0x1c88, 0x1e9b, 0x1e9e, 0x1fbe, 0x2126,
    0x212a, 0x212b,
  };
  gunichar fold = machine_rune_fold (rune), next = G_MAXUINT32, least = rune;
  gunichar partners[3] = { fold, machine_rune_upper (fold), machine_rune_title (fold) };

  if (is_turkish_i (rune))
    return rune;
  for (guint i = 0; i < G_N_ELEMENTS (lone) + 3; i++)
    {
      gunichar other = i < 3 ? partners[i] : lone[i - 3];

      if (i >= 3 && machine_rune_fold (other) != fold)
        continue;
      if (other > rune)
        next = MIN (next, other);
      least = MIN (least, other);
    }
  return next != G_MAXUINT32 ? next : least;
}

/* ---- natives of package unicode ---------------------------------------------------------- */

#define PREDICATE(name, test)                                                                      \
  MACHINE_NATIVE (name)                                                                            \
  {                                                                                                \
    gunichar rune = slots[1];                                                                      \
    slots[0] = (test) ? 1 : 0;                                                                     \
    return MACHINE_DONE;                                                                           \
  }

PREDICATE (unicode_is_letter, category (rune)[0] == 'L')
PREDICATE (unicode_is_digit, g_str_equal (category (rune), "Nd"))
PREDICATE (unicode_is_number, category (rune)[0] == 'N')
PREDICATE (unicode_is_upper, g_str_equal (category (rune), "Lu"))
PREDICATE (unicode_is_lower, g_str_equal (category (rune), "Ll"))
PREDICATE (unicode_is_title, g_str_equal (category (rune), "Lt"))
PREDICATE (unicode_is_space, machine_rune_is_space (rune))
PREDICATE (unicode_is_control, g_str_equal (category (rune), "Cc"))
PREDICATE (unicode_is_graphic, machine_rune_is_graphic (rune))
PREDICATE (unicode_is_print, machine_rune_is_print (rune))
PREDICATE (unicode_is_punct, category (rune)[0] == 'P')
PREDICATE (unicode_is_symbol, category (rune)[0] == 'S')
PREDICATE (unicode_is_mark, category (rune)[0] == 'M')

/* func hasProperty(r rune, property string) bool */
MACHINE_NATIVE (unicode_has_property)
{
  slots[0] = is_property (slots[1], machine_lib_text (self, slots + 2));
  return MACHINE_DONE;
}

#define MAPPING(name, function)                                                                    \
  MACHINE_NATIVE (name)                                                                            \
  {                                                                                                \
    slots[0] = (gint32) function (slots[1]);                                                       \
    return MACHINE_DONE;                                                                           \
  }

MAPPING (unicode_to_upper, machine_rune_upper)
MAPPING (unicode_to_lower, machine_rune_lower)
MAPPING (unicode_to_title, machine_rune_title)
MAPPING (unicode_simple_fold, simple_fold)

/* ---- natives of package unicode/utf8 ----------------------------------------------------- */

guint
machine_rune_decode_last (const char *text,
                          gsize       n,
                          gint32     *out_rune)
{
  for (guint width = MIN (n, 4); width > 1; width--)
    if (machine_rune_decode (text + n - width, width, out_rune) == width)
      return width;
  machine_rune_decode (text + n - 1, 1, out_rune);
  return 1;
}

static gsize
count_runes (MachineText s)
{
  gsize n = 0;

  for (gsize i = 0; i < s.len; n++)
    {
      gint32 rune;

      i += (guint8) s.text[i] < 0x80 ? 1 : machine_rune_decode (s.text + i, s.len - i, &rune);
    }
  return n;
}

static gboolean
is_valid (MachineText s)
{
  for (gsize i = 0; i < s.len;)
    {
      gint32 rune;
      guint width = machine_rune_decode (s.text + i, s.len - i, &rune);

      if (width == 1 && rune == MACHINE_RUNE_ERROR)
        return FALSE;
      i += width;
    }
  return TRUE;
}

/* A wrong byte is one error; only a beginning that could go on is not full. */
static gboolean
is_full (MachineText s)
{
  static const char ends[][3] = { "\x80\x80\x80", "\xa0\x80\x80", "\x90\x80\x80" };
  gint32 rune;

  if (s.len == 0)
    return FALSE;
  if (s.len >= 4 || machine_rune_decode (s.text, s.len, &rune) > 1 || rune != MACHINE_RUNE_ERROR)
    return TRUE;
  /* Is there an end that makes a character of it? */
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      char whole[7];

      memcpy (whole, s.text, s.len);
      memcpy (whole + s.len, ends[i], 3);
      if (machine_rune_decode (whole, s.len + 3, &rune) > s.len)
        return FALSE;
    }
  return TRUE;
}

static MachineStatus
decode (const Machine *self,
        guint64       *slots,
        gboolean       last)
{
  MachineText s = machine_lib_text (self, slots + 2);
  gint32 rune = MACHINE_RUNE_ERROR;
  guint width = 0;

  if (s.len > 0)
    width = last ? machine_rune_decode_last (s.text, s.len, &rune)
                 : machine_rune_decode (s.text, s.len, &rune);
  slots[0] = rune;
  slots[1] = width;
  return MACHINE_DONE;
}

/* func DecodeRuneInString(s string) (r rune, size int), and of []byte */
MACHINE_NATIVE (utf8_decode)
{
  return decode (self, slots, FALSE);
}

/* func DecodeLastRuneInString(s string) (r rune, size int), and of []byte */
MACHINE_NATIVE (utf8_decode_last)
{
  return decode (self, slots, TRUE);
}

/* func RuneCountInString(s string) (n int), and of []byte */
MACHINE_NATIVE (utf8_count)
{
  slots[0] = count_runes (machine_lib_text (self, slots + 1));
  return MACHINE_DONE;
}

/* func ValidString(s string) bool, and of []byte */
MACHINE_NATIVE (utf8_valid)
{
  slots[0] = is_valid (machine_lib_text (self, slots + 1));
  return MACHINE_DONE;
}

/* func FullRuneInString(s string) bool, and of []byte */
MACHINE_NATIVE (utf8_full)
{
  slots[0] = is_full (machine_lib_text (self, slots + 1));
  return MACHINE_DONE;
}
