/* SPDX-License-Identifier: MIT */
#include "machine-native-lib.h"

#include <math.h>
#include <stdlib.h>

/*
 * Floats as text, both ways, by strconv's rules.
 *
 * The C library does the exact arithmetic: its printf and strtod round
 * correctly to any number of digits. It is given and asked for whole digits and
 * an exponent only ("31416e-4"), never a decimal point, which depends on the
 * locale. The shortest digits that read back as the same number are found by
 * trying: every decimal of 15 digits (6 for float32) survives the way to binary
 * and back, so either 15 digits without trailing zeros are right or one of the
 * next two lengths is.
 */

typedef struct
{
  char text[800]; /* enough for all digits of any double: 767 */
  int  n;         /* digits in text */
  int  point;     /* value = 0.text × 10^point */
} Digits;

/* ---- digits --------------------------------------------------------------------------------- */

static void
trim_zeros (Digits *d)
{
  while (d->n > 0 && d->text[d->n - 1] == '0')
    d->n--;
  if (d->n == 0)
    d->point = 0;
}

/* value > 0, rounded to n digits. */
static void
round_to_digits (Digits *d,
                 double  value,
                 int     n)
{
  char buffer[840];
  char *exponent;

  n = CLAMP (n, 1, (int) sizeof d->text - 1);
  g_snprintf (buffer, sizeof buffer, "%.*e", n - 1, value);
  exponent = strchr (buffer, 'e');
  d->n = 0;
  for (const char *p = buffer; p < exponent; p++)
    if (g_ascii_isdigit (*p))
      d->text[d->n++] = *p;
  d->point = atoi (exponent + 1) + 1;
}

/* Whether the digits read back as value. */
static gboolean
reads_back (const Digits *d,
            double        value,
            int           bits)
{
  char buffer[840];

  g_snprintf (buffer, sizeof buffer, "%.*se%d", d->n, d->text, d->point - d->n);
  if (bits == 32)
    return strtof (buffer, NULL) == (float) value;
  return strtod (buffer, NULL) == value;
}

static void
add_one_in_last_place (Digits *d)
{
  int i = d->n - 1;

  while (i >= 0 && d->text[i] == '9')
    d->text[i--] = '0';
  if (i >= 0)
    d->text[i]++;
  else
    {
      memmove (d->text + 1, d->text, d->n - 1);
      d->text[0] = '1';
      d->point++;
    }
}

/* Whole numbers below 2^53 are their own shortest digits but for trailing zeros. */
static gboolean
whole_digits (Digits *d,
              double  value)
{
  guint64 whole;

  if (!(value < 9e15))
    return FALSE;
  whole = (guint64) value;
  if ((double) whole != value)
    return FALSE;
  d->n = d->point = g_snprintf (d->text, sizeof d->text, "%" G_GUINT64_FORMAT, whole);
  trim_zeros (d);
  return TRUE;
}

/* value > 0. */
static void
shortest_digits (Digits *d,
                 double  value,
                 int     bits)
{
  int safe = bits == 32 ? 6 : 15, most = bits == 32 ? 9 : 17;
  int exponent;
  gboolean power_of_two = frexp (value, &exponent) == 0.5;
  gboolean subnormal = bits == 32 ? value < 0x1p-126 : value < 0x1p-1022;

  if (bits == 64 && whole_digits (d, value))
    return;
  for (int n = subnormal ? 1 : safe; n < most; n++)
    {
      round_to_digits (d, value, n);
      if (reads_back (d, value, bits))
        {
          trim_zeros (d);
          return;
        }
      /* Below a power of two numbers lie closer than above it: the decimal above may do where the
       * nearest one, below, does not. */
      if (power_of_two)
        {
          add_one_in_last_place (d);
          if (reads_back (d, value, bits))
            {
              trim_zeros (d);
              return;
            }
        }
    }
  round_to_digits (d, value, most);
  trim_zeros (d);
}

/* ---- layouts ----------------------------------------------------------------------------- */

static void
append_exponent (GString *out,
                 char     letter,
                 int      exponent)
{
  g_string_append_printf (out, "%c%c%02d", letter, exponent < 0 ? '-' : '+', ABS (exponent));
}

static char
digit_at (const Digits *d,
          int           i)
{
  return i >= 0 && i < d->n ? d->text[i] : '0';
}

