/* SPDX-License-Identifier: MIT */

/*
 * Line directives: comments with which a generator says where its text came
 * from.
 *
 *     //line FILE:LINE         at the start of a line; of the line below
 *     //line FILE:LINE:COL
 *     (the same between slash-star and star-slash, anywhere: of what follows)
 *
 * Without FILE, the third form goes on in the file named last. What ends in no
 * ":NUMBER" is an ordinary comment.
 */
#include "syntax-lexer.h"

#include <string.h>

#define MOST_LINE (1u << 30)

/* "…:123" at the end of text; the place of the first digit, NULL if there is no colon at all. */
static const char *
find_number (const char *text,
             const char *end,
             guint      *out_value,
             gboolean   *out_valid)
{
  const char *colon = NULL;
  guint64 value = 0;

  for (const char *p = end; p > text && colon == NULL; p--)
    if (p[-1] == ':')
      colon = p - 1;
  if (colon == NULL)
    return NULL;
  *out_valid = colon + 1 < end;
  for (const char *p = colon + 1; p < end; p++)
    {
      *out_valid &= g_ascii_isdigit (*p);
      value = MIN (value * 10 + (guint) (*p - '0'), (guint64) MOST_LINE + 1);
    }
  *out_value = (guint) value;
  return colon + 1;
}

/* The file a directive names: relative names are meant from the folder of the file they stand in. */
static char *
dup_name (const SyntaxLexer *self,
          const char        *text,
          gsize              len,
          gboolean           same_if_empty)
{
  const GArray *marks = self->source->marks;
  g_autofree char *name = g_strndup (text, len);
  g_autofree char *folder = NULL;

  if (len == 0 && same_if_empty)
    return g_strdup (marks->len > 0 ? g_array_index (marks, BaseLineMark, marks->len - 1).name
                                    : self->source->name);
  folder = g_path_get_dirname (self->source->name);
  if (len == 0 || g_path_is_absolute (name) || strcmp (folder, ".") == 0)
    return g_steal_pointer (&name);
  return g_build_filename (folder, name, NULL);
}

/* The text behind "line ", up to end, is about what begins at `from`. */
static void
note (SyntaxLexer *self,
      const char  *text,
      const char  *end,
      const char  *from)
{
  guint line, column = 0, number;
  gboolean valid, has_column = FALSE;
  const char *last = find_number (text, end, &line, &valid), *first = NULL;
  g_autofree char *name = NULL;

  if (last == NULL)
    return;
  if (!valid)
    {
      syntax_lexer_error_at (self, last, "invalid line number: %.*s", (int) (end - last), last);
      return;
    }
  first = find_number (text, last - 1, &number, &has_column);
  has_column &= first != NULL;
  if (has_column)
    {
      column = line;
      line = number;
      if (column == 0 || column > MOST_LINE)
        {
          syntax_lexer_error_at (self, last, "invalid column number: %.*s", (int) (end - last),
                                 last);
          return;
        }
      end = last - 1;
      last = first;
    }
  if (line == 0 || line > MOST_LINE)
    {
      syntax_lexer_error_at (self, last, "invalid line number: %.*s", (int) (end - last), last);
      return;
    }
  name = dup_name (self, text, (gsize) (last - 1 - text), has_column);
  base_source_mark (self->source, (guint32) (from - self->source->text), name, line, column);
}

/* Takes a comment, from `start` to before `end`, for a directive if it is one. */
void
syntax_lexer_note_line (SyntaxLexer *self,
                        const char  *start,
                        const char  *end)
{
  static const char word[] = "line ";
  const char *text = start + 2 + strlen (word);

  if (end < text || memcmp (start + 2, word, strlen (word)) != 0)
    return;
  if (start[1] == '*')
    note (self, text, end - 2, end);
  else if (start == self->source->text || start[-1] == '\n')
    note (self, text, end[-1] == '\r' ? end - 1 : end, end < self->end ? end + 1 : end);
}
