/* SPDX-License-Identifier: MIT */
#include "machine-native-lib-fmt.h"

#include <math.h>

/*
 * Numbers by the verbs of package fmt, and the padding that all verbs share.
 */

/* ---- padding ----------------------------------------------------------------------------------
 */

void
machine_format_times (GString *out, char c, gint64 n)
{
  if (n > 0)
    {
      gsize old = out->len;

      g_string_set_size (out, old + n);
      memset (out->str + old, c, n);
    }
}

static gint64
count_runes (const char *text, gsize len)
{
  gint64 n = 0;

  for (gsize i = 0; i < len; n++)
    {
      gint32 rune;

      i += machine_rune_decode (text + i, len - i, &rune);
    }
  return n;
}

/* Text in the directive's width; zeros only if asked for, and to the left. */
void
machine_format_pad (const MachineFormat *f, const char *text, gsize len, gboolean zeros)
{
  gint64 missing = f->wid > 0 ? f->wid - count_runes (text, len) : 0;

  if (!(f->flags & MACHINE_FMT_MINUS))
    machine_format_times (f->out, zeros && f->flags & MACHINE_FMT_ZERO ? '0' : ' ', missing);
  g_string_append_len (f->out, text, len);
  if (f->flags & MACHINE_FMT_MINUS)
    machine_format_times (f->out, ' ', missing);
}

/* ---- integers -----------------------------------------------------------------------------------
 */

static void
format_integer (const MachineFormat *f, guint64 value, gboolean negative, guint base, gint32 verb)
{
  const char *digits = verb == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
  g_autofree char *large = NULL;
  char small[160], *end, *p;
  gint64 places = 0;

  if (f->prec >= 0)
    {
      places = f->prec;
      if (places == 0 && value == 0)
        {
          machine_format_times (f->out, ' ', f->wid); /* no digits at all */
          return;
        }
    }
  else if (f->flags & MACHINE_FMT_ZERO && !(f->flags & MACHINE_FMT_MINUS) && f->wid > 0)
    places = f->wid - (negative || f->flags & (MACHINE_FMT_PLUS | MACHINE_FMT_SPACE) ? 1 : 0);
  end = small + sizeof small;
  if (places > 80)
    {
      large = g_malloc (places + 80);
      end = large + places + 80;
    }
  p = end;
  do
    {
      *--p = digits[value % base];
      value /= base;
    }
  while (value != 0);
  while (end - p < places)
    *--p = '0';
  if (f->flags & MACHINE_FMT_SHARP)
    {
      if (base == 2)
        *--p = 'b', *--p = '0';
      else if (base == 8 && *p != '0')
        *--p = '0';
      else if (base == 16)
        *--p = verb == 'X' ? 'X' : 'x', *--p = '0';
    }
  if (verb == 'O')
    *--p = 'o', *--p = '0';
  if (negative)
    *--p = '-';
  else if (f->flags & MACHINE_FMT_PLUS)
    *--p = '+';
  else if (f->flags & MACHINE_FMT_SPACE)
    *--p = ' ';
  machine_format_pad (f, p, end - p, FALSE);
}

/* 0x…, the prefix whatever the flag # says. */
void
machine_format_hex (const MachineFormat *f, guint64 value, gboolean prefix)
{
  MachineFormat hex = *f;

  hex.flags = prefix ? f->flags | MACHINE_FMT_SHARP : f->flags & ~MACHINE_FMT_SHARP;
  format_integer (&hex, value, FALSE, 16, 'v');
}

static void
format_rune (const MachineFormat *f, guint64 value)
{
  char bytes[4];
  gint64 rune = value > 0x10ffff ? MACHINE_RUNE_ERROR : (gint64)value;

  machine_format_pad (f, bytes, machine_rune_encode (rune, bytes), TRUE);
}

static void
format_quoted_rune (const MachineFormat *f, guint64 value)
{
  g_autoptr (GString) quoted = g_string_new (NULL);
  char bytes[4];
  gint64 rune = value > 0x10ffff ? MACHINE_RUNE_ERROR : (gint64)value;

  machine_quote_append (quoted, bytes, machine_rune_encode (rune, bytes), '\'',
                        (f->flags & MACHINE_FMT_PLUS) != 0, FALSE);
  machine_format_pad (f, quoted->str, quoted->len, TRUE);
}

/* U+0041, and with # U+0041 'A' */
static void
format_code_point (const MachineFormat *f, guint64 value)
{
  g_autoptr (GString) text = g_string_new ("U+");
  char bytes[4];

  g_string_append_printf (text, "%0*" G_GINT64_MODIFIER "X", (int)CLAMP (f->prec, 4, 1 << 20),
                          value);
  if (f->flags & MACHINE_FMT_SHARP && value <= 0x10ffff && machine_rune_is_print (value))
    {
      g_string_append (text, " '");
      g_string_append_len (text, bytes, machine_rune_encode (value, bytes));
      g_string_append_c (text, '\'');
    }
  machine_format_pad (f, text->str, text->len, FALSE);
}

