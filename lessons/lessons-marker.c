/* SPDX-License-Identifier: MIT */

/*
 * Markers: `//stave:name` comments by which charts and texts point at lines of
 * a Go program. They are found without a lexer: what looks like one inside a
 * string literal is not looked for, since a lesson's author would not write it.
 */

#include "lessons-lesson.h"

#include <string.h>

#define PREFIX "//stave:"

static gboolean
is_name_char (char c)
{
  return g_ascii_islower (c) || g_ascii_isdigit (c) || c == '-' || c == '_';
}

/**
 * lessons_markers_scan:
 * @text: a Go source
 * @len: its length in bytes, or -1 if it is NUL-terminated
 * @out_n: (out): how many there are
 *
 * Finds the markers of a program, in the order of the text.
 *
 * Returns: (transfer full) (array length=out_n) (nullable): the markers; %NULL when there are none
 */
LessonsMarker *
lessons_markers_scan (const char *text,
                      gssize      len,
                      guint      *out_n)
{
  g_autoptr (GArray) markers = g_array_new (FALSE, FALSE, sizeof (LessonsMarker));
  const char *end;
  guint line = 1;

  g_return_val_if_fail (text != NULL && out_n != NULL, NULL);

  end = text + (len < 0 ? (gssize) strlen (text) : len);
  for (const char *p = text; p < end; p++)
    {
      if (*p == '\n')
        line++;
      if (*p != '/' || (gsize) (end - p) < strlen (PREFIX)
          || memcmp (p, PREFIX, strlen (PREFIX)) != 0)
        continue;
      p += strlen (PREFIX);
      while (p < end && is_name_char (*p))
        {
          const char *from = p;
          LessonsMarker marker;

          while (p < end && is_name_char (*p))
            p++;
          marker.name = g_strndup (from, p - from);
          marker.line = line;
          g_array_append_val (markers, marker);
          if (p < end && *p == ',')
            p++;
        }
      p--;
    }
  *out_n = markers->len;
  if (markers->len == 0)
    return NULL;
  return g_memdup2 (markers->data, markers->len * sizeof (LessonsMarker));
}

/**
 * lessons_markers_free:
 * @markers: (nullable): markers
 * @n: how many
 *
 * Frees what lessons_markers_scan() returned.
 */
void
lessons_markers_free (LessonsMarker *markers,
                      guint          n)
{
  for (guint i = 0; i < n; i++)
    g_free (markers[i].name);
  g_free (markers);
}
