/* SPDX-License-Identifier: MIT */

/*
 * A source set is an array of files ordered by the position of their first
 * byte; locating a position is a binary search for the file, then for the
 * line. One position is left free between files, so that the end of a file
 * (where "unexpected EOF" is reported) belongs to it alone.
 */
#include "base-source.h"

#include <string.h>

struct _BaseSourceSet
{
  GPtrArray *sources; /* BaseSource */
  BasePos    next;
};

static void
mark_clear (gpointer data)
{
  g_free (((BaseLineMark *) data)->name);
}

static void
source_free (gpointer data)
{
  BaseSource *source = data;

  g_free (source->name);
  g_free (source->text);
  g_free (source->lines);
  g_array_unref (source->marks);
  g_free (source);
}

/**
 * base_source_set_new:
 *
 * Returns: (transfer full): an empty set
 */
BaseSourceSet *
base_source_set_new (void)
{
  BaseSourceSet *self = g_new0 (BaseSourceSet, 1);

  self->sources = g_ptr_array_new_with_free_func (source_free);
  self->next = 1;
  return self;
}

/**
 * base_source_set_free:
 * @self: (nullable): a set
 */
void
base_source_set_free (BaseSourceSet *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->sources);
  g_free (self);
}

static void
index_lines (BaseSource *source)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 start = 0;
  const char *end = source->text + source->len;

  g_array_append_val (lines, start);
  for (const char *p = source->text; (p = memchr (p, '\n', end - p)) != NULL;)
    {
      start = ++p - source->text;
      g_array_append_val (lines, start);
    }
  source->n_lines = lines->len;
  source->lines = (guint32 *) (gpointer) g_array_free (lines, FALSE);
}

/**
 * base_source_set_add:
 * @self: a set
 * @name: name for messages
 * @text: (array length=len): the text
 * @len: bytes, or -1 if NUL-terminated
 *
 * Adds a file; its text is copied.
 *
 * Errors: none, but all texts together must stay below 4 GiB.
 *
 * Returns: (transfer none): the file, valid as long as the set
 */
BaseSource *
base_source_set_add (BaseSourceSet *self,
                     const char    *name,
                     const char    *text,
                     gssize         len)
{
  BaseSource *source = g_new0 (BaseSource, 1);

  source->len = len < 0 ? strlen (text) : (gsize) len;
  g_assert (source->len < G_MAXUINT32 - self->next - 1);
  source->name = g_strdup (name);
  source->text = g_malloc (source->len + 1);
  if (source->len > 0)
    memcpy (source->text, text, source->len);
  source->text[source->len] = '\0';
  source->base = self->next;
  source->marks = g_array_new (FALSE, FALSE, sizeof (BaseLineMark));
  g_array_set_clear_func (source->marks, mark_clear);
  self->next += source->len + 2;
  index_lines (source);
  g_ptr_array_add (self->sources, source);
  return source;
}

/**
 * base_source_set_get_n_sources:
 * @self: a set
 *
 * Returns: the number of files
 */
guint
base_source_set_get_n_sources (const BaseSourceSet *self)
{
  return self->sources->len;
}

/**
 * base_source_set_get_source:
 * @self: a set
 * @index: below the number of files
 *
 * Returns: (transfer none): the file added as @index-th
 */
const BaseSource *
base_source_set_get_source (const BaseSourceSet *self,
                            guint                index)
{
  g_return_val_if_fail (index < self->sources->len, NULL);

  return g_ptr_array_index (self->sources, index);
}

static const BaseSource *
find_source (const BaseSourceSet *self,
             BasePos              pos)
{
  guint low = 0, high = self->sources->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const BaseSource *source = g_ptr_array_index (self->sources, middle);

      if (pos < source->base)
        high = middle;
      else if (pos > source->base + source->len)
        low = middle + 1;
      else
        return source;
    }
  return NULL;
}

/* The line, from 1, that holds the byte. */
static guint
find_line (const BaseSource *source,
           guint32           offset)
{
  guint low = 0, high = source->n_lines;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (source->lines[middle] <= offset)
        low = middle;
      else
        high = middle;
    }
  return low + 1;
}

