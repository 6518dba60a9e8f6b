/* SPDX-License-Identifier: MIT */

/*
 * The compiled program as an immutable, shared object, and the questions tools
 * ask about a place in its code. Functions lie one after another in the order
 * of their indices, and sites are sorted by pc, so both are found by binary
 * search.
 */
#include "code-program.h"

#include <string.h>

/**
 * code_program_ref:
 * @self: a program
 *
 * Returns: (transfer full): @self
 */
CodeProgram *
code_program_ref (CodeProgram *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_int_inc (&self->ref_count);
  return self;
}

static void
free_program (CodeProgram *self)
{
  base_source_set_free (self->sources);
  g_free (self->code);
  g_free (self->positions);
  g_free (self->funcs);
  g_free (self->types);
  g_free (self->selectors);
  g_free (self->constants);
  g_free (self->string_data);
  g_free (self->string_offsets);
  g_free (self->jump_tables);
  g_free (self->slices);
  g_free (self->selects);
  g_free (self->natives);
  g_free (self->globals);
  g_free (self->sites);
  base_arena_free (self->arena);
  g_free (self);
}

/**
 * code_program_unref:
 * @self: (transfer full) (nullable): a program
 */
void
code_program_unref (CodeProgram *self)
{
  if (self != NULL && g_atomic_int_dec_and_test (&self->ref_count))
    free_program (self);
}

/**
 * code_program_find_func:
 * @self: a program
 * @pc: a place in its code
 *
 * Cost: logarithmic in the number of functions.
 *
 * Returns: (transfer none) (nullable): the function whose code holds @pc
 */
const CodeFunc *
code_program_find_func (const CodeProgram *self,
                        guint32            pc)
{
  guint32 low = 0, high = self->n_funcs;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (self->funcs[middle].end_pc <= pc)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == self->n_funcs || pc < self->funcs[low].entry_pc)
    return NULL;
  return &self->funcs[low];
}

/**
 * code_program_find_site:
 * @self: a program
 * @pc: the place of an allocating instruction
 *
 * Returns: (transfer none) (nullable): the name under which the learner knows what is made there
 */
const char *
code_program_find_site (const CodeProgram *self,
                        guint32            pc)
{
  guint32 low = 0, high = self->n_sites;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (self->sites[middle].pc < pc)
        low = middle + 1;
      else
        high = middle;
    }
  return low < self->n_sites && self->sites[low].pc == pc ? self->sites[low].name : NULL;
}

/**
 * code_program_locate:
 * @self: a program
 * @pc: a place in its code
 * @out_location: (out caller-allocates): file, line and column
 *
 * Returns: whether the instruction belongs to a place in the source
 */
gboolean
code_program_locate (const CodeProgram *self,
                     guint32            pc,
                     BaseLocation      *out_location)
{
  if (pc >= self->n_code || self->positions[pc] == 0)
    return FALSE;
  return base_source_set_locate (self->sources, self->positions[pc], out_location);
}

/**
 * code_program_tell:
 * @self: a program
 * @pc: a place in its code
 * @out_told: (out caller-allocates): what tracebacks call it, //line directives honoured
 *
 * Returns: whether the instruction belongs to a place in the source
 */
gboolean
code_program_tell (const CodeProgram *self,
                   guint32            pc,
                   BaseTold          *out_told)
{
  if (pc >= self->n_code || self->positions[pc] == 0)
    return FALSE;
  return base_source_set_tell (self->sources, self->positions[pc], out_told);
}

/**
 * code_program_find_type:
 * @self: a program
 * @name: a type as %T prints it
 *
 * Returns: its index, 0 if the program has no such type
 */
guint32
code_program_find_type (const CodeProgram *self,
                        const char        *name)
{
  for (guint32 i = 1; i < self->n_types; i++)
    {
      if (g_strcmp0 (self->types[i].name, name) == 0)
        return i;
    }
  return 0;
}

static const BaseSource *
find_source (const CodeProgram *self,
             const char        *file)
{
  for (guint i = 0; i < base_source_set_get_n_sources (self->sources); i++)
    {
      const BaseSource *source = base_source_set_get_source (self->sources, i);

      if (strcmp (source->name, file) == 0)
        return source;
    }
  return NULL;
}

/**
 * code_program_line_pcs:
 * @self: a program
 * @file: a file's name, as in messages
 * @line: a line, from 1
 *
 * Lists the first pc of each run of instructions that belong to the line; a
 * for statement's line has several. Instructions made by the compiler do not
 * end a run.
 *
 * Returns: (transfer full) (element-type guint32): the pcs, ascending; may be empty
 */
GArray *
code_program_line_pcs (const CodeProgram *self,
                       const char        *file,
                       guint              line)
{
  GArray           *pcs = g_array_new (FALSE, FALSE, sizeof (guint32));
  const BaseSource *source = find_source (self, file);
  BasePos           first, end;

  if (source == NULL || line == 0 || line > source->n_lines)
    return pcs;
  first = base_source_get_line_pos (source, line);
  end = line < source->n_lines ? base_source_get_line_pos (source, line + 1)
                               : source->base + (BasePos) source->len + 1;

  for (guint32 i = 0; i < self->n_funcs; i++)
    {
      const CodeFunc *func = &self->funcs[i];
      gboolean        inside = FALSE;

      for (guint32 pc = func->entry_pc; pc < func->end_pc; pc++)
        {
          BasePos pos = self->positions[pc];

          if (pos == 0)
            continue;
          if (!inside && pos >= first && pos < end)
            g_array_append_val (pcs, pc);
          inside = pos >= first && pos < end;
        }
    }
  return pcs;
}
