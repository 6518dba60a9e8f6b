/* SPDX-License-Identifier: MIT */
#include "machine-native-lib.h"

/*
 * Natives of package strings that search and cut: they find places or share
 * the string's memory, and change nothing. See machine-native-lib-strings-new.c
 * for those that make new strings.
 */

static gint64
find (MachineText s,
      MachineText part)
{
  const char *at;

  if (part.len == 0)
    return 0;
  if (part.len > s.len)
    return -1;
  at = part.len == 1 ? memchr (s.text, part.text[0], s.len)
                     : memmem (s.text, s.len, part.text, part.len);
  return at != NULL ? at - s.text : -1;
}

static gint64
find_last (MachineText s,
           MachineText part)
{
  if (part.len > s.len)
    return -1;
  for (gint64 i = s.len - part.len; i >= 0; i--)
    if (memcmp (s.text + i, part.text, part.len) == 0)
      return i;
  return -1;
}

static gboolean
has_rune (MachineText chars,
          gint32      rune)
{
  for (gsize i = 0; i < chars.len;)
    {
      gint32 other;

      i += machine_rune_decode (chars.text + i, chars.len - i, &other);
      if (other == rune)
        return TRUE;
    }
  return FALSE;
}

/* func Index(s, substr string) int */
MACHINE_NATIVE (strings_index)
{
  slots[0] = find (machine_lib_text (self, slots + 1), machine_lib_text (self, slots + 3));
  return MACHINE_DONE;
}

/* func LastIndex(s, substr string) int */
MACHINE_NATIVE (strings_last_index)
{
  slots[0] = find_last (machine_lib_text (self, slots + 1), machine_lib_text (self, slots + 3));
  return MACHINE_DONE;
}

/* func IndexByte(s string, c byte) int */
MACHINE_NATIVE (strings_index_byte)
{
  MachineText s = machine_lib_text (self, slots + 1);
  const char *at = memchr (s.text, (guint8) slots[3], s.len);

  slots[0] = at != NULL ? (gint64) (at - s.text) : -1;
  return MACHINE_DONE;
}

/* func LastIndexByte(s string, c byte) int */
MACHINE_NATIVE (strings_last_index_byte)
{
  MachineText s = machine_lib_text (self, slots + 1);
  const char *at = memrchr (s.text, (guint8) slots[3], s.len);

  slots[0] = at != NULL ? (gint64) (at - s.text) : -1;
  return MACHINE_DONE;
}

/* func IndexAny(s, chars string) int */
MACHINE_NATIVE (strings_index_any)
{
  MachineText s = machine_lib_text (self, slots + 1), chars = machine_lib_text (self, slots + 3);

  slots[0] = -1;
  for (gsize i = 0; i < s.len;)
    {
      gint32 rune;
      guint width = machine_rune_decode (s.text + i, s.len - i, &rune);

      if (has_rune (chars, rune))
        {
          slots[0] = i;
          break;
        }
      i += width;
    }
  return MACHINE_DONE;
}

/* func LastIndexAny(s, chars string) int */
MACHINE_NATIVE (strings_last_index_any)
{
  MachineText s = machine_lib_text (self, slots + 1), chars = machine_lib_text (self, slots + 3);

  slots[0] = -1;
  for (gsize i = s.len; i > 0;)
    {
      gint32 rune;

      i -= machine_rune_decode_last (s.text, i, &rune);
      if (has_rune (chars, rune))
        {
          slots[0] = i;
          break;
        }
    }
  return MACHINE_DONE;
}

/* func Count(s, substr string) int */
MACHINE_NATIVE (strings_count)
{
  MachineText s = machine_lib_text (self, slots + 1), part = machine_lib_text (self, slots + 3);
  guint64 n = 0;

  if (part.len == 0)
    {
      slots[0] = 0;
      for (gsize i = 0; i < s.len; n++)
        {
          gint32 rune;

          i += machine_rune_decode (s.text + i, s.len - i, &rune);
        }
      n++;
    }
  else
    for (gint64 at; (at = find (s, part)) >= 0; n++)
      {
        s.text += at + part.len;
        s.len -= at + part.len;
      }
  slots[0] = n;
  return MACHINE_DONE;
}

/* func EqualFold(s, t string) bool */
MACHINE_NATIVE (strings_equal_fold)
{
  MachineText s = machine_lib_text (self, slots + 1), t = machine_lib_text (self, slots + 3);
  gsize i = 0, j = 0;

  slots[0] = 0;
  while (i < s.len && j < t.len)
    {
      gint32 a, b;

      i += machine_rune_decode (s.text + i, s.len - i, &a);
      j += machine_rune_decode (t.text + j, t.len - j, &b);
      if (a != b && machine_rune_fold (a) != machine_rune_fold (b))
        return MACHINE_DONE;
    }
  slots[0] = i == s.len && j == t.len;
  return MACHINE_DONE;
}