static void
append_scientific (GString      *out,
                   const Digits *d,
                   int           prec,
                   char          letter)
{
  g_string_append_c (out, digit_at (d, 0));
  if (prec > 0)
    g_string_append_c (out, '.');
  for (int i = 1; i <= prec; i++)
    g_string_append_c (out, digit_at (d, i));
  append_exponent (out, letter, d->n == 0 ? 0 : d->point - 1);
}

static void
append_fixed (GString      *out,
              const Digits *d,
              int           prec)
{
  if (d->point <= 0)
    g_string_append_c (out, '0');
  for (int i = 0; i < d->point; i++)
    g_string_append_c (out, digit_at (d, i));
  if (prec > 0)
    g_string_append_c (out, '.');
  for (int i = 0; i < prec; i++)
    g_string_append_c (out, digit_at (d, d->point + i));
}

/* Mantissa and power of two of a finite value ≥ 0: value = mantissa × 2^exponent. */
static guint64
split_binary (double value,
              int    bits,
              int   *out_exponent)
{
  guint32 narrow;
  guint64 wide;
  float single = value;

  if (bits == 32)
    {
      memcpy (&narrow, &single, 4);
      *out_exponent = MAX ((int) (narrow >> 23 & 0xff), 1) - 127 - 23;
      return (narrow & 0x7fffff) | (narrow >> 23 & 0xff ? 0x800000 : 0);
    }
  wide = machine_lib_bits (value);
  *out_exponent = MAX ((int) (wide >> 52 & 0x7ff), 1) - 1023 - 52;
  return (wide & G_GUINT64_CONSTANT (0xfffffffffffff))
         | (wide >> 52 & 0x7ff ? G_GUINT64_CONSTANT (1) << 52 : 0);
}

/* 0x1.8p+01 */
static void
append_hex (GString *out,
            double   value,
            int      bits,
            int      prec,
            char     letter)
{
  const char *digits = letter == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
  int exponent;
  guint64 mantissa = split_binary (value, bits, &exponent);

  if (mantissa == 0)
    exponent = 0;
  else
    {
      /* The leading one goes to bit 60, so that 15 hexadecimal digits follow it. */
      int shift = g_bit_nth_msf (mantissa, -1);

      exponent += shift;
      mantissa <<= 60 - shift;
    }
  if (prec >= 0 && prec < 15)
    {
      int drop = 4 * (15 - prec);
      guint64 rest = mantissa & ((G_GUINT64_CONSTANT (1) << drop) - 1);
      guint64 half = G_GUINT64_CONSTANT (1) << (drop - 1);

      mantissa >>= drop;
      if (rest > half || (rest == half && (mantissa & 1)))
        mantissa++;
      mantissa <<= drop;
      if (mantissa >> 61 != 0)
        {
          mantissa >>= 1;
          exponent++;
        }
    }
  g_string_append_printf (out, "0%c%c", letter, mantissa >> 60 ? '1' : '0');
  mantissa <<= 4;
  if (prec > 0 || (prec < 0 && mantissa != 0))
    g_string_append_c (out, '.');
  for (int i = 0; prec < 0 ? mantissa != 0 : i < prec; i++, mantissa <<= 4)
    g_string_append_c (out, digits[mantissa >> 60]);
  append_exponent (out, letter == 'X' ? 'P' : 'p', exponent);
}

static void
append_general (GString *out,
                Digits  *d,
                int      prec,
                gboolean shortest,
                char     letter)
{
  int threshold = prec, exponent = d->point - 1;

  if (threshold > d->n && d->n >= d->point)
    threshold = d->n;
  if (shortest)
    threshold = 6;
  if (exponent < -4 || exponent >= threshold)
    append_scientific (out, d, MIN (prec, d->n) - 1, letter == 'G' ? 'E' : 'e');
  else
    append_fixed (out, d, MAX (d->n - d->point, 0));
}

/* With a given number of decimal places: printf's own work but for the decimal point. */
static void
append_places (GString *out,
               double   value,
               int      prec)
{
  g_autofree char *text = g_strdup_printf ("%.*f", prec, value);
  gsize whole = strspn (text, "0123456789");

  g_string_append_len (out, text, whole);
  if (prec > 0)
    {
      g_string_append_c (out, '.');
      g_string_append (out, text + strlen (text) - prec);
    }
}

