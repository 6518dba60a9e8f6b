/* SPDX-License-Identifier: MIT */

/*
 * How a program starts. The entry function initialises the packages in their
 * order, runs their init functions, and calls main.main. Package main's
 * variables are initialised by one function, as a learner expects to step
 * through it; a variable of the library only if something reachable uses it.
 * So the entry function is compiled last, when that is known.
 */
#include "code-callee.h"
#include "code-reflect.h"

#include <string.h>

#define NO_FUNC G_MAXUINT32

/* One initialiser of a package-level variable, or several. */
typedef struct _Initialiser
{
  TypesPackage *package;
  TypesInit    *init;
  guint32       func; /* of the library: NO_FUNC until needed */
} Initialiser;

/* What a package does before main starts. */
typedef struct
{
  Initialiser *initialisers;
  guint32      func;      /* package main: initialises all variables, or NO_FUNC */
  GArray      *init_funcs; /* guint32 */
} PackageStart;

/* ---- initialisers ------------------------------------------------------------------------ */

static void
store_global (CodeFn      *fn,
              TypesObject *object,
              guint        slot,
              TypesType   *type)
{
  CodePlace place = { .kind = CODE_PLACE_GLOBAL };

  if (object == NULL)
    return;
  place.offset = code_unit_global (fn->unit, object);
  code_place_store (fn, &place, object->type,
                    code_assign_convert (fn, slot, type, object->type, CODE_NO_SLOT));
}

static void
init_several (CodeFn    *fn,
              TypesInit *init)
{
  SyntaxExpr *rhs = code_unparen (init->rhs);
  TypesType  *tuple;
  guint       slot, ok;

  if (rhs->kind != SYNTAX_CALL)
    {
      ok = code_temp (fn, 1);
      slot = code_comma_ok (fn, rhs, CODE_NO_SLOT, ok);
      store_global (fn, init->lhs[0], slot, code_comma_ok_type (fn, rhs));
      store_global (fn, init->lhs[1], ok, types_basic (TYPES_BOOL));
      return;
    }
  code_order (fn, &rhs, 1);
  slot = code_order_get (fn, rhs);
  if (slot == CODE_NO_SLOT)
    slot = code_call (fn, (SyntaxCall *) rhs);
  tuple = code_fn_type (fn, rhs);
  for (guint i = 0; i < init->n_lhs; i++)
    {
      store_global (fn, init->lhs[i], slot, tuple->fields[i].type);
      slot += code_type_slots (tuple->fields[i].type);
    }
}

/* Struct and array literals are built in the variable, which is zero yet. */
static gboolean
init_in_place (CodeFn      *fn,
               TypesObject *object,
               SyntaxExpr  *rhs)
{
  TypesType *under = types_underlying (object->type);
  CodePlace  place = { .kind = CODE_PLACE_MEMORY };

  rhs = code_unparen (rhs);
  if (rhs->kind != SYNTAX_COMPOSITE_LIT || code_order_get (fn, rhs) != CODE_NO_SLOT
      || (under->kind != TYPES_STRUCT && under->kind != TYPES_ARRAY)
      || !types_identical (code_fn_type (fn, rhs), object->type))
    return FALSE;
  place.slot = code_temp (fn, 1);
  code_emit_s (fn, CODE_OP_LEAG, place.slot, (gint64) code_unit_global (fn->unit, object));
  code_composite_into (fn, (SyntaxCompositeLit *) rhs, object->type, &place, TRUE);
  return TRUE;
}

static void
compile_initialiser (CodeFn    *fn,
                     TypesInit *init)
{
  TypesObject *object = init->n_lhs > 0 ? init->lhs[0] : NULL;
  guint        top = fn->top;

  fn->scope = code_escape_expr (fn, init->rhs);
  fn->stmt_top = top;
  fn->pos = object != NULL ? object->pos : init->rhs->pos;
  fn->site = object != NULL ? object->name : NULL;
  if (init->n_lhs > 1)
    init_several (fn, init);
  else
    {
      code_order (fn, &init->rhs, 1);
      if (object == NULL)
        code_discard (fn, init->rhs);
      else if (!init_in_place (fn, object, init->rhs))
        store_global (fn, object, code_expr_as (fn, init->rhs, object->type, CODE_NO_SLOT),
                      object->type);
    }
  fn->top = top;
}

