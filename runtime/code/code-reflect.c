/* SPDX-License-Identifier: MIT */

/*
 * What package reflect needs of the compiler.
 *
 * Types. A program knows the types that its text makes, and no others can be
 * made while it runs. Reflection goes from a type to its pointer (New, Addr,
 * PointerTo), so each type that may lie in an interface gets it, and that
 * one's too, since programs reflect on pointers to variables; and where
 * reflect.SliceOf is called, each gets its slice.
 *
 * Methods. If the learner's own files import reflect, any exported method may
 * be called by its name: then none is dropped. The library's packages that
 * stand on reflect ask for methods through interfaces only.
 *
 * Calls. A function of any type is called through a frame in memory: results,
 * then parameters, a slot each word. reflect.call8 and its like copy so many
 * slots from there to the callee's frame and back; a callee that takes fewer
 * sees the rest as locals that it has not set yet.
 */
#include "code-reflect.h"

#include "code-callee.h"
#include "code-fn.h"

#include <string.h>

#define MAX_DERIVED 2

static gboolean
is_imported (const TypesPackage *package,
             const char         *path)
{
  for (guint i = 0; i < package->n_imports; i++)
    if (strcmp (package->imports[i]->path, path) == 0)
      return TRUE;
  return FALSE;
}

/* Finds out who uses reflection. */
void
code_reflect_begin (CodeUnit *unit)
{
  for (guint i = 0; i < unit->checked->n_packages; i++)
    {
      const TypesPackage *package = unit->checked->packages[i];

      if (strcmp (package->path, "reflect") == 0)
        unit->reflects = TRUE;
      if (!package->library && is_imported (package, "reflect"))
        unit->keeps_methods = TRUE;
    }
}

/* ---- types ------------------------------------------------------------------------------- */

static void
derive (CodeUnit     *unit,
        TypesType    *type,
        guint         depth)
{
  guint         n_before = unit->types->len;
  guint32       index = code_unit_type (unit, type);
  CodeTypeInfo *info = g_ptr_array_index (unit->type_infos, index);

  if (index >= n_before)
    info->n_derived = depth;
  code_unit_mark_dynamic (unit, index);
}

/* The type has just become one that reflection may meet. */
void
code_reflect_reach (CodeUnit *unit,
                    guint32   type)
{
  CodeTypeInfo    *info = g_ptr_array_index (unit->type_infos, type);
  const TypesType *under = types_underlying (info->type);

  if (!unit->reflects)
    return;
  if (info->n_derived < MAX_DERIVED)
    derive (unit, code_type_new_pointer (unit, info->type), info->n_derived + 1);
  if (unit->derives_slices && info->n_derived == 0)
    derive (unit, code_type_new_slice (unit, info->type), MAX_DERIVED);
  if (under->kind != TYPES_FUNC)
    return;
  for (guint i = 0; i < under->n_fields; i++)
    code_unit_mark_dynamic (unit, code_unit_type (unit, under->fields[i].type));
  for (guint i = 0; i < under->n_results; i++)
    code_unit_mark_dynamic (unit, code_unit_type (unit, under->results[i].type));
}

/* reflect.SliceOf is called: the types reached so far get their slices now, the others later. */
static void
derive_slices (CodeUnit *unit)
{
  guint n = unit->types->len;

  unit->derives_slices = TRUE;
  for (guint i = 1; i < n; i++)
    {
      CodeTypeInfo *info = g_ptr_array_index (unit->type_infos, i);

      if (info->is_dynamic && info->n_derived == 0)
        derive (unit, code_type_new_slice (unit, info->type), MAX_DERIVED);
    }
}

void
code_reflect_note_func (CodeUnit          *unit,
                        const TypesObject *func)
{
  if (!unit->derives_slices && func->recv == NULL && func->package->library
      && strcmp (func->name, "SliceOf") == 0 && strcmp (func->package->path, "reflect") == 0)
    derive_slices (unit);
}

/* ---- calls ------------------------------------------------------------------------------- */

gboolean
code_reflect_is_call (const TypesObject *func)
{
  return func->recv == NULL && func->package->library && g_str_has_prefix (func->name, "call")
         && strcmp (func->package->path, "reflect") == 0;
}

/* func callN(fn, frame unsafe.Pointer) */
void
code_reflect_compile_call (CodeFn  *fn,
                           gpointer object)
{
  guint n_slots = (guint) atoi (((TypesObject *) object)->name + strlen ("call"));
  guint base;

  fn->chunk->func.n_param_slots = 2;
  code_temp (fn, 2);
  base = code_window (fn, n_slots);
  code_emit_x (fn, CODE_OP_LDN, base, 1, 0, n_slots * 8, 0);
  code_emit (fn, CODE_OP_CALLC, base, 0, 0);
  code_emit_x (fn, CODE_OP_STN, base, 1, 0, n_slots * 8, 0);
  code_emit (fn, CODE_OP_RET, 0, 0, 0);
}

typedef struct
{
  guint n_results, n_params;
} Shape;

/* The closure of a method value made by reflection holds the method's static closure and the word
 * that this takes as its receiver. */
static void
compile_method_value (CodeFn  *fn,
                      gpointer data)
{
  const Shape *shape = data;
  guint captured, base;

  fn->chunk->func.n_result_slots = shape->n_results;
  fn->chunk->func.n_param_slots = shape->n_params;
  fn->chunk->func.n_capture_words = 2;
  code_temp (fn, shape->n_results + shape->n_params);
  captured = code_temp (fn, 2);
  base = code_window (fn, shape->n_results + 1 + shape->n_params);
  code_emit (fn, CODE_OP_LDCAP, captured, 0, 2);
  code_move (fn, base + shape->n_results, captured + 1, 1);
  code_move (fn, base + shape->n_results + 1, shape->n_results, shape->n_params);
  code_emit (fn, CODE_OP_CALLC, base, captured, 0);
  code_move (fn, 0, base, shape->n_results);
  code_emit (fn, CODE_OP_RET, 0, 0, 0);
}

/* The function behind method values of a func type. */
static guint32
method_value (CodeUnit        *unit,
              const TypesType *signature)
{
  Shape           *shape = base_arena_new0 (unit->arena, Shape);
  g_autofree char *key = NULL;
  gboolean         is_new;
  guint32          func;

  shape->n_results = code_tuple_slots (signature->results, signature->n_results);
  shape->n_params = code_tuple_slots (signature->fields, signature->n_fields);
  key = g_strdup_printf ("method value %u %u", shape->n_results, shape->n_params);
  func = code_unit_intern_chunk (unit, key, &is_new, "reflect.methodValueCall", NULL,
                                 compile_method_value, shape);
  if (is_new)
    code_unit_get_chunk (unit, func)->func.flags |= CODE_FUNC_WRAPPER;
  return func;
}

/* Fills in what reflection wants to know of a method that is kept. */
void
code_reflect_describe_method (CodeUnit        *unit,
                              TypesType       *receiver,
                              const TypesType *signature,
                              CodeMethod      *method)
{
  CodeType *type;

  if (!unit->keeps_methods)
    return;
  method->expr_type = code_unit_type (unit, code_type_new_method (unit, receiver,
                                                                  (TypesType *) signature));
  code_unit_mark_dynamic (unit, method->type);
  type = &g_array_index (unit->types, CodeType, method->type);
  if (type->method_value == 0)
    {
      guint32 func = method_value (unit, signature);

      g_array_index (unit->types, CodeType, method->type).method_value = func;
    }
}