static void
append_decimal (GString *out,
                double   value,
                char     format,
                int      prec,
                int      bits)
{
  Digits d = { .n = 0, .point = 0 };
  gboolean general = format == 'g' || format == 'G';
  gboolean shortest = prec < 0;

  if (format == 'f' && !shortest)
    {
      append_places (out, value, prec);
      return;
    }
  if (shortest)
    {
      if (value > 0)
        shortest_digits (&d, value, bits);
      prec = general ? d.n : d.n - 1;
    }
  else
    {
      if (general)
        prec = MAX (prec, 1);
      if (value > 0)
        round_to_digits (&d, value, general ? prec : prec + 1);
      trim_zeros (&d);
    }
  if (general)
    append_general (out, &d, prec, shortest, format);
  else if (format == 'f')
    append_fixed (out, &d, MAX (d.n - d.point, 0));
  else
    append_scientific (out, &d, prec, format);
}

void
machine_float_append (GString *out,
                      double   value,
                      char     format,
                      int      prec,
                      int      bits)
{
  if (isnan (value))
    {
      g_string_append (out, "NaN");
      return;
    }
  if (bits == 32)
    value = (float) value;
  if (isinf (value))
    {
      g_string_append (out, value > 0 ? "+Inf" : "-Inf");
      return;
    }
  if (signbit (value))
    {
      g_string_append_c (out, '-');
      value = -value;
    }
  switch (format)
    {
    case 'b':
      {
        int exponent;
        guint64 mantissa = split_binary (value, bits, &exponent);

        g_string_append_printf (out, "%" G_GUINT64_FORMAT "p%+d", mantissa, exponent);
      }
      break;
    case 'x':
    case 'X':
      append_hex (out, value, bits, prec, format);
      break;
    case 'e':
    case 'E':
    case 'f':
    case 'g':
    case 'G':
      append_decimal (out, value, format, prec, bits);
      break;
    default:
      g_string_append_printf (out, "%%%c", format);
    }
}

/* ---- reading ----------------------------------------------------------------------------- */

/* How much of a word text begins with, whatever the case. */
static gsize
common_prefix (const char *text,
               gsize       len,
               const char *word)
{
  gsize n = 0;

  while (n < len && word[n] != 0 && g_ascii_tolower (text[n]) == word[n])
    n++;
  return n;
}

static gboolean
parse_special (const char *text,
               gsize       len,
               double     *out_value,
               gsize      *out_used)
{
  gsize sign = len > 0 && (text[0] == '+' || text[0] == '-') ? 1 : 0;
  gsize n = common_prefix (text + sign, len - sign, "infinity");

  if (n >= 3)
    {
      *out_value = sign && text[0] == '-' ? -INFINITY : INFINITY;
      *out_used = sign + (n == 8 ? 8 : 3);
      return TRUE;
    }
  if (sign == 0 && common_prefix (text, len, "nan") == 3)
    {
      *out_value = NAN;
      *out_used = 3;
      return TRUE;
    }
  return FALSE;
}

/* Underscores stand between digits or behind the prefix, and only where there is one. */
static gboolean
underscores_are_right (const char *text,
                       gsize       len)
{
  gsize i = len > 0 && (text[0] == '+' || text[0] == '-') ? 1 : 0;
  char before = '^'; /* what the last character was: 0 a digit, _ an underscore, ! another */
  gboolean hex = FALSE;

  if (len - i >= 2 && text[i] == '0' && strchr ("box", g_ascii_tolower (text[i + 1])) != NULL)
    {
      hex = g_ascii_tolower (text[i + 1]) == 'x';
      before = '0';
      i += 2;
    }
  for (; i < len; i++)
    {
      if (g_ascii_isdigit (text[i]) || (hex && g_ascii_isxdigit (text[i])))
        before = '0';
      else if (text[i] == '_')
        {
          if (before != '0')
            return FALSE;
          before = '_';
        }
      else
        {
          if (before == '_')
            return FALSE;
          before = '!';
        }
    }
  return before != '_';
}

/* A number as it was written: digits without point, underscores and leading zeros. */
typedef struct
{
  gboolean negative;
  gboolean hex;
  GString *digits;
  gint64   exponent; /* of ten or two, of the digits as a whole number */
  gsize    used;
} Scanned;

static gboolean
scan_exponent (const char *text,
               gsize       len,
               gsize      *inout_i,
               gint64     *out_exponent)
{
  gsize i = *inout_i + 1;
  gboolean negative = FALSE;
  gint64 exponent = 0;

  if (i < len && (text[i] == '+' || text[i] == '-'))
    negative = text[i++] == '-';
  if (i >= len || !g_ascii_isdigit (text[i]))
    return FALSE;
  for (; i < len && (g_ascii_isdigit (text[i]) || text[i] == '_'); i++)
    if (text[i] != '_' && exponent < 100000000)
      exponent = exponent * 10 + (text[i] - '0');
  *out_exponent = negative ? -exponent : exponent;
  *inout_i = i;
  return TRUE;
}

