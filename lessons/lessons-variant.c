/* SPDX-License-Identifier: MIT */

/*
 * Variants of a program, and the constants that some of them change.
 *
 * A constant is found by its declaration as gofmt writes it: "const name = value" at the line's
 * start, or "name = value" in a group that begins with "const (". That is less than Go allows, and
 * all that a lesson needs; what is not found is told, never guessed.
 */

#include "lessons-variant.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define MOST_PROCS 256

G_DEFINE_QUARK (lessons-variant-error, lessons_variant_error)

/* ---- the line ------------------------------------------------------------------------ */

static gboolean
parse_number (const char *text,
              gint64      minimum,
              gint64      maximum,
              gint64     *out_number)
{
  char *end;
  gint64 number = g_ascii_strtoll (text, &end, 10);

  if (*text == '\0' || *end != '\0' || number < minimum || number > maximum)
    return FALSE;
  *out_number = number;
  return TRUE;
}

static void
add_constant (LessonsVariant *self,
              const char     *name,
              const char     *value)
{
  LessonsConstant constant = { g_strdup (name), g_strdup (value) };

  self->constants = g_renew (LessonsConstant, self->constants, self->n_constants + 1);
  self->constants[self->n_constants++] = constant;
}

/* FALSE: the value is not one that the setting can have. */
static gboolean
take_setting (LessonsVariant *self,
              const char     *name,
              const char     *value)
{
  static const char *const policies[] = { "go", "fifo", "random", NULL };
  gint64 number;

  if (*value == '\0')
    return FALSE;
  if (strcmp (name, "procs") == 0)
    {
      if (!parse_number (value, 1, MOST_PROCS, &number))
        return FALSE;
      self->procs = number;
    }
  else if (strcmp (name, "seed") == 0)
    {
      if (!parse_number (value, 0, G_MAXINT64, &number))
        return FALSE;
      self->seed = number;
    }
  else if (strcmp (name, "policy") == 0)
    {
      if (!g_strv_contains (policies, value))
        return FALSE;
      g_free (self->policy);
      self->policy = g_strdup (value);
    }
  else
    add_constant (self, name, value);
  return TRUE;
}

static gboolean
is_name (const char *text)
{
  if (!g_ascii_isalpha (*text) && *text != '_')
    return FALSE;
  while (g_ascii_isalnum (*text) || *text == '_')
    text++;
  return *text == '\0';
}

/* FALSE: the word is neither a name at the line's start nor a setting. */
static gboolean
take_word (LessonsVariant *self,
           const char     *word,
           gboolean        first)
{
  const char *equals = strchr (word, '=');
  g_autofree char *name = NULL;

  if (equals == NULL)
    {
      if (first)
        self->program = g_strdup (word);
      return first;
    }
  name = g_strndup (word, (gsize) (equals - word));
  return is_name (name) && take_setting (self, name, equals + 1);
}

/**
 * lessons_variant_parse:
 * @text: a line such as "buffered procs=4"
 * @error: return location
 *
 * Reads a variant. Whether there are such a program and such constants is for others to see.
 *
 * Errors: %LESSONS_VARIANT_ERROR_SETTING, naming the word.
 *
 * Returns: (transfer full) (nullable): the variant
 */
LessonsVariant *
lessons_variant_parse (const char *text,
                       GError    **error)
{
  g_autoptr (LessonsVariant) self = g_new0 (LessonsVariant, 1);
  g_auto (GStrv) words = NULL;
  gboolean first = TRUE;

  g_return_val_if_fail (text != NULL, NULL);

  self->seed = -1;
  words = g_strsplit_set (text, " ,\t", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (!take_word (self, words[i], first))
        {
          g_set_error (error, LESSONS_VARIANT_ERROR, LESSONS_VARIANT_ERROR_SETTING,
                       _("“%s”: not procs=1 to 256, policy=go, fifo or random, seed=N, or "
                         "CONSTANT=VALUE"),
                       words[i]);
          return NULL;
        }
      first = FALSE;
    }
  return g_steal_pointer (&self);
}

/**
 * lessons_variant_copy:
 * @self: a variant
 *
 * Returns: (transfer full): one that is equal
 */
LessonsVariant *
lessons_variant_copy (const LessonsVariant *self)
{
  LessonsVariant *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->program = g_strdup (self->program);
  copy->policy = g_strdup (self->policy);
  copy->constants = NULL;
  copy->n_constants = 0;
  for (guint i = 0; i < self->n_constants; i++)
    add_constant (copy, self->constants[i].name, self->constants[i].value);
  return copy;
}

/**
 * lessons_variant_free:
 * @self: (nullable): a variant
 */
void
lessons_variant_free (LessonsVariant *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_constants; i++)
    {
      g_free (self->constants[i].name);
      g_free (self->constants[i].value);
    }
  g_free (self->constants);
  g_free (self->program);
  g_free (self->policy);
  g_free (self);
}

