/* SPDX-License-Identifier: MIT */
#include "machine-native-lib.h"

/*
 * Natives of package strings that make new strings.
 */

static gint64
find (const char *text,
      gsize       len,
      MachineText part)
{
  const char *at = memmem (text, len, part.text, part.len);

  return at != NULL ? at - text : -1;
}

/* Each character mapped; bytes that are not UTF-8 become U+FFFD. */
static MachineStatus
map_runes (Machine *self,
           MachineG *g,
           guint64  *slots,
           int       which)
{
  MachineText s = machine_lib_text (self, slots + 2);
  g_autoptr (GString) out = g_string_sized_new (s.len);
  gboolean changed = FALSE;

  for (gsize i = 0; i < s.len;)
    {
      gint32 rune, mapped;
      char bytes[4];
      guint width = machine_rune_decode (s.text + i, s.len - i, &rune);

      mapped = which == 'U'   ? (gint32) machine_rune_upper (rune)
               : which == 'L' ? (gint32) machine_rune_lower (rune)
                              : (gint32) machine_rune_title (rune);
      changed = changed || mapped != rune || (rune == MACHINE_RUNE_ERROR && width == 1);
      g_string_append_len (out, bytes, machine_rune_encode (mapped, bytes));
      i += width;
    }
  if (!changed)
    {
      machine_lib_substring (slots + 2, 0, s.len, slots);
      return MACHINE_DONE;
    }
  return machine_lib_return_text (self, g, out->str, out->len, slots);
}

/* func ToUpper(s string) string */
MACHINE_NATIVE (strings_to_upper)
{
  return map_runes (self, g, slots, 'U');
}

/* func ToLower(s string) string */
MACHINE_NATIVE (strings_to_lower)
{
  return map_runes (self, g, slots, 'L');
}

/* func ToTitle(s string) string */
MACHINE_NATIVE (strings_to_title)
{
  return map_runes (self, g, slots, 'T');
}

/* func Join(elems []string, sep string) string */
MACHINE_NATIVE (strings_join)
{
  const guint64 *elems = machine_ptr (self, slots[2]);
  gsize n = slots[3], total = 0;
  MachineText sep = machine_lib_text (self, slots + 5);
  MachineRef ref;
  char *to;

  if (n == 1)
    {
      guint64 only[2] = { elems[0], elems[1] };

      machine_lib_substring (only, 0, only[1], slots);
      return MACHINE_DONE;
    }
  for (gsize i = 0; i < n; i++)
    total += elems[2 * i + 1] + (i > 0 ? sep.len : 0);
  if (!machine_lib_alloc_bytes (self, g, total, &ref))
    return MACHINE_STOP;
  to = machine_ptr (self, ref);
  for (gsize i = 0; i < n; i++)
    {
      MachineText elem = machine_lib_text (self, elems + 2 * i);

      if (i > 0)
        to = mempcpy (to, sep.text, sep.len);
      to = mempcpy (to, elem.text, elem.len);
    }
  slots[0] = ref;
  slots[1] = total;
  return MACHINE_DONE;
}

/* func repeat(s string, count int) string */
MACHINE_NATIVE (strings_repeat)
{
  MachineText s = machine_lib_text (self, slots + 2);
  gsize count = slots[4];
  MachineRef ref;
  char *to;

  if (!machine_lib_alloc_bytes (self, g, s.len * count, &ref))
    return MACHINE_STOP;
  to = machine_ptr (self, ref);
  if (s.len == 1)
    memset (to, s.text[0], count);
  else
    for (gsize i = 0; i < count && s.len > 0; i++)
      to = mempcpy (to, s.text, s.len);
  slots[0] = ref;
  slots[1] = s.len * count;
  return MACHINE_DONE;
}

/* func room(n int) []byte: no bytes, and room for n, as much as an allocation of that size has */
MACHINE_NATIVE (strings_room)
{
  gsize capacity = machine_heap_round_size (self, slots[3]);
  MachineRef ref;

  if (!machine_lib_alloc_bytes (self, g, capacity, &ref))
    return MACHINE_STOP;
  slots[0] = ref;
  slots[1] = 0;
  slots[2] = capacity;
  return MACHINE_DONE;
}

/* func Replace(s, old, new string, n int) string */
MACHINE_NATIVE (strings_replace)
{
  MachineText s = machine_lib_text (self, slots + 2), old = machine_lib_text (self, slots + 4);
  MachineText new = machine_lib_text (self, slots + 6);
  gsize left = (gint64) slots[8] < 0 ? G_MAXSIZE : slots[8], at = 0;
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean changed = FALSE;

  for (; left > 0; left--)
    {
      gint64 end;
      gint32 rune;

      if (old.len > 0)
        end = find (s.text + at, s.len - at, old);
      else if (!changed)
        end = 0;
      else
        end = at < s.len ? (gint64) machine_rune_decode (s.text + at, s.len - at, &rune) : -1;
      if (end < 0)
        break;
      g_string_append_len (out, s.text + at, end);
      g_string_append_len (out, new.text, new.len);
      at += end + old.len;
      changed = TRUE;
    }
  if (!changed)
    {
      machine_lib_substring (slots + 2, 0, s.len, slots);
      return MACHINE_DONE;
    }
  g_string_append_len (out, s.text + at, s.len - at);
  return machine_lib_return_text (self, g, out->str, out->len, slots);
}

/* func ToValidUTF8(s, replacement string) string */
MACHINE_NATIVE (strings_to_valid)
{
  MachineText s = machine_lib_text (self, slots + 2), with = machine_lib_text (self, slots + 4);
  g_autoptr (GString) out = g_string_sized_new (s.len);
  gboolean in_run = FALSE;

  for (gsize i = 0; i < s.len;)
    {
      gint32 rune;
      guint width = machine_rune_decode (s.text + i, s.len - i, &rune);
      gboolean wrong = width == 1 && rune == MACHINE_RUNE_ERROR;

      if (!wrong)
        g_string_append_len (out, s.text + i, width);
      else if (!in_run)
        g_string_append_len (out, with.text, with.len);
      in_run = wrong;
      i += width;
    }
  return machine_lib_return_text (self, g, out->str, out->len, slots);
}

/* func replacePairs(s string, pairs []string) string */
MACHINE_NATIVE (strings_replace_pairs)
{
  MachineText s = machine_lib_text (self, slots + 2);
  const guint64 *pairs = machine_ptr (self, slots[4]);
  gsize n = slots[5], at = 0;
  g_autoptr (GString) out = g_string_sized_new (s.len);
  gboolean after_empty = FALSE;

  /* An empty old string matches everywhere, but not twice at one place. */
  while (at <= s.len)
    {
      gboolean found = FALSE;
      gsize width = 0;

      for (gsize i = 0; i + 1 < n && !found; i += 2)
        {
          MachineText old = machine_lib_text (self, pairs + 2 * i);

          if (old.len == 0 ? after_empty : old.len > s.len - at)
            continue;
          if (memcmp (s.text + at, old.text, old.len) == 0)
            {
              MachineText new = machine_lib_text (self, pairs + 2 * i + 2);

              g_string_append_len (out, new.text, new.len);
              width = old.len;
              found = TRUE;
            }
        }
      after_empty = found && width == 0;
      if (!found)
        {
          if (at < s.len)
            g_string_append_c (out, s.text[at]);
          width = 1;
        }
      at += width;
    }
  return machine_lib_return_text (self, g, out->str, out->len, slots);
}