MachineLeaf
machine_format_integer (const MachineFormat *f, guint64 value, gboolean is_signed)
{
  gboolean negative = is_signed && (gint64)value < 0;
  guint64 magnitude = negative ? -value : value;

  switch (f->verb)
    {
    case 'v':
      if (f->flags & MACHINE_FMT_SHARP_V && !is_signed)
        {
          machine_format_hex (f, value, TRUE);
          break;
        }
      G_GNUC_FALLTHROUGH;
    case 'd':
      format_integer (f, magnitude, negative, 10, f->verb);
      break;
    case 'b':
      format_integer (f, magnitude, negative, 2, f->verb);
      break;
    case 'o':
    case 'O':
      format_integer (f, magnitude, negative, 8, f->verb);
      break;
    case 'x':
    case 'X':
      format_integer (f, magnitude, negative, 16, f->verb);
      break;
    case 'c':
      format_rune (f, value);
      break;
    case 'q':
      format_quoted_rune (f, value);
      break;
    case 'U':
      format_code_point (f, value);
      break;
    default:
      return MACHINE_LEAF_BAD_VERB;
    }
  return MACHINE_LEAF_DONE;
}

/* ---- floats
 * -------------------------------------------------------------------------------------- */

/* The flag # keeps the point, and for %g the zeros, that would be left out. */
static void
keep_zeros (GString *number, gint32 verb, gint64 prec)
{
  g_autofree char *tail = NULL;
  gboolean hex = verb == 'x' || verb == 'X', point = FALSE, significant = FALSE;
  gint64 digits = 0;
  gsize end;

  if (verb == 'g' || verb == 'G' || verb == 'x')
    digits = prec < 0 ? 6 : prec;
  end = strcspn (number->str, hex ? "pP" : "eE");
  tail = g_strdup (number->str + end);
  g_string_truncate (number, end);
  for (gsize i = 1; i < number->len; i++)
    {
      if (number->str[i] == '.')
        {
          point = TRUE;
          continue;
        }
      significant = significant || number->str[i] != '0';
      digits -= significant;
    }
  if (!point)
    {
      /* A lone 0 counts as the first digit. */
      if (number->len == 2 && number->str[1] == '0')
        digits--;
      g_string_append_c (number, '.');
    }
  machine_format_times (number, '0', digits);
  g_string_append (number, tail);
}

static void
format_float (const MachineFormat *f, double value, int bits, gint32 verb, gint64 prec)
{
  g_autoptr (GString) number = g_string_new (NULL);
  char sign;

  if (f->prec >= 0)
    prec = f->prec;
  machine_float_append (number, value, verb, CLAMP (prec, -1, 1 << 20), bits);
  if (number->str[0] != '-' && number->str[0] != '+')
    g_string_prepend_c (number, '+');
  if (number->str[0] == '+' && f->flags & MACHINE_FMT_SPACE && !(f->flags & MACHINE_FMT_PLUS))
    number->str[0] = ' ';
  if (!isfinite (value))
    {
      gboolean bare = isnan (value) && !(f->flags & (MACHINE_FMT_SPACE | MACHINE_FMT_PLUS));

      machine_format_pad (f, number->str + bare, number->len - bare, FALSE);
      return;
    }
  if (f->flags & MACHINE_FMT_SHARP && verb != 'b')
    keep_zeros (number, verb, prec);
  sign = number->str[0];
  if (!(f->flags & MACHINE_FMT_PLUS) && sign == '+')
    {
      machine_format_pad (f, number->str + 1, number->len - 1, TRUE);
      return;
    }
  if (f->flags & MACHINE_FMT_ZERO && !(f->flags & MACHINE_FMT_MINUS)
      && f->wid > (gint64)number->len)
    {
      /* The zeros stand behind the sign. */
      g_string_append_c (f->out, sign);
      machine_format_times (f->out, '0', f->wid - number->len);
      g_string_append_len (f->out, number->str + 1, number->len - 1);
      return;
    }
  machine_format_pad (f, number->str, number->len, TRUE);
}

MachineLeaf
machine_format_float (const MachineFormat *f, double value, int bits)
{
  switch (f->verb)
    {
    case 'v':
      format_float (f, value, bits, 'g', -1);
      break;
    case 'b':
    case 'g':
    case 'G':
    case 'x':
    case 'X':
      format_float (f, value, bits, f->verb, -1);
      break;
    case 'f':
    case 'e':
    case 'E':
      format_float (f, value, bits, f->verb, 6);
      break;
    case 'F':
      format_float (f, value, bits, 'f', 6);
      break;
    default:
      return MACHINE_LEAF_BAD_VERB;
    }
  return MACHINE_LEAF_DONE;
}

MachineLeaf
machine_format_complex (const MachineFormat *f, double re, double im, int bits)
{
  MachineFormat imaginary = *f;

  if (f->verb > 0x7f || strchr ("vbgGxXfFeE", f->verb) == NULL)
    return MACHINE_LEAF_BAD_VERB;
  g_string_append_c (f->out, '(');
  machine_format_float (f, re, bits);
  imaginary.flags |= MACHINE_FMT_PLUS;
  machine_format_float (&imaginary, im, bits);
  g_string_append (f->out, "i)");
  return MACHINE_LEAF_DONE;
}