/**
 * base_source_set_locate:
 * @self: a set
 * @pos: a position
 * @out_location: (out): where it lies; untouched if nowhere
 *
 * Cost: logarithmic in files and lines.
 *
 * Returns: whether @pos lies in a file of the set
 */
gboolean
base_source_set_locate (const BaseSourceSet *self,
                        BasePos              pos,
                        BaseLocation        *out_location)
{
  const BaseSource *source = find_source (self, pos);
  guint32 offset;

  if (source == NULL)
    return FALSE;

  offset = pos - source->base;
  out_location->source = source;
  out_location->line = find_line (source, offset);
  out_location->column = offset - source->lines[out_location->line - 1] + 1;
  return TRUE;
}

/* ---- //line directives ------------------------------------------------------------- */

/**
 * base_source_mark:
 * @self: a file
 * @offset: the first byte that is meant
 * @name: the file that it is told to be in
 * @line: the line that it is told to be on
 * @column: the same for the column; 0 if columns are not to be told
 *
 * Notes a //line directive, which the position of @self does not depend on.
 * A directive at or before one that is known is that one: a lexer that goes
 * back meets them again.
 */
void
base_source_mark (const BaseSource *self,
                  guint32           offset,
                  const char       *name,
                  guint             line,
                  guint             column)
{
  BaseLineMark mark = { offset, line, column, NULL };

  if (self->marks->len > 0
      && g_array_index (self->marks, BaseLineMark, self->marks->len - 1).offset >= offset)
    return;
  mark.name = g_strdup (name);
  g_array_append_val (self->marks, mark);
}

/* The last directive at or before offset. */
static const BaseLineMark *
find_mark (const BaseSource *source,
           guint32           offset)
{
  guint low = 0, high = source->marks->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (source->marks, BaseLineMark, middle).offset <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? &g_array_index (source->marks, BaseLineMark, low - 1) : NULL;
}

/**
 * base_location_tell:
 * @self: a place
 * @out_told: (out): what messages call it
 */
void
base_location_tell (const BaseLocation *self,
                    BaseTold           *out_told)
{
  const BaseSource *source = self->source;
  guint32 offset = source->lines[self->line - 1] + self->column - 1;
  const BaseLineMark *mark = find_mark (source, offset);
  guint start;

  if (mark == NULL)
    {
      *out_told = (BaseTold){ source->name, self->line, self->column };
      return;
    }
  start = find_line (source, mark->offset);
  out_told->name = mark->name;
  out_told->line = mark->line + (self->line - start);
  out_told->column = self->column;
  if (mark->column == 0)
    out_told->column = 0;
  else if (self->line == start)
    out_told->column = mark->column + (offset - mark->offset);
}

/**
 * base_source_set_tell:
 * @self: a set
 * @pos: a position
 * @out_told: (out): what messages call it; untouched if it lies nowhere
 *
 * Returns: whether @pos lies in a file of the set
 */
gboolean
base_source_set_tell (const BaseSourceSet *self,
                      BasePos              pos,
                      BaseTold            *out_told)
{
  BaseLocation location;

  if (!base_source_set_locate (self, pos, &location))
    return FALSE;
  base_location_tell (&location, out_told);
  return TRUE;
}

/**
 * base_told_print:
 * @self: a place
 * @out: receives it
 */
void
base_told_print (const BaseTold *self,
                 GString        *out)
{
  g_string_append_printf (out, "%s:%u", self->name, self->line);
  if (self->column > 0)
    g_string_append_printf (out, ":%u", self->column);
}

/**
 * base_source_get_line_pos:
 * @self: a file
 * @line: from 1
 *
 * Returns: the position of the line's first byte, or 0 if there is no such line
 */
BasePos
base_source_get_line_pos (const BaseSource *self,
                          guint             line)
{
  if (line < 1 || line > self->n_lines)
    return 0;
  return self->base + self->lines[line - 1];
}
