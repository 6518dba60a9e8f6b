/* SPDX-License-Identifier: MIT */

/*
 * Declarations of variables: := and var. A new variable gets its slots first
 * and its value is computed in them; nothing on the right can see it yet.
 */
#include "code-expr.h"

static CodeLocal *
new_local_of (SyntaxExpr *name)
{
  TypesObject *object = ((SyntaxIdent *) name)->object;

  return object != NULL ? code_local_get (object) : NULL;
}

/* Struct and array literals are built where the boxed variable lies. */
static gboolean
init_box_in_place (CodeFn     *fn,
                   CodeLocal  *local,
                   SyntaxExpr *value)
{
  TypesType *under = types_underlying (local->type);
  CodePlace  place;

  value = code_unparen (value);
  if (value->kind != SYNTAX_COMPOSITE_LIT || code_order_get (fn, value) != CODE_NO_SLOT
      || (under->kind != TYPES_STRUCT && under->kind != TYPES_ARRAY)
      || !types_identical (code_fn_type (fn, value), local->type))
    return FALSE;
  code_local_box (fn, local);
  code_place_local (local, &place);
  code_composite_into (fn, (SyntaxCompositeLit *) value, local->type, &place, TRUE);
  return TRUE;
}

/* A placed variable's first value. */
static void
init_local (CodeFn     *fn,
            CodeLocal  *local,
            SyntaxExpr *value)
{
  guint       top = fn->top;
  const char *site = fn->site;

  fn->site = local->name;
  if (!local->is_boxed)
    code_expr_as (fn, value, local->type, local->slot);
  else if (!init_box_in_place (fn, local, value))
    code_local_init (fn, local, code_expr_as (fn, value, local->type, CODE_NO_SLOT));
  fn->site = site;
  fn->top = top;
}

static gboolean
all_new (const SyntaxAssignStmt *stmt)
{
  for (guint i = 0; i < stmt->lhs.n; i++)
    {
      if (!code_is_blank (stmt->lhs.items[i]) && !stmt->is_new[i])
        return FALSE;
    }
  return TRUE;
}

static void
place_all (CodeFn                 *fn,
           const SyntaxAssignStmt *stmt)
{
  for (guint i = 0; i < stmt->lhs.n; i++)
    {
      if (stmt->is_new[i] && !code_is_blank (stmt->lhs.items[i]))
        code_local_place (fn, new_local_of (stmt->lhs.items[i]));
    }
}

static void
show_all (CodeFn                 *fn,
          const SyntaxAssignStmt *stmt)
{
  for (guint i = 0; i < stmt->lhs.n; i++)
    {
      if (stmt->is_new[i] && !code_is_blank (stmt->lhs.items[i]))
        code_local_show (fn, new_local_of (stmt->lhs.items[i]));
    }
}

/* a, b := x, y with nothing but new variables and blanks */
static void
define_each (CodeFn           *fn,
             SyntaxAssignStmt *stmt)
{
  code_order (fn, stmt->rhs.items, stmt->rhs.n);
  for (guint i = 0; i < stmt->lhs.n; i++)
    {
      if (code_is_blank (stmt->lhs.items[i]))
        code_discard (fn, stmt->rhs.items[i]);
      else
        init_local (fn, new_local_of (stmt->lhs.items[i]), stmt->rhs.items[i]);
    }
}

/* a, b := x, y where some are assigned to: all values are computed before any is stored. */
static void
define_some (CodeFn           *fn,
             SyntaxAssignStmt *stmt)
{
  guint             n = stmt->lhs.n;
  g_autofree guint *values = g_new (guint, n);

  code_order (fn, stmt->rhs.items, n);
  for (guint i = 0; i < n; i++)
    {
      gboolean    blank = code_is_blank (stmt->lhs.items[i]);
      TypesType  *type = code_fn_type (fn, blank ? stmt->rhs.items[i] : stmt->lhs.items[i]);
      const char *site = code_site_begin (fn, stmt->lhs.items[i]);

      values[i] = code_expr_as (fn, stmt->rhs.items[i], type, CODE_NO_SLOT);
      values[i] = code_pin (fn, values[i], code_type_slots (type));
      fn->site = site;
    }
  for (guint i = 0; i < n; i++)
    {
      if (code_is_blank (stmt->lhs.items[i]))
        continue;
      if (stmt->is_new[i])
        code_local_init (fn, new_local_of (stmt->lhs.items[i]), values[i]);
      else
        code_assign_value (fn, stmt->lhs.items[i], values[i],
                           code_fn_type (fn, stmt->lhs.items[i]));
    }
}

/* Gives a value that lies in slots to a target of := */
static void
define_value (CodeFn           *fn,
              SyntaxAssignStmt *stmt,
              guint             i,
              guint             slot,
              TypesType        *type)
{
  if (code_is_blank (stmt->lhs.items[i]))
    return;
  if (stmt->is_new[i])
    code_local_init (fn, new_local_of (stmt->lhs.items[i]), slot);
  else
    code_assign_value (fn, stmt->lhs.items[i], slot, type);
}

/* a, b := f() */
static void
define_call (CodeFn           *fn,
             SyntaxAssignStmt *stmt,
             SyntaxExpr       *rhs)
{
  const char *site = code_site_begin (fn, stmt->lhs.items[0]);
  TypesType  *tuple;
  guint       slot;

  code_order (fn, &rhs, 1);
  slot = code_order_get (fn, rhs);
  if (slot == CODE_NO_SLOT)
    slot = code_call (fn, (SyntaxCall *) rhs);
  fn->site = site;
  tuple = code_fn_type (fn, rhs);
  for (guint i = 0; i < stmt->lhs.n; i++)
    {
      define_value (fn, stmt, i, slot, tuple->fields[i].type);
      slot += code_type_slots (tuple->fields[i].type);
    }
}

