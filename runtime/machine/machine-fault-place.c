/* SPDX-License-Identifier: MIT */

/*
 * Where a fault is. Functions may be named without their package, methods
 * without the marks of their receiver ("Server.handle"), generic ones without
 * type arguments; then all instances are meant. The line of a func is the
 * function's place, any other stands for the first instruction on it, in every
 * function that has one there: the line of a for statement counts once for the
 * loop.
 *
 * Schedules keep a line as its distance from the function that it is in, so
 * that edits elsewhere leave it where it was.
 */

#include "machine-fault.h"

/* ---- functions ------------------------------------------------------------------------- */

/* "main.(*Server).handle[int]" → "main.Server.handle". */
static char *
dup_plain (const char *name)
{
  GString *out = g_string_new (NULL);
  int depth = 0;

  for (const char *c = name; *c != '\0'; c++)
    {
      if (*c == '[')
        depth++;
      else if (*c == ']')
        depth--;
      else if (depth == 0 && strchr ("(*)", *c) == NULL)
        g_string_append_c (out, *c);
    }
  return g_string_free (out, FALSE);
}

static gboolean
is_named (const CodeProgram *program,
          const CodeFunc    *func,
          const char        *name)
{
  const char *package = program->funcs[program->main_func].package;
  g_autofree char *plain = NULL;
  gsize len = strlen (package);

  if (strcmp (func->name, name) == 0)
    return TRUE;
  plain = dup_plain (func->name);
  return strcmp (plain, name) == 0
         || (strncmp (plain, package, len) == 0 && plain[len] == '.'
             && strcmp (plain + len + 1, name) == 0)
         || (strncmp (func->name, package, len) == 0 && func->name[len] == '.'
             && strcmp (func->name + len + 1, name) == 0);
}

/* The first function of the name, or NULL; its entry and those of other instances are listed. */
static const CodeFunc *
find_func (const CodeProgram *program,
           const char        *name,
           GArray            *pcs) /* or NULL */
{
  const CodeFunc *found = NULL;

  for (guint i = 0; i < program->n_funcs; i++)
    {
      const CodeFunc *func = &program->funcs[i];

      if (func->flags & CODE_FUNC_WRAPPER || !is_named (program, func, name))
        continue;
      if (found == NULL)
        found = func;
      if (pcs != NULL)
        g_array_append_val (pcs, func->entry_pc);
    }
  return found;
}

/* How many letters must be put in, taken out or changed; both are short. */
static guint
distance (const char *a,
          const char *b)
{
  gsize n = strlen (b);
  g_autofree guint *row = g_new (guint, n + 1);

  for (gsize k = 0; k <= n; k++)
    row[k] = (guint) k;
  for (gsize i = 0; a[i] != '\0'; i++)
    {
      guint corner = row[0]++;

      for (gsize k = 0; k < n; k++)
        {
          guint changed = corner + (a[i] != b[k]);

          corner = row[k + 1];
          row[k + 1] = MIN (changed, 1 + MIN (row[k], corner));
        }
    }
  return row[n];
}

/* The learner's own function that is spelt most like a name, or NULL if none is near. */
static const char *
find_nearest (const CodeProgram *program,
              const char        *name)
{
  const char *package = program->funcs[program->main_func].package;
  const char *best = NULL;
  guint least = (guint) strlen (name) / 2 + 1;

  for (guint i = 0; i < program->n_funcs; i++)
    {
      const CodeFunc *func = &program->funcs[i];
      g_autofree char *plain = NULL;
      guint far;

      if (func->flags & (CODE_FUNC_WRAPPER | CODE_FUNC_LIBRARY | CODE_FUNC_INIT)
          || strlen (func->name) > 200)
        continue;
      plain = dup_plain (func->name);
      far = MIN (distance (plain, name), distance (func->name, name));
      if (g_str_has_prefix (plain, package))
        far = MIN (far, distance (plain + strlen (package) + 1, name));
      if (far < least)
        {
          least = far;
          best = func->name;
        }
    }
  return best;
}

static gboolean
fail_func (const CodeProgram *program,
           const char        *name,
           GError           **error)
{
  const char *nearest = find_nearest (program, name);

  for (guint i = 0; i < program->n_natives; i++)
    if (strcmp (program->natives[i], name) == 0)
      return machine_fault_fail (error, "“%s” is a part of the machine itself; name the line that "
                                        "calls it, as in main.go:42", name);
  if (nearest != NULL)
    return machine_fault_fail (error, "“%s” is no function of the program; is %s meant?", name,
                               nearest);
  return machine_fault_fail (error, "“%s” is no function of the program; as places there are "
                                    "functions (main.main), lines (main.go:42), goroutines (G3), "
                                    "processors (P0) and “timer”", name);
}

/* ---- lines --------------------------------------------------------------------------------- */

