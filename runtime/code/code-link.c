/* SPDX-License-Identifier: MIT */

/*
 * Linking: the compiled functions are laid one after another in the order of
 * their indices, positions inside of them become positions in the program, and
 * the tables move over. The program takes the arena, in which names and small
 * arrays lie; syntax and types, which lie there too, are not pointed to.
 */
#include "code-unit.h"

#include <string.h>

#include "code-fn.h"

/* Compiles everything that can be reached; the entry function, number 0, last. */
void
code_unit_compile (CodeUnit *self)
{
  for (guint next = 1; next < self->chunks->len; next++)
    code_fn_compile_chunk (self, next);
  code_fn_compile_chunk (self, 0);
}

static gpointer
copy_to_arena (BaseArena    *arena,
               gconstpointer data,
               gsize         n_bytes)
{
  gpointer copy = base_arena_alloc (arena, MAX (n_bytes, 1));

  if (n_bytes > 0)
    memcpy (copy, data, n_bytes);
  return copy;
}

static char *
copy_name (BaseArena  *arena,
           const char *name)
{
  return name != NULL ? base_arena_strdup (arena, name) : NULL;
}

static void
link_vars (CodeProgram *program,
           CodeFunc    *func)
{
  func->vars = copy_to_arena (program->arena, func->vars, func->n_vars * sizeof (CodeVar));
  for (guint32 i = 0; i < func->n_vars; i++)
    {
      func->vars[i].name = copy_name (program->arena, func->vars[i].name);
      func->vars[i].start_pc += func->entry_pc;
      func->vars[i].end_pc += func->entry_pc;
    }
}

static void
link_code (CodeUnit    *self,
           CodeProgram *program,
           GArray      *sites)
{
  guint32 at = 0;

  for (guint i = 0; i < self->chunks->len; i++)
    program->n_code += code_unit_get_chunk (self, i)->n_code;
  program->code = g_new (CodeInstr, program->n_code);
  program->positions = g_new (BasePos, program->n_code);
  program->n_funcs = self->chunks->len;
  program->funcs = g_new (CodeFunc, program->n_funcs);
  for (guint i = 0; i < self->chunks->len; i++)
    {
      const CodeChunk *chunk = code_unit_get_chunk (self, i);
      CodeFunc        *func = &program->funcs[i];

      memcpy (program->code + at, chunk->code, chunk->n_code * sizeof (CodeInstr));
      memcpy (program->positions + at, chunk->positions, chunk->n_code * sizeof (BasePos));
      for (guint32 j = 0; j < chunk->n_sites; j++)
        {
          CodeSite site = { chunk->sites[j].pc + at, copy_name (program->arena,
                                                               chunk->sites[j].name) };

          g_array_append_val (sites, site);
        }
      *func = chunk->func;
      func->name = copy_name (program->arena, func->name);
      func->package = copy_name (program->arena, func->package);
      func->entry_pc = at;
      func->recover_pc += at;
      link_vars (program, func);
      at += chunk->n_code;
      func->end_pc = at;
    }
}

static void
link_type (CodeProgram *program,
           CodeType    *type)
{
  BaseArena *arena = program->arena;

  type->name = copy_name (arena, type->name);
  type->package = copy_name (arena, type->package);
  if (type->pointer_bits != NULL)
    type->pointer_bits = copy_to_arena (arena, type->pointer_bits,
                                        (type->n_slots + 63) / 64 * sizeof (guint64));
  type->fields = copy_to_arena (arena, type->fields, type->n_fields * sizeof (CodeField));
  for (guint32 i = 0; i < type->n_fields; i++)
    {
      type->fields[i].name = copy_name (arena, type->fields[i].name);
      type->fields[i].package = copy_name (arena, type->fields[i].package);
      type->fields[i].tag = copy_name (arena, type->fields[i].tag);
    }
  type->methods = copy_to_arena (arena, type->methods, type->n_methods * sizeof (CodeMethod));
}

static void
link_types (CodeUnit    *self,
            CodeProgram *program)
{
  code_unit_finish_types (self);
  program->n_types = self->types->len;
  program->types = g_memdup2 (self->types->data, self->types->len * sizeof (CodeType));
  for (guint32 i = 1; i < program->n_types; i++)
    link_type (program, &program->types[i]);
  program->n_selectors = self->selectors->len;
  program->selectors = g_memdup2 (self->selectors->data,
                                  self->selectors->len * sizeof (CodeSelector));
  for (guint32 i = 0; i < program->n_selectors; i++)
    {
      program->selectors[i].name = copy_name (program->arena, program->selectors[i].name);
      program->selectors[i].package = copy_name (program->arena, program->selectors[i].package);
    }
}

#define MOVE_ARRAY(program, n, field, array)                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gsize count_;                                                                                  \
    (program)->field = g_array_steal (array, &count_);                                             \
    (program)->n = (guint32) count_;                                                               \
  }                                                                                                \
  G_STMT_END

static void
link_tables (CodeUnit    *self,
             CodeProgram *program)
{
  MOVE_ARRAY (program, n_constants, constants, self->constants);
  MOVE_ARRAY (program, n_slices, slices, self->slices);
  MOVE_ARRAY (program, n_selects, selects, self->selects);
  MOVE_ARRAY (program, n_jump_tables, jump_tables, self->jump_tables);
  MOVE_ARRAY (program, n_globals, globals, self->globals);
  MOVE_ARRAY (program, n_strings, string_offsets, self->string_offsets);
  program->n_strings--;
  program->string_data_len = (guint32) self->string_data->len;
  program->string_data = g_memdup2 (self->string_data->str, self->string_data->len + 1);
  for (guint32 i = 0; i < program->n_selects; i++)
    program->selects[i].cases
      = copy_to_arena (program->arena, program->selects[i].cases,
                       program->selects[i].n_cases * sizeof (CodeSelectCase));
  for (guint32 i = 0; i < program->n_globals; i++)
    program->globals[i].name = copy_name (program->arena, program->globals[i].name);
  program->globals_bytes = (guint32) ((self->globals_bytes + 7) / 8 * 8);
  program->n_natives = self->natives->len;
  program->natives = g_new0 (char *, self->natives->len + 1);
  for (guint i = 0; i < self->natives->len; i++)
    program->natives[i] = copy_name (program->arena, g_ptr_array_index (self->natives, i));
}

/* The finished program; it owns `sources` from now on. Every type it names exists already. */
CodeProgram *
code_unit_link (CodeUnit      *self,
                BaseSourceSet *sources)
{
  CodeProgram *program = g_new0 (CodeProgram, 1);
  GArray      *sites = g_array_new (FALSE, FALSE, sizeof (CodeSite));

  program->ref_count = 1;
  program->sources = sources;
  program->arena = base_arena_new ();
  program->go_minor = self->go_minor;
  program->type_string = code_unit_type (self, types_basic (TYPES_STRING));
  program->type_int = code_unit_type (self, types_basic (TYPES_INT));
  program->type_error = code_unit_type (self, types_error_type ());
  program->type_runtime_error = code_unit_type (self, self->runtime_error);
  program->type_bytes
    = code_unit_type (self, code_type_new_slice (self, types_basic (TYPES_UINT8)));
  program->entry_func = 0;
  program->main_func = self->main_func;
  link_code (self, program, sites);
  link_types (self, program);
  link_tables (self, program);
  program->n_sites = sites->len;
  program->sites = (CodeSite *) g_array_free (sites, FALSE);
  return program;
}