static gboolean
scan_number (const char *text,
             gsize       len,
             Scanned    *out)
{
  gsize i = 0;
  gint64 places = 0, exponent = 0;
  gboolean point = FALSE, any = FALSE, underscores = FALSE, has_exponent = FALSE;

  if (i < len && (text[i] == '+' || text[i] == '-'))
    out->negative = text[i++] == '-';
  if (len - i >= 3 && text[i] == '0' && g_ascii_tolower (text[i + 1]) == 'x')
    {
      out->hex = TRUE;
      i += 2;
    }
  for (; i < len; i++)
    {
      char c = text[i];

      if (c == '_')
        underscores = TRUE;
      else if (c == '.' && !point)
        point = TRUE;
      else if (g_ascii_isdigit (c) || (out->hex && g_ascii_isxdigit (c)))
        {
          any = TRUE;
          if (c != '0' || out->digits->len > 0)
            g_string_append_c (out->digits, c);
          places += point;
        }
      else
        break;
    }
  if (!any)
    return FALSE;
  if (i < len && g_ascii_tolower (text[i]) == (out->hex ? 'p' : 'e'))
    {
      has_exponent = TRUE;
      if (!scan_exponent (text, len, &i, &exponent))
        return FALSE;
    }
  if (out->hex && !has_exponent)
    return FALSE;
  out->exponent = exponent - (out->hex ? 4 * places : places);
  out->used = i;
  underscores = underscores || memchr (text, '_', i) != NULL;
  return !underscores || underscores_are_right (text, i);
}

/* digits × 2^exponent to the nearest float of so many bits, halves to the even one. strtof() of some
 * C libraries is wrong below the smallest normal number. */
static double
round_hex (const char *digits,
           gint64      exponent,
           int         bits)
{
  int precision = bits == 32 ? 24 : 53, least = bits == 32 ? -149 : -1074;
  guint64 mantissa = 0;
  gint64 shift;

  for (const char *p = digits; *p != 0; p++)
    if (mantissa >> 58 == 0)
      mantissa = mantissa << 4 | (guint64) g_ascii_xdigit_value (*p);
    else
      {
        mantissa |= *p != '0'; /* something is beyond: no tie, and no exact number */
        exponent += 4;
      }
  if (mantissa == 0)
    return 0;
  exponent = CLAMP (exponent, -100000, 100000);
  shift = MAX (g_bit_nth_msf (mantissa, -1) + 1 - precision, least - exponent);
  if (shift > 63)
    return 0;
  if (shift > 0)
    {
      guint64 unit = G_GUINT64_CONSTANT (1) << shift, rest = mantissa & (unit - 1);

      mantissa >>= shift;
      exponent += shift;
      if (rest > unit / 2 || (rest == unit / 2 && mantissa & 1))
        mantissa++;
    }
  return bits == 32 ? (float) ldexp ((double) mantissa, exponent)
                    : ldexp ((double) mantissa, exponent);
}

MachineParse
machine_float_parse (const char *text,
                     gsize       len,
                     int         bits,
                     double     *out_value,
                     gsize      *out_used)
{
  g_autoptr (GString) digits = NULL;
  Scanned scanned = { .negative = FALSE };
  double value = 0;

  *out_value = 0;
  *out_used = 0;
  if (parse_special (text, len, out_value, out_used))
    return MACHINE_PARSED;
  digits = g_string_new (NULL);
  scanned.digits = digits;
  if (!scan_number (text, len, &scanned))
    return MACHINE_BAD_SYNTAX;
  if (digits->len > 0 && scanned.hex)
    value = round_hex (digits->str, scanned.exponent, bits);
  else if (digits->len > 0)
    {
      g_autofree char *whole
          = g_strdup_printf ("%se%" G_GINT64_FORMAT, digits->str, scanned.exponent);

      value = bits == 32 ? strtof (whole, NULL) : strtod (whole, NULL);
    }
  *out_value = scanned.negative ? -value : value;
  *out_used = scanned.used;
  return isinf (value) ? MACHINE_OUT_OF_RANGE : MACHINE_PARSED;
}