/* The declared function, not a literal, that a line is in, or NULL. */
static const CodeFunc *
find_around (const CodeProgram *program,
             const BaseSource  *source,
             guint              line,
             guint             *out_first)
{
  const CodeFunc *best = NULL;

  for (guint i = 0; i < program->n_funcs; i++)
    {
      const CodeFunc *func = &program->funcs[i];
      BaseLocation location;

      if (func->flags & (CODE_FUNC_WRAPPER | CODE_FUNC_CLOSURE | CODE_FUNC_INIT) || func->pos == 0
          || !base_source_set_locate (program->sources, func->pos, &location)
          || location.source != source || location.line > line)
        continue;
      if (best == NULL || location.line >= *out_first)
        {
          best = func;
          *out_first = location.line;
        }
    }
  return best;
}

static const BaseSource *
find_source (const CodeProgram *program,
             const char        *name)
{
  const BaseSource *found = NULL;

  for (guint i = 0; i < base_source_set_get_n_sources (program->sources); i++)
    {
      const BaseSource *source = base_source_set_get_source (program->sources, i);
      g_autofree char *base = g_path_get_basename (source->name);

      if (strcmp (source->name, name) == 0)
        return source;
      if (found == NULL && !source->library && strcmp (base, name) == 0)
        found = source;
    }
  return found;
}

/* The line of a declaration stands for the function. */
static void
add_entries (const CodeProgram *program,
             const BaseSource  *source,
             guint              line,
             GArray            *pcs)
{
  for (guint i = 0; i < program->n_funcs; i++)
    {
      const CodeFunc *func = &program->funcs[i];
      BaseLocation location;

      if (!(func->flags & (CODE_FUNC_WRAPPER | CODE_FUNC_INIT)) && func->pos != 0
          && base_source_set_locate (program->sources, func->pos, &location)
          && location.source == source && location.line == line)
        g_array_append_val (pcs, func->entry_pc);
    }
}

/* The first instruction of a line in each function. */
static GArray *
dup_first_pcs (const CodeProgram *program,
               const BaseSource  *source,
               guint              line)
{
  g_autoptr (GArray) all = code_program_line_pcs (program, source->name, line);
  GArray *pcs = g_array_new (FALSE, FALSE, sizeof (guint32));
  const CodeFunc *last = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      guint32 pc = g_array_index (all, guint32, i);
      const CodeFunc *func = code_program_find_func (program, pc);

      if (func != last && !(func->flags & CODE_FUNC_WRAPPER))
        g_array_append_val (pcs, pc);
      last = func;
    }
  if (pcs->len == 0)
    add_entries (program, source, line, pcs);
  return pcs;
}

/* The nearest line with code, below if there is one; 0: none. */
static guint
find_line_with_code (const CodeProgram *program,
                     const BaseSource  *source,
                     guint              line)
{
  for (guint i = 1; i < MAX (line, source->n_lines); i++)
    {
      g_autoptr (GArray) below = dup_first_pcs (program, source, line + i);
      g_autoptr (GArray) above = line > i ? dup_first_pcs (program, source, line - i) : NULL;

      if (below->len > 0)
        return line + i;
      if (above != NULL && above->len > 0)
        return line - i;
    }
  return 0;
}

/* A file without its folder, if that is enough to know it by. */
static char *
dup_short_name (const CodeProgram *program,
                const BaseSource  *source)
{
  char *base = g_path_get_basename (source->name);

  if (find_source (program, base) == source)
    return base;
  g_free (base);
  return g_strdup (source->name);
}

static gboolean
take_line (MachineFault      *self,
           const CodeProgram *program,
           const BaseSource  *source,
           guint              line,
           char             **out_kept,
           GError           **error)
{
  guint first = 0;
  const CodeFunc *around = find_around (program, source, line, &first);
  g_autofree char *name = around != NULL ? dup_plain (around->name) : NULL;
  g_autofree char *file = dup_short_name (program, source);

  self->source = source;
  self->line = line;
  self->pcs = dup_first_pcs (program, source, line);
  if (self->pcs->len == 0)
    {
      guint near = find_line_with_code (program, source, line);

      if (near == 0)
        return machine_fault_fail (error, "%s:%u has no code", file, line);
      return machine_fault_fail (error, "%s:%u has no code; the nearest line that has is %u",
                                 file, line, near);
    }
  self->shown_place = g_strdup_printf ("%s:%u", file, line);
  /* Two functions of one name, such as methods of a type and of its pointer, cannot be; but a
   * receiver's marks are left out, so make sure. */
  if (around != NULL && find_func (program, name, NULL) == around)
    *out_kept = g_strdup_printf ("%s+%u", name, line - first);
  else
    *out_kept = g_strdup (self->shown_place);
  return TRUE;
}

/* Cuts a number off the end behind a mark: "main.go:42". */
static gboolean
split_number (const char *text,
              char        mark,
              char      **out_head,
              guint      *out_number)
{
  const char *at = strrchr (text, mark);
  char *end;
  guint64 number;

  if (at == NULL || at == text || !g_ascii_isdigit (at[1]))
    return FALSE;
  number = g_ascii_strtoull (at + 1, &end, 10);
  if (*end != '\0' || number > G_MAXINT)
    return FALSE;
  *out_head = g_strndup (text, (gsize) (at - text));
  *out_number = (guint) number;
  return TRUE;
}

