/* SPDX-License-Identifier: MIT */
#include "machine-native-lib.h"

/*
 * Natives of package strconv. Errors are made in Go; parsing gives a
 * MachineParse, which Go's side knows as parsed, badSyntax, outOfRange.
 */

static MachineStatus
return_integer (Machine  *self,
                MachineG *g,
                guint64  *slots,
                guint64   value,
                gboolean  negative,
                guint     base)
{
  char buffer[66], *p = buffer + sizeof buffer;

  do
    {
      *--p = "0123456789abcdefghijklmnopqrstuvwxyz"[value % base];
      value /= base;
    }
  while (value != 0);
  if (negative)
    *--p = '-';
  return machine_lib_return_text (self, g, p, buffer + sizeof buffer - p, slots);
}

/* func formatInt(i int64, base int) string */
MACHINE_NATIVE (strconv_format_int)
{
  gboolean negative = (gint64) slots[2] < 0;

  return return_integer (self, g, slots, negative ? -slots[2] : slots[2], negative, slots[3]);
}

/* func formatUint(i uint64, base int) string */
MACHINE_NATIVE (strconv_format_uint)
{
  return return_integer (self, g, slots, slots[2], FALSE, slots[3]);
}

/* func formatFloat(f float64, format byte, prec, bitSize int) string */
MACHINE_NATIVE (strconv_format_float)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gint64 prec = slots[4];

  machine_float_append (out, machine_lib_double (slots[2]), slots[3], CLAMP (prec, -1, 1 << 20),
                        slots[5]);
  return machine_lib_return_text (self, g, out->str, out->len, slots);
}

/* ---- parsing -------------------------------------------------------------------------------- */

/* Each stands between digits; a prefix counts as one. */
static gboolean
underscores_are_right (MachineText s)
{
  char before = '_';

  for (gsize i = 0; i < s.len; i++)
    {
      if (s.text[i] == '_' && before == '_')
        return FALSE;
      before = s.text[i];
    }
  return before != '_';
}

/* Base 0: by prefix. Returns the base, and moves past the prefix. */
static guint
take_prefix (MachineText *s)
{
  char letter;

  if (s->len == 0 || s->text[0] != '0')
    return 10;
  letter = s->len >= 3 ? g_ascii_tolower (s->text[1]) : 0;
  if (letter == 'b' || letter == 'o' || letter == 'x')
    {
      s->text += 2;
      s->len -= 2;
      return letter == 'b' ? 2 : letter == 'o' ? 8 : 16;
    }
  s->text++;
  s->len--;
  return 8;
}

static MachineParse
parse_unsigned (MachineText s,
                guint64     base,
                guint64     bits,
                guint64    *out_value)
{
  MachineText whole = s;
  gboolean any_base = base == 0, underscores = FALSE;
  guint64 max = bits == 0 || bits == 64 ? G_MAXUINT64 : (G_GUINT64_CONSTANT (1) << bits) - 1;
  guint64 value = 0;

  *out_value = 0;
  if (s.len == 0)
    return MACHINE_BAD_SYNTAX;
  if (any_base)
    base = take_prefix (&s);
  for (gsize i = 0; i < s.len; i++)
    {
      guint8 c = s.text[i], lower = c | 0x20;
      guint digit;

      if (c == '_' && any_base)
        {
          underscores = TRUE;
          continue;
        }
      if (c >= '0' && c <= '9')
        digit = c - '0';
      else if (lower >= 'a' && lower <= 'z')
        digit = lower - 'a' + 10;
      else
        return MACHINE_BAD_SYNTAX;
      if (digit >= base)
        return MACHINE_BAD_SYNTAX;
      if (value > (max - digit) / base)
        {
          *out_value = max;
          return MACHINE_OUT_OF_RANGE;
        }
      value = value * base + digit;
    }
  if (underscores && !underscores_are_right (whole))
    return MACHINE_BAD_SYNTAX;
  *out_value = value;
  return MACHINE_PARSED;
}

/* func parseInt(s string, base, bitSize int) (i int64, status int) */
MACHINE_NATIVE (strconv_parse_int)
{
  MachineText s = machine_lib_text (self, slots + 2);
  guint64 base = slots[4], bits = slots[5] == 0 ? 64 : slots[5];
  guint64 limit = G_GUINT64_CONSTANT (1) << (bits - 1), value;
  gboolean negative = FALSE;
  MachineParse status;

  if (s.len > 0 && (s.text[0] == '+' || s.text[0] == '-'))
    {
      negative = s.text[0] == '-';
      s.text++;
      s.len--;
    }
  status = parse_unsigned (s, base, bits, &value);
  if (status != MACHINE_BAD_SYNTAX && value >= limit + negative)
    {
      status = MACHINE_OUT_OF_RANGE;
      value = limit - !negative;
    }
  slots[0] = negative ? -value : value;
  slots[1] = status;
  return MACHINE_DONE;
}

/* func parseUint(s string, base, bitSize int) (u uint64, status int) */
MACHINE_NATIVE (strconv_parse_uint)
{
  guint64 value;
  MachineParse status
      = parse_unsigned (machine_lib_text (self, slots + 2), slots[4], slots[5], &value);

  slots[0] = value;
  slots[1] = status;
  return MACHINE_DONE;
}

/* func parseFloat(s string, bitSize int) (f float64, status, used int) */
MACHINE_NATIVE (strconv_parse_float)
{
  MachineText s = machine_lib_text (self, slots + 3);
  double value;
  gsize used;
  MachineParse status = machine_float_parse (s.text, s.len, slots[5], &value, &used);

  slots[0] = machine_lib_number (value);
  slots[1] = status;
  slots[2] = used;
  return MACHINE_DONE;
}

/* ---- quoting --------------------------------------------------------------------------------- */

/* func quote(s string, mark byte, ascii, graphic bool) string */
MACHINE_NATIVE (strconv_quote)
{
  g_autoptr (GString) out = g_string_new (NULL);
  MachineText s = machine_lib_text (self, slots + 2);

  machine_quote_append (out, s.text, s.len, slots[4], slots[5] != 0, slots[6] != 0);
  return machine_lib_return_text (self, g, out->str, out->len, slots);
}

/* func unquote(s string) (text string, ok bool) */
MACHINE_NATIVE (strconv_unquote)
{
  g_autoptr (GString) out = g_string_new (NULL);
  MachineText s = machine_lib_text (self, slots + 3);

  slots[2] = machine_unquote (s.text, s.len, out) == s.len && s.len > 0;
  return machine_lib_return_text (self, g, out->str, out->len, slots);
}

/* func quotedPrefix(s string) int */
MACHINE_NATIVE (strconv_quoted_prefix)
{
  MachineText s = machine_lib_text (self, slots + 1);

  slots[0] = machine_unquote (s.text, s.len, NULL);
  return MACHINE_DONE;
}