/* The slots of a target of :=, if a value of the type can be computed there. */
static guint
target_slot (CodeFn           *fn,
             SyntaxAssignStmt *stmt,
             guint             i)
{
  CodeLocal *local;

  if (!stmt->is_new[i] || code_is_blank (stmt->lhs.items[i]))
    return CODE_NO_SLOT;
  local = new_local_of (stmt->lhs.items[i]);
  return local->is_boxed ? CODE_NO_SLOT : local->slot;
}

/* v, ok := m[k] and its kin */
static void
define_comma_ok (CodeFn           *fn,
                 SyntaxAssignStmt *stmt,
                 SyntaxExpr       *rhs)
{
  guint want = target_slot (fn, stmt, 0), ok = target_slot (fn, stmt, 1);
  guint value, ok_slot;

  ok_slot = ok != CODE_NO_SLOT ? ok : code_temp (fn, 1);
  value = code_comma_ok (fn, rhs, want, ok_slot);
  if (want == CODE_NO_SLOT)
    define_value (fn, stmt, 0, value, code_comma_ok_type (fn, rhs));
  if (ok == CODE_NO_SLOT)
    define_value (fn, stmt, 1, ok_slot, types_basic (TYPES_BOOL));
}

void
code_define (CodeFn           *fn,
             SyntaxAssignStmt *stmt)
{
  SyntaxExpr *rhs = code_unparen (stmt->rhs.items[0]);
  guint       top;

  place_all (fn, stmt);
  top = fn->top;
  fn->stmt_top = top;
  if (stmt->lhs.n != stmt->rhs.n && rhs->kind == SYNTAX_CALL)
    define_call (fn, stmt, rhs);
  else if (stmt->lhs.n != stmt->rhs.n)
    define_comma_ok (fn, stmt, rhs);
  else if (all_new (stmt))
    define_each (fn, stmt);
  else
    define_some (fn, stmt);
  fn->top = top;
  show_all (fn, stmt);
}

/* ---- var --------------------------------------------------------------------------------- */

static void
declare_zero (CodeFn        *fn,
              SyntaxVarDecl *decl)
{
  for (guint i = 0; i < decl->n_names; i++)
    {
      if (!code_is_blank ((SyntaxExpr *) decl->names[i]))
        code_local_zero (fn, new_local_of ((SyntaxExpr *) decl->names[i]));
    }
}

/* var a, b T = x, y */
static void
declare_each (CodeFn        *fn,
              SyntaxVarDecl *decl)
{
  TypesType             *type = decl->type != NULL ? code_fn_type (fn, decl->type) : NULL;
  g_autofree TypesType **types = g_new (TypesType *, decl->values.n);

  for (guint i = 0; i < decl->values.n; i++)
    types[i] = type;
  code_order_as (fn, decl->values.items, decl->values.n, types);
  for (guint i = 0; i < decl->n_names; i++)
    {
      if (code_is_blank ((SyntaxExpr *) decl->names[i]))
        code_discard (fn, decl->values.items[i]);
      else
        init_local (fn, new_local_of ((SyntaxExpr *) decl->names[i]), decl->values.items[i]);
    }
}

static void
declare_value (CodeFn      *fn,
               SyntaxIdent *name,
               guint        slot,
               TypesType   *type)
{
  CodeLocal *local;

  if (code_is_blank ((SyntaxExpr *) name))
    return;
  local = new_local_of ((SyntaxExpr *) name);
  code_local_init (fn, local, code_assign_convert (fn, slot, type, local->type, CODE_NO_SLOT));
}

/* var a, b T = f(), and v, ok forms */
static void
declare_tuple (CodeFn        *fn,
               SyntaxVarDecl *decl)
{
  SyntaxExpr *value = code_unparen (decl->values.items[0]);
  TypesType  *tuple;
  guint       slot, ok;

  if (value->kind != SYNTAX_CALL)
    {
      ok = code_temp (fn, 1);
      slot = code_comma_ok (fn, value, CODE_NO_SLOT, ok);
      declare_value (fn, decl->names[0], slot, code_comma_ok_type (fn, value));
      declare_value (fn, decl->names[1], ok, types_basic (TYPES_BOOL));
      return;
    }
  code_order (fn, &value, 1);
  slot = code_order_get (fn, value);
  if (slot == CODE_NO_SLOT)
    slot = code_call (fn, (SyntaxCall *) value);
  tuple = code_fn_type (fn, value);
  for (guint i = 0; i < decl->n_names; i++)
    {
      declare_value (fn, decl->names[i], slot, tuple->fields[i].type);
      slot += code_type_slots (tuple->fields[i].type);
    }
}

void
code_var_decl (CodeFn        *fn,
               SyntaxVarDecl *decl)
{
  guint top;

  for (guint i = 0; i < decl->n_names; i++)
    {
      if (!code_is_blank ((SyntaxExpr *) decl->names[i]))
        code_local_place (fn, new_local_of ((SyntaxExpr *) decl->names[i]));
    }
  top = fn->top;
  fn->stmt_top = top;
  if (decl->values.n == 0)
    declare_zero (fn, decl);
  else if (decl->values.n == decl->n_names)
    declare_each (fn, decl);
  else
    declare_tuple (fn, decl);
  fn->top = top;
  for (guint i = 0; i < decl->n_names; i++)
    {
      if (!code_is_blank ((SyntaxExpr *) decl->names[i]))
        code_local_show (fn, new_local_of ((SyntaxExpr *) decl->names[i]));
    }
}