static const BaseSource *
main_source (const CodeProgram *program)
{
  BaseLocation location = { 0 };

  base_source_set_locate (program->sources, program->funcs[program->main_func].pos, &location);
  return location.source;
}

static gboolean
find_line (MachineFault      *self,
           const CodeProgram *program,
           const char        *file,
           guint              line,
           char             **out_kept,
           GError           **error)
{
  const BaseSource *source = find_source (program, file);
  g_autofree char *name = NULL;

  if (source == NULL)
    {
      const BaseSource *meant = main_source (program);

      name = meant != NULL ? dup_short_name (program, meant) : g_strdup ("main.go");
      return machine_fault_fail (error, "“%s” is no file of the program; is %s meant?", file, name);
    }
  name = dup_short_name (program, source);
  if (line == 0 || line > source->n_lines)
    return machine_fault_fail (error, "%s:%u: the file has %u lines", name, line,
                               source->n_lines);
  return take_line (self, program, source, line, out_kept, error);
}

/* "main.charge+3": three lines below its func. */
static gboolean
find_func_line (MachineFault      *self,
                const CodeProgram *program,
                const char        *name,
                guint              below,
                char             **out_kept,
                GError           **error)
{
  const CodeFunc *func = find_func (program, name, NULL);
  BaseLocation location;

  if (func == NULL || !base_source_set_locate (program->sources, func->pos, &location))
    return fail_func (program, name, error);
  if (location.line + below > location.source->n_lines)
    return machine_fault_fail (error, "“%s+%u” lies behind the end of %s", name, below,
                               location.source->name);
  return take_line (self, program, location.source, location.line + below, out_kept, error);
}

static gboolean
find_whole_func (MachineFault      *self,
                 const CodeProgram *program,
                 const char        *name,
                 char             **out_kept,
                 GError           **error)
{
  GArray *pcs = g_array_new (FALSE, FALSE, sizeof (guint32));
  const CodeFunc *func = find_func (program, name, pcs);
  BaseLocation location = { 0 };

  self->pcs = pcs;
  if (func == NULL)
    return fail_func (program, name, error);
  self->func = g_strdup (func->name);
  if (base_source_set_locate (program->sources, func->pos, &location))
    {
      self->source = location.source;
      self->line = location.line;
    }
  self->shown_place = pcs->len > 1 ? dup_plain (func->name) : g_strdup (func->name);
  *out_kept = g_strdup (self->shown_place);
  return TRUE;
}

/* ---- goroutines and processors ------------------------------------------------------------- */

/* "0.2" is the second child of main; "3" goroutine 3. */
static gboolean
find_g (MachineFault *self,
        const char   *text)
{
  const char *at = text;
  gboolean path = text[0] == '0' || strchr (text, '.') != NULL;

  do
    {
      char *end;
      guint64 number = g_ascii_strtoull (at, &end, 10);

      if (!g_ascii_isdigit (*at) || number > G_MAXUINT32 || (*end != '.' && *end != '\0'))
        return FALSE;
      if (!path)
        self->g = (guint32) number;
      else if (at > text)
        self->path_hash = machine_random_mix (self->path_hash, number);
      else if (number != 0)
        return FALSE;
      at = *end == '.' ? end + 1 : end;
      if (*end == '\0')
        return TRUE;
    }
  while (TRUE);
}

static gboolean
find_p (MachineFault *self,
        const char   *text)
{
  char *end;
  guint64 number = g_ascii_strtoull (text, &end, 10);

  if (!g_ascii_isdigit (*text) || *end != '\0' || number >= MACHINE_MAX_PROCS)
    return FALSE;
  self->p = (guint) number;
  return TRUE;
}

gboolean
machine_fault_find_place (MachineFault      *self,
                          const CodeProgram *program,
                          const char        *text,
                          char             **out_kept,
                          GError           **error)
{
  g_autofree char *head = NULL;
  guint number = 0;

  self->place = MACHINE_FAULT_AT_CODE;
  if (text[0] == '\0')
    return machine_fault_fail (error, "behind “@” a place is expected, as in main.charge or "
                                      "main.go:42");
  if (split_number (text, ':', &head, &number))
    return find_line (self, program, head, number, out_kept, error);
  if (split_number (text, '+', &head, &number))
    return find_func_line (self, program, head, number, out_kept, error);
  if (strspn (text, "0123456789") == strlen (text) && main_source (program) != NULL)
    return find_line (self, program, main_source (program)->name,
                      (guint) MIN (g_ascii_strtoull (text, NULL, 10), G_MAXINT), out_kept, error);
  if (text[0] == 'G' && find_g (self, text + 1))
    self->place = MACHINE_FAULT_AT_G;
  else if (text[0] == 'P' && find_p (self, text + 1))
    self->place = MACHINE_FAULT_AT_P;
  else if (strcmp (text, "timer") == 0)
    self->place = MACHINE_FAULT_AT_TIMER;
  else
    return find_whole_func (self, program, text, out_kept, error);
  self->shown_place = g_strdup (text);
  *out_kept = g_strdup (text);
  return TRUE;
}