static void
compile_one (CodeFn  *fn,
             gpointer data)
{
  Initialiser *self = data;

  fn->plain_name = "init";
  compile_initialiser (fn, self->init);
  fn->pos = 0;
  code_emit (fn, CODE_OP_RET, 0, 0, 0);
}

static void
compile_all (CodeFn  *fn,
             gpointer data)
{
  TypesPackage *package = data;

  fn->plain_name = "init";
  for (guint i = 0; i < package->n_inits; i++)
    compile_initialiser (fn, &package->inits[i]);
  fn->pos = 0;
  code_emit (fn, CODE_OP_RET, 0, 0, 0);
}

static guint32
add_init_chunk (CodeUnit     *unit,
                TypesPackage *package,
                CodeCompile   compile,
                gpointer      data)
{
  g_autofree char *name = g_strdup_printf ("%s.init", package->path);
  guint32          func = code_unit_add_chunk (unit, name, package, compile, data);

  code_unit_get_chunk (unit, func)->func.flags |= CODE_FUNC_INIT;
  return func;
}

/* A variable of the library is used for the first time. */
void
code_init_need (CodeUnit       *unit,
                CodeGlobalInfo *info)
{
  Initialiser *self = info->initialiser;

  if (self != NULL && self->func == NO_FUNC && self->package->library)
    self->func = add_init_chunk (unit, self->package, compile_one, self);
}

/* ---- packages ---------------------------------------------------------------------------- */

static void
add_initialisers (CodeUnit     *unit,
                  TypesPackage *package,
                  PackageStart *start)
{
  start->initialisers = base_arena_newv (unit->arena, Initialiser, package->n_inits);
  for (guint i = 0; i < package->n_inits; i++)
    {
      Initialiser *self = &start->initialisers[i];

      *self = (Initialiser){ package, &package->inits[i], NO_FUNC };
      for (guint j = 0; j < self->init->n_lhs; j++)
        {
          CodeGlobalInfo *info = base_arena_new0 (unit->arena, CodeGlobalInfo);

          info->initialiser = self;
          if (self->init->lhs[j] != NULL)
            self->init->lhs[j]->info = info;
        }
    }
}

static void
add_init_funcs (CodeUnit     *unit,
                TypesPackage *package,
                PackageStart *start)
{
  guint n = 0;

  start->init_funcs = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_ptr_array_add (unit->arrays, start->init_funcs);
  for (guint i = 0; i < package->n_files; i++)
    {
      const SyntaxNodeList *decls = &package->files[i]->decls;

      for (guint j = 0; j < decls->n; j++)
        {
          SyntaxFuncDecl  *decl = (SyntaxFuncDecl *) decls->items[j];
          g_autofree char *name = NULL;
          guint32          func;

          if (decl->head.kind != SYNTAX_FUNC_DECL || decl->recv.n > 0
              || strcmp (decl->name->name, "init") != 0)
            continue;
          name = g_strdup_printf ("%s.init.%u", package->path, n++);
          func = code_unit_add_chunk (unit, name, package, code_fn_compile_decl,
                                      decl->name->object);
          code_unit_get_chunk (unit, func)->func.flags |= CODE_FUNC_INIT;
          g_array_append_val (start->init_funcs, func);
        }
    }
}

/* All variables of package main have a place, in the order of the source, used or not. */
static void
place_globals (CodeUnit     *unit,
               TypesPackage *package)
{
  for (guint i = 0; i < package->n_files; i++)
    {
      const SyntaxNodeList *decls = &package->files[i]->decls;

      for (guint j = 0; j < decls->n; j++)
        {
          SyntaxVarDecl *decl = (SyntaxVarDecl *) decls->items[j];

          for (guint k = 0; decl->head.kind == SYNTAX_VAR_DECL && k < decl->n_names; k++)
            {
              if (decl->names[k]->object != NULL && decl->names[k]->object->is_global)
                code_unit_global (unit, decl->names[k]->object);
            }
        }
    }
}

