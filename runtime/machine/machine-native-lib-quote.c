/* SPDX-License-Identifier: MIT */
#include "machine-native-lib.h"

/*
 * Go string and character literals: writing and reading them.
 */

static void
append_escaped (GString *out,
                gint32   rune,
                char     mark,
                gboolean ascii,
                gboolean graphic)
{
  static const char names[] = "abtnvfr"; /* of 7 to 13 */
  char bytes[4];

  if (rune == mark || rune == '\\')
    {
      g_string_append_c (out, '\\');
      g_string_append_c (out, rune);
      return;
    }
  if (ascii ? rune < 0x80 && machine_rune_is_print (rune)
            : machine_rune_is_print (rune) || (graphic && machine_rune_is_graphic (rune)))
    g_string_append_len (out, bytes, machine_rune_encode (rune, bytes));
  else if (rune >= 7 && rune <= 13)
    g_string_append_printf (out, "\\%c", names[rune - 7]);
  else if (rune < ' ' || rune == 0x7f)
    g_string_append_printf (out, "\\x%02x", (guint) rune);
  else if (rune < 0x10000)
    g_string_append_printf (out, "\\u%04x", (guint) rune);
  else
    g_string_append_printf (out, "\\U%08x", (guint) rune);
}

void
machine_quote_append (GString    *out,
                      const char *text,
                      gsize       len,
                      char        mark,
                      gboolean    ascii,
                      gboolean    graphic)
{
  g_string_append_c (out, mark);
  for (gsize i = 0; i < len;)
    {
      gint32 rune;
      guint width = machine_rune_decode (text + i, len - i, &rune);

      if (width == 1 && rune == MACHINE_RUNE_ERROR)
        g_string_append_printf (out, "\\x%02x", (guint8) text[i]);
      else
        append_escaped (out, rune, mark, ascii, graphic);
      i += width;
    }
  g_string_append_c (out, mark);
}

gboolean
machine_can_backquote (const char *text,
                       gsize       len)
{
  for (gsize i = 0; i < len;)
    {
      gint32 rune;
      guint width = machine_rune_decode (text + i, len - i, &rune);

      if ((width == 1 && rune == MACHINE_RUNE_ERROR) || rune == 0xfeff || rune == '`'
          || rune == 0x7f || (rune < ' ' && rune != '\t'))
        return FALSE;
      i += width;
    }
  return TRUE;
}

/* ---- reading -------------------------------------------------------------------------------- */

/* The value of n digits at text, -1 if one is wrong. */
static gint64
digits_value (const char *text,
              gsize       len,
              guint       n,
              guint       base)
{
  gint64 value = 0;

  if (len < n)
    return -1;
  for (guint i = 0; i < n; i++)
    {
      int digit = g_ascii_xdigit_value (text[i]);

      if (digit < 0 || (guint) digit >= base)
        return -1;
      value = value * base + digit;
    }
  return value;
}

/* What follows a backslash. Returns how many bytes it is, 0 if wrong. */
static gsize
read_escape (const char *text,
             gsize       len,
             char        mark,
             GString    *out)
{
  static const char names[] = "abfnrtv\\", values[] = "\a\b\f\n\r\t\v\\";
  const char *name;
  char bytes[4];
  guint digits;
  gint64 value;

  if (len == 0)
    return 0;
  if (text[0] != 0 && (name = strchr (names, text[0])) != NULL)
    {
      g_string_append_c (out, values[name - names]);
      return 1;
    }
  if (text[0] == '\'' || text[0] == '"')
    {
      g_string_append_c (out, mark);
      return text[0] == mark;
    }
  if (text[0] >= '0' && text[0] <= '7')
    {
      value = digits_value (text, len, 3, 8);
      if (value < 0 || value > 255)
        return 0;
      g_string_append_c (out, value);
      return 3;
    }
  digits = text[0] == 'x' ? 2 : text[0] == 'u' ? 4 : text[0] == 'U' ? 8 : 0;
  if (digits == 0)
    return 0;
  value = digits_value (text + 1, len - 1, digits, 16);
  if (value < 0)
    return 0;
  if (digits == 2)
    g_string_append_c (out, value);
  else if (value > 0x10ffff || (value >= 0xd800 && value < 0xe000))
    return 0;
  else
    g_string_append_len (out, bytes, machine_rune_encode (value, bytes));
  return 1 + digits;
}

static gsize
read_raw (const char *text,
          gsize       len,
          GString    *out)
{
  const char *end = memchr (text + 1, '`', len - 1);

  if (end == NULL)
    return 0;
  for (const char *p = text + 1; p < end; p++)
    if (*p != '\r')
      g_string_append_c (out, *p);
  return end - text + 1;
}

gsize
machine_unquote (const char *text,
                 gsize       len,
                 GString    *out)
{
  g_autoptr (GString) ignored = NULL;
  gsize i = 1;
  guint n_chars = 0;
  char mark;

  if (len < 2)
    return 0;
  if (out == NULL)
    out = ignored = g_string_new (NULL);
  mark = text[0];
  if (mark == '`')
    return read_raw (text, len, out);
  if (mark != '"' && mark != '\'')
    return 0;
  while (i < len && text[i] != mark)
    {
      gsize width = 1;

      if (text[i] == '\n')
        return 0;
      if (text[i] == '\\')
        {
          width = read_escape (text + i + 1, len - i - 1, mark, out);
          if (width == 0)
            return 0;
          width++;
        }
      else
        {
          gint32 rune;
          char bytes[4];

          /* A byte that is not UTF-8 becomes the rune that says so. */
          width = machine_rune_decode (text + i, len - i, &rune);
          g_string_append_len (out, bytes, machine_rune_encode (rune, bytes));
        }
      n_chars++;
      i += width;
    }
  if (i >= len || (mark == '\'' && n_chars != 1))
    return 0;
  return i + 1;
}