/* Cuts off both ends (1 left, 2 right) what is white space, or in cutset if that is not NULL. */
static void
trim (const Machine     *self,
      const guint64     *string,
      const MachineText *cutset,
      guint              ends,
      guint64           *out)
{
  MachineText s = machine_lib_text (self, string);
  gsize from = 0, to = s.len;
  gint32 rune;

  while (ends & 1 && from < to)
    {
      guint width = machine_rune_decode (s.text + from, to - from, &rune);

      if (!(cutset != NULL ? has_rune (*cutset, rune) : machine_rune_is_space (rune)))
        break;
      from += width;
    }
  while (ends & 2 && from < to)
    {
      guint width = machine_rune_decode_last (s.text + from, to - from, &rune);

      if (!(cutset != NULL ? has_rune (*cutset, rune) : machine_rune_is_space (rune)))
        break;
      to -= width;
    }
  machine_lib_substring (string, from, to - from, out);
}

/* func TrimSpace(s string) string */
MACHINE_NATIVE (strings_trim_space)
{
  trim (self, slots + 2, NULL, 3, slots);
  return MACHINE_DONE;
}

/* func trim(s, cutset string, ends int) string */
MACHINE_NATIVE (strings_trim)
{
  MachineText cutset = machine_lib_text (self, slots + 4);

  trim (self, slots + 2, &cutset, slots[6], slots);
  return MACHINE_DONE;
}

/* ---- cutting in parts ------------------------------------------------------------------------ */

static void
store_part (Machine       *self,
            MachineRef     parts,
            gsize          i,
            const guint64 *string,
            gsize          from,
            gsize          len)
{
  machine_lib_substring (string, from, len, machine_ptr (self, parts + 16 * i));
}

/* func Fields(s string) []string */
MACHINE_NATIVE (strings_fields)
{
  MachineText s = machine_lib_text (self, slots + 3);
  guint64 string[2] = { slots[3], slots[4] };
  MachineRef parts = 0;
  gsize n = 0;

  /* Counts first, then stores. */
  for (int pass = 0; pass < 2; pass++)
    {
      gssize start = -1;

      n = 0;
      for (gsize i = 0; i <= s.len;)
        {
          gint32 rune = ' ';
          guint width = i < s.len ? machine_rune_decode (s.text + i, s.len - i, &rune) : 1;

          if (!machine_rune_is_space (rune))
            {
              if (start < 0)
                start = i;
            }
          else if (start >= 0)
            {
              if (pass == 1)
                store_part (self, parts, n, string, start, i - start);
              n++;
              start = -1;
            }
          i += width;
        }
      if (pass == 0 && !machine_lib_alloc_strings (self, g, n, &parts))
        return MACHINE_STOP;
    }
  slots[0] = parts;
  slots[1] = slots[2] = n;
  return MACHINE_DONE;
}

/* func split(s, sep string, keep, n int) []string */
MACHINE_NATIVE (strings_split)
{
  MachineText s = machine_lib_text (self, slots + 3), sep = machine_lib_text (self, slots + 5);
  guint64 string[2] = { slots[3], slots[4] };
  gsize keep = slots[7], most = (gint64) slots[8] < 0 ? G_MAXSIZE : slots[8];
  MachineRef parts = 0;
  gsize n = 0;

  if (most == 0)
    {
      slots[0] = slots[1] = slots[2] = 0;
      return MACHINE_DONE;
    }
  for (int pass = 0; pass < 2; pass++)
    {
      gsize at = 0;

      for (n = 0; n < most - 1; n++)
        {
          MachineText rest = { s.text + at, s.len - at };
          gint64 end;
          gint32 rune;

          if (sep.len == 0)
            {
              end = rest.len > 0 ? machine_rune_decode (rest.text, rest.len, &rune) : 0;
              if ((gsize) end == rest.len)
                break;
            }
          else if ((end = find (rest, sep)) < 0)
            break;
          if (pass == 1)
            store_part (self, parts, n, string, at, end + keep);
          at += end + sep.len;
        }
      if (sep.len > 0 || at < s.len)
        {
          if (pass == 1)
            store_part (self, parts, n, string, at, s.len - at);
          n++;
        }
      if (pass == 0 && !machine_lib_alloc_strings (self, g, n, &parts))
        return MACHINE_STOP;
    }
  slots[0] = parts;
  slots[1] = slots[2] = n;
  return MACHINE_DONE;
}
