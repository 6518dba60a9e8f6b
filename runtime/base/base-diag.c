/* SPDX-License-Identifier: MIT */

/*
 * Diagnostics are collected in the order of discovery and put into the order
 * of the text when the list is finished. As gc does, a line gets one syntax
 * error at most, and no message twice.
 */
#include "base-diag.h"

#include <stdlib.h>
#include <string.h>

struct _BaseDiagList
{
  const BaseSourceSet *sources;
  GArray              *diags; /* BaseDiag */
};

static void
diag_clear (gpointer data)
{
  g_free (((BaseDiag *) data)->message);
}

/**
 * base_diag_list_new:
 * @sources: (transfer none): the files; must outlive the list
 *
 * Returns: (transfer full): an empty list
 */
BaseDiagList *
base_diag_list_new (const BaseSourceSet *sources)
{
  BaseDiagList *self = g_new0 (BaseDiagList, 1);

  self->sources = sources;
  self->diags = g_array_new (FALSE, FALSE, sizeof (BaseDiag));
  g_array_set_clear_func (self->diags, diag_clear);
  return self;
}

/**
 * base_diag_list_free:
 * @self: (nullable): a list
 */
void
base_diag_list_free (BaseDiagList *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->diags);
  g_free (self);
}

/**
 * base_diag_list_add:
 * @self: a list
 * @severity: error or warning
 * @pos: where, 0 for the program as a whole
 * @format: the message, printf-like, in gc's wording
 */
void
base_diag_list_add (BaseDiagList *self,
                    BaseSeverity  severity,
                    BasePos       pos,
                    const char   *format,
                    ...)
{
  BaseDiag diag = { pos, severity, NULL };
  va_list args;

  va_start (args, format);
  diag.message = g_strdup_vprintf (format, args);
  va_end (args);
  g_array_append_val (self->diags, diag);
}

typedef struct
{
  const BaseSource *source;
  guint             line;
} Place;

static Place
locate (const BaseDiagList *self,
        BasePos             pos)
{
  BaseLocation location;

  if (!base_source_set_locate (self->sources, pos, &location))
    return (Place){ NULL, 0 };
  return (Place){ location.source, location.line };
}

/* By position; g_array_sort() keeps the order of discovery where positions are equal. */
static int
compare_diags (gconstpointer a,
               gconstpointer b)
{
  const BaseDiag *one = a, *two = b;

  return one->pos < two->pos ? -1 : one->pos > two->pos;
}

/* Whether gc would swallow `diag` behind `kept` on the same line. */
static gboolean
is_repeated (const BaseDiag *kept,
             const BaseDiag *diag)
{
  return (g_str_has_prefix (kept->message, "syntax error")
          && g_str_has_prefix (diag->message, "syntax error"))
         || strcmp (kept->message, diag->message) == 0;
}

/**
 * base_diag_list_finish:
 * @self: a list
 * @max_per_file: how many messages a file may have; 0 for any number
 *
 * Sorts by position, drops repetitions, and cuts what a file has over the
 * limit, with gc's closing "too many errors".
 */
void
base_diag_list_finish (BaseDiagList *self,
                       guint         max_per_file)
{
  g_autoptr (GArray) all = g_steal_pointer (&self->diags);
  Place last = { NULL, 0 };
  guint n_in_file = 0;

  g_array_sort (all, compare_diags);
  self->diags = g_array_new (FALSE, FALSE, sizeof (BaseDiag));
  g_array_set_clear_func (self->diags, diag_clear);
  for (guint i = 0; i < all->len; i++)
    {
      BaseDiag *diag = &g_array_index (all, BaseDiag, i);
      Place place = locate (self, diag->pos);

      if (place.source != last.source)
        n_in_file = 0;
      else if (place.source != NULL && place.line == last.line && self->diags->len > 0
               && is_repeated (&g_array_index (self->diags, BaseDiag, self->diags->len - 1), diag))
        continue;
      last = place;
      if (max_per_file > 0 && n_in_file == max_per_file)
        base_diag_list_add (self, BASE_DIAG_ERROR, diag->pos, "too many errors");
      if (max_per_file == 0 || n_in_file < max_per_file)
        {
          BaseDiag kept = *diag;

          diag->message = NULL;
          g_array_append_val (self->diags, kept);
        }
      n_in_file++;
    }
}

