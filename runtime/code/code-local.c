/* SPDX-License-Identifier: MIT */

/*
 * Variables in the frame: their slots, their lives as tools see them, and the
 * blocks that end both.
 */
#include "code-place.h"

CodeLocal *
code_local_get (const TypesObject *object)
{
  g_assert (object->info != NULL);
  return object->info;
}

void
code_local_place (CodeFn    *fn,
                  CodeLocal *local)
{
  local->slot = code_temp (fn, local->is_boxed ? 1 : code_type_slots (local->type));
}

void
code_local_show (CodeFn    *fn,
                 CodeLocal *local)
{
  CodeVar var = { .name = (char *) local->name };
  guint   index = fn->vars->len;

  if (local->name == NULL || fn->is_dead)
    return;
  var.type = code_unit_type (fn->unit, local->type);
  var.slot = (guint16) local->slot;
  var.is_boxed = local->is_boxed;
  var.start_pc = fn->code->len;
  var.end_pc = G_MAXUINT32;
  g_array_append_val (fn->vars, var);
  g_array_append_val (fn->open_vars, index);
}

static void
alloc_box (CodeFn    *fn,
           CodeLocal *local)
{
  const char *site = fn->site;

  fn->site = local->name;
  code_alloc (fn, local->slot, local->type);
  fn->site = site;
}

/* Makes the heap object of a boxed variable, in its slot. */
void
code_local_box (CodeFn    *fn,
                CodeLocal *local)
{
  if (local->is_boxed)
    alloc_box (fn, local);
}

void
code_local_zero (CodeFn    *fn,
                 CodeLocal *local)
{
  if (local->is_boxed)
    alloc_box (fn, local);
  else
    code_zero (fn, local->slot, code_type_slots (local->type));
}

/* Gives a placed variable its first value, which lies in slots. */
void
code_local_init (CodeFn    *fn,
                 CodeLocal *local,
                 guint      source)
{
  CodePlace place;

  code_local_box (fn, local);
  code_place_local (local, &place);
  code_place_store (fn, &place, local->type, source);
}

void
code_block_begin (CodeFn    *fn,
                  CodeBlock *out_block)
{
  out_block->top = fn->top;
  out_block->n_open_vars = fn->open_vars->len;
}

void
code_block_end (CodeFn          *fn,
                const CodeBlock *block)
{
  for (guint i = block->n_open_vars; i < fn->open_vars->len; i++)
    {
      guint index = g_array_index (fn->open_vars, guint, i);

      g_array_index (fn->vars, CodeVar, index).end_pc = fn->code->len;
    }
  g_array_set_size (fn->open_vars, block->n_open_vars);
  fn->top = block->top;
}