static void
start_package (CodeUnit     *unit,
               TypesPackage *package)
{
  PackageStart *start = base_arena_new0 (unit->arena, PackageStart);

  package->info = start;
  start->func = NO_FUNC;
  add_initialisers (unit, package, start);
  if (!package->library)
    {
      place_globals (unit, package);
      if (package->n_inits > 0)
        start->func = add_init_chunk (unit, package, compile_all, package);
    }
  add_init_funcs (unit, package, start);
}

/* ---- the entry function ------------------------------------------------------------------ */

static void
call_start (CodeFn *fn,
            guint32 func)
{
  code_emit_s (fn, CODE_OP_CALL, CODE_FRAME_HEADER, func);
}

static void
compile_entry (CodeFn  *fn,
               gpointer data)
{
  CodeUnit *unit = fn->unit;

  code_window (fn, 0);
  for (guint i = 0; i < unit->checked->n_packages; i++)
    {
      TypesPackage *package = unit->checked->packages[i];
      PackageStart *start = package->info;

      for (guint j = 0; j < package->n_inits; j++)
        {
          if (start->initialisers[j].func != NO_FUNC)
            call_start (fn, start->initialisers[j].func);
        }
      if (start->func != NO_FUNC)
        call_start (fn, start->func);
      for (guint j = 0; j < start->init_funcs->len; j++)
        call_start (fn, g_array_index (start->init_funcs, guint32, j));
    }
  call_start (fn, unit->main_func);
  code_emit (fn, CODE_OP_RET, 0, 0, 0);
}

/* ---- types that the machine makes values of ---------------------------------------------- */

static TypesPackage *
find_package (CodeUnit   *unit,
              const char *path)
{
  for (guint i = 0; i < unit->checked->n_packages; i++)
    {
      if (strcmp (unit->checked->packages[i]->path, path) == 0)
        return unit->checked->packages[i];
    }
  return NULL;
}

static TypesType *
runtime_type (CodeUnit   *unit,
              const char *name)
{
  TypesPackage *package = find_package (unit, "runtime");
  TypesObject  *object = package != NULL ? types_scope_lookup (package->scope, name) : NULL;

  return object != NULL && object->kind == TYPES_OBJECT_TYPE ? object->type : NULL;
}

static void
add_machine_types (CodeUnit *unit)
{
  static const struct
  {
    const char *name;
    gboolean    is_pointer;
  } errors[] = {
    { "errorString", FALSE },       { "boundsError", FALSE },  { "plainError", FALSE },
    { "TypeAssertionError", TRUE }, { "PanicNilError", TRUE },
  };
  TypesType *error = runtime_type (unit, "Error");

  unit->runtime_error = runtime_type (unit, "errorString");
  unit->plain_error = runtime_type (unit, "plainError");
  g_assert (unit->runtime_error != NULL && unit->plain_error != NULL);
  code_unit_type (unit, types_error_type ());
  if (error != NULL)
    code_unit_type (unit, error);
  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      TypesType *type = runtime_type (unit, errors[i].name);

      if (type != NULL)
        code_unit_mark_dynamic (unit, code_unit_type (unit, errors[i].is_pointer
                                                              ? code_type_new_pointer (unit, type)
                                                              : type));
    }
}

/* Queues what the program starts with. The entry function is number 0. */
void
code_unit_begin (CodeUnit *unit)
{
  TypesObject *main_object = types_scope_lookup (unit->checked->main->scope, unit->entry);
  guint32      entry = code_unit_add_chunk (unit, "runtime.main", NULL, compile_entry, NULL);

  g_assert (entry == 0 && main_object != NULL);
  code_unit_get_chunk (unit, entry)->func.flags |= CODE_FUNC_WRAPPER | CODE_FUNC_INIT;
  code_reflect_begin (unit);
  add_machine_types (unit);
  for (guint i = 0; i < unit->checked->n_packages; i++)
    start_package (unit, unit->checked->packages[i]);
  unit->main_func = code_unit_func (unit, main_object, NULL, 0);
  code_unit_get_chunk (unit, entry)->func.wraps = unit->main_func;
}