/**
 * base_diag_list_get_sources:
 * @self: a list
 *
 * Returns: (transfer none): the files that its positions are in
 */
const BaseSourceSet *
base_diag_list_get_sources (const BaseDiagList *self)
{
  return self->sources;
}

/**
 * base_diag_list_get_n:
 * @self: a list
 *
 * Returns: the number of messages
 */
guint
base_diag_list_get_n (const BaseDiagList *self)
{
  return self->diags->len;
}

/**
 * base_diag_list_get_n_errors:
 * @self: a list
 *
 * Returns: the number of errors, warnings left out
 */
guint
base_diag_list_get_n_errors (const BaseDiagList *self)
{
  guint n = 0;

  for (guint i = 0; i < self->diags->len; i++)
    n += g_array_index (self->diags, BaseDiag, i).severity == BASE_DIAG_ERROR;
  return n;
}

/**
 * base_diag_list_get:
 * @self: a list
 * @index: below the number of messages
 *
 * Returns: (transfer none): the message
 */
const BaseDiag *
base_diag_list_get (const BaseDiagList *self,
                    guint               index)
{
  g_return_val_if_fail (index < self->diags->len, NULL);

  return &g_array_index (self->diags, BaseDiag, index);
}

/* The source line, cut around the column where it is very long, and a caret under the column. */
static void
print_caret (const BaseLocation *location,
             GString            *out)
{
  const BaseSource *source = location->source;
  const gsize max_before = 100, max_after = 60;
  gsize start = source->lines[location->line - 1];
  gsize at = start + location->column - 1;
  const char *newline = memchr (source->text + start, '\n', source->len - start);
  gsize end = newline != NULL ? (gsize) (newline - source->text) : source->len;
  g_autofree char *line = NULL;

  if (at > end)
    at = end;
  if (at - start > max_before)
    start = at - max_before;
  if (end - at > max_after)
    end = at + max_after;
  line = g_utf8_make_valid (source->text + start, end - start);
  g_string_append_printf (out, "    %s\n    ", line);
  for (gsize i = start; i < at; i++)
    {
      guchar byte = source->text[i];

      if (byte == '\t')
        g_string_append_c (out, '\t');
      else if ((byte & 0xc0) != 0x80)
        g_string_append (out, byte >= 0xe3 && byte < 0xf0 ? "  " : " ");
    }
  g_string_append (out, "^\n");
}

/**
 * base_diag_list_print:
 * @self: a list
 * @carets: also show the source line with a caret below
 * @out: receives the text
 *
 * One "file:line:col: message" per diagnostic, as gc prints them; wide (CJK)
 * characters count two columns for the caret.
 */
void
base_diag_list_print (const BaseDiagList *self,
                      gboolean            carets,
                      GString            *out)
{
  for (guint i = 0; i < self->diags->len; i++)
    {
      const BaseDiag *diag = &g_array_index (self->diags, BaseDiag, i);
      const char *kind = diag->severity == BASE_DIAG_WARNING ? "warning: " : "";
      BaseLocation location;

      if (strcmp (diag->message, "too many errors") == 0)
        {
          g_string_append (out, "too many errors\n");
          continue;
        }
      if (!base_source_set_locate (self->sources, diag->pos, &location))
        {
          g_string_append_printf (out, "%s%s\n", kind, diag->message);
          continue;
        }
      g_string_append_printf (out, "%s:%u:%u: %s%s\n", location.source->name, location.line,
                              location.column, kind, diag->message);
      if (carets)
        print_caret (&location, out);
    }
}
