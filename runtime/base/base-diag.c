/* SPDX-License-Identifier: MIT */

/*
 * Diagnostics are collected in the order of discovery and put into the order
 * of the text when the list is finished. As gc does, a line gets one syntax
 * error at most, and no message twice in a row.
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

/* The line that gc counts a position to, of the file it believes to be in. */
static guint
line_of (const BaseDiagList *self,
         BasePos             pos)
{
  BaseTold told;

  return base_source_set_tell (self->sources, pos, &told) ? told.line : 0;
}

/* By position; g_array_sort() keeps the order of discovery where positions are equal. */
static int
compare_diags (gconstpointer a,
               gconstpointer b)
{
  const BaseDiag *one = a, *two = b;

  return one->pos < two->pos ? -1 : one->pos > two->pos;
}

/* The last line with a syntax error, and the last other error: what follows at once is silenced. */
typedef struct
{
  guint       syntax_line;
  guint       other_line;
  const char *other;
} Silence;

static gboolean
is_silenced (Silence        *self,
             const BaseDiag *diag,
             guint           line)
{
  gboolean silenced;

  if (g_str_has_prefix (diag->message, "syntax error"))
    {
      silenced = self->syntax_line == line && line > 0;
      self->syntax_line = line;
      return silenced;
    }
  silenced = self->other_line == line && g_strcmp0 (self->other, diag->message) == 0;
  self->other_line = line;
  self->other = diag->message;
  return silenced;
}

/* The first max_errors messages that gc would print, in the order of discovery. */
static GArray *
pick (BaseDiagList *self,
      GArray       *all,
      guint         max_errors,
      BasePos      *out_cut)
{
  GArray *picked = g_array_new (FALSE, FALSE, sizeof (BaseDiag));
  Silence silence = { 0, 0, NULL };
  guint n_errors = 0;

  g_array_set_clear_func (picked, diag_clear);
  for (guint i = 0; i < all->len && (max_errors == 0 || n_errors < max_errors); i++)
    {
      BaseDiag diag = g_array_index (all, BaseDiag, i);

      if (is_silenced (&silence, &diag, line_of (self, diag.pos)))
        continue;
      diag.message = g_strdup (diag.message);
      g_array_append_val (picked, diag);
      n_errors += diag.severity == BASE_DIAG_ERROR;
      *out_cut = diag.pos;
    }
  if (max_errors == 0 || n_errors < max_errors)
    *out_cut = 0;
  return picked;
}

/**
 * base_diag_list_finish:
 * @self: a list
 * @max_errors: at how many errors to give up; 0 for any number
 *
 * Drops repetitions, cuts the list at the limit with gc's closing "too many
 * errors", and sorts by position. As with gc, those errors are kept that were
 * found first.
 */
void
base_diag_list_finish (BaseDiagList *self,
                       guint         max_errors)
{
  g_autoptr (GArray) all = g_steal_pointer (&self->diags);
  BasePos cut = 0;

  self->diags = pick (self, all, max_errors, &cut);
  g_array_sort (self->diags, compare_diags);
  for (guint i = 1; i < self->diags->len;)
    {
      const BaseDiag *one = &g_array_index (self->diags, BaseDiag, i - 1), *two = one + 1;

      if (one->pos == two->pos && strcmp (one->message, two->message) == 0)
        g_array_remove_index (self->diags, i);
      else
        i++;
    }
  if (cut != 0)
    base_diag_list_add (self, BASE_DIAG_ERROR, cut, "too many errors");
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
 * base_diag_list_has_syntax_errors:
 * @self: a list
 *
 * Returns: whether an error says of itself that it is a syntax error
 */
gboolean
base_diag_list_has_syntax_errors (const BaseDiagList *self)
{
  for (guint i = 0; i < self->diags->len; i++)
    if (g_str_has_prefix (g_array_index (self->diags, BaseDiag, i).message, "syntax error"))
      return TRUE;
  return FALSE;
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
      BaseTold told;

      if (!base_source_set_tell (self->sources, diag->pos, &told)
          || !base_source_set_locate (self->sources, diag->pos, &location))
        {
          g_string_append_printf (out, "%s%s\n", kind, diag->message);
          continue;
        }
      base_told_print (&told, out);
      g_string_append_printf (out, ": %s%s\n", kind, diag->message);
      if (carets)
        print_caret (&location, out);
    }
}