/**
 * lessons_variant_to_text:
 * @self: a variant
 *
 * Returns: (transfer full): the line that lessons_variant_parse() reads it from
 */
char *
lessons_variant_to_text (const LessonsVariant *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (self->program);
  if (self->procs > 0)
    g_string_append_printf (text, " procs=%u", self->procs);
  if (self->policy != NULL)
    g_string_append_printf (text, " policy=%s", self->policy);
  if (self->seed >= 0)
    g_string_append_printf (text, " seed=%" G_GINT64_FORMAT, self->seed);
  for (guint i = 0; i < self->n_constants; i++)
    g_string_append_printf (text, " %s=%s", self->constants[i].name, self->constants[i].value);
  return g_strchug (g_string_free (text, FALSE));
}

/* ---- constants ----------------------------------------------------------------------- */

static const char *
skip_blanks (const char *p)
{
  while (*p == ' ' || *p == '\t')
    p++;
  return p;
}

/* If the text goes on with the name, "=" and a value, where the value begins and ends. */
static gboolean
match_value (const char  *p,
             const char  *name,
             const char **out_start,
             const char **out_end)
{
  const char *end, *comment;
  gsize len = strlen (name);

  p = skip_blanks (p);
  if (strncmp (p, name, len) != 0)
    return FALSE;
  p = skip_blanks (p + len);
  if (*p != '=')
    return FALSE;
  p = skip_blanks (p + 1);
  end = p + strcspn (p, "\r\n");
  comment = g_strstr_len (p, end - p, "//");
  if (comment != NULL)
    end = comment;
  while (end > p && (end[-1] == ' ' || end[-1] == '\t'))
    end--;
  *out_start = p;
  *out_end = end;
  return end > p;
}

static gboolean
find_value (const char  *text,
            const char  *name,
            const char **out_start,
            const char **out_end)
{
  gboolean in_group = FALSE;

  for (const char *line = text; line != NULL; line = strchr (line, '\n'))
    {
      if (*line == '\n')
        line++;
      if (in_group && *line == ')')
        in_group = FALSE;
      else if (in_group && match_value (line, name, out_start, out_end))
        return TRUE;
      else if (g_str_has_prefix (line, "const ("))
        in_group = TRUE;
      else if (g_str_has_prefix (line, "const ")
               && match_value (line + strlen ("const "), name, out_start, out_end))
        return TRUE;
    }
  return FALSE;
}

/**
 * lessons_constant_set:
 * @text: a Go source
 * @name: of a constant of the package
 * @value: what it is to be
 *
 * Returns: (transfer full) (nullable): the source with that value, as many lines as before
 */
char *
lessons_constant_set (const char *text,
                      const char *name,
                      const char *value)
{
  const char *start, *end;
  GString *out;

  g_return_val_if_fail (text != NULL && name != NULL && value != NULL, NULL);

  if (!find_value (text, name, &start, &end))
    return NULL;
  out = g_string_new_len (text, start - text);
  g_string_append (out, value);
  g_string_append (out, end);
  return g_string_free (out, FALSE);
}

/**
 * lessons_constant_dup_value:
 * @text: a Go source
 * @name: of a constant of the package
 *
 * Returns: (transfer full) (nullable): its value, as the source says it
 */
char *
lessons_constant_dup_value (const char *text,
                            const char *name)
{
  const char *start, *end;

  g_return_val_if_fail (text != NULL && name != NULL, NULL);

  return find_value (text, name, &start, &end) ? g_strndup (start, (gsize) (end - start)) : NULL;
}

/**
 * lessons_variant_set_constants:
 * @self: a variant
 * @texts: (inout) (array length=n_texts): the files of its program
 * @n_texts: how many
 * @error: return location
 *
 * Gives the constants that the variant names their values.
 *
 * Errors: %LESSONS_VARIANT_ERROR_CONSTANT, naming the first that no file declares.
 *
 * Returns: whether all were found
 */
gboolean
lessons_variant_set_constants (const LessonsVariant *self,
                               char                **texts,
                               guint                 n_texts,
                               GError              **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->n_constants; i++)
    {
      const LessonsConstant *constant = &self->constants[i];
      gboolean found = FALSE;

      for (guint k = 0; k < n_texts && !found; k++)
        {
          char *changed = lessons_constant_set (texts[k], constant->name, constant->value);

          found = changed != NULL;
          if (found)
            {
              g_free (texts[k]);
              texts[k] = changed;
            }
        }
      if (!found)
        {
          g_set_error (error, LESSONS_VARIANT_ERROR, LESSONS_VARIANT_ERROR_CONSTANT,
                       _("the program has no constant “%s” of its package"), constant->name);
          return FALSE;
        }
    }
  return TRUE;
}
