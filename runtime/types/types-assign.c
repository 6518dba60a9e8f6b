/* SPDX-License-Identifier: MIT */
#include "types-check.h"

#include <string.h>

/*
 * Assignments in the widest sense: to variables, parameters, results, fields of
 * literals, channels. types_assignment() is the one test that all of them
 * share; "context" names the place in messages.
 */

static void
report_untyped (TypesChecker *c,
                TypesOperand *x,
                TypesType    *target,
                const char   *context)
{
  const char *why = "";

  if (x->mode == SYNTAX_MODE_CONST && types_is_numeric (x->type)
      && types_is_numeric (types_under (target)) && !types_is_type_param (target))
    why = !types_is_integer (x->type) && types_is_integer (target) ? " (truncated)"
                                                                   : " (overflows)";
  types_error (c, types_pos (x), "cannot use %s as %s value in %s%s", types_operand_text (c, x),
               types_text (c, target), context, why);
  types_invalidate (x);
}

/* Gives an untyped value the type that it is assigned to; FALSE after an error. */
static gboolean
settle (TypesChecker *c,
        TypesOperand *x,
        TypesType    *target,
        const char   *context)
{
  TypesConst *value;
  TypesType  *type;

  if (x->mode == SYNTAX_MODE_NIL && target == NULL)
    {
      types_error (c, types_pos (x), "use of untyped nil in %s", context);
      types_invalidate (x);
      return FALSE;
    }
  if (x->mode != SYNTAX_MODE_NIL && (target == NULL || types_is_interface (target)))
    target = types_default (x->type);
  type = types_implicit_type (c, x, target, &value);
  if (type == NULL)
    {
      report_untyped (c, x, target, context);
      return FALSE;
    }
  if (value)
    {
      x->value = value;
      if (x->expr->type && types_is_untyped (x->expr->type))
        x->expr->value = value;
    }
  if (type != x->type)
    {
      x->type = type;
      types_update_expr (c, x->expr, type, FALSE);
    }
  return TRUE;
}

void
types_assignment (TypesChecker *c,
                  TypesOperand *x,
                  TypesType    *target,
                  const char   *context)
{
  const char *why;

  types_single_value (c, x);
  if (!types_ok (x))
    return;
  if (x->mode < SYNTAX_MODE_CONST || x->mode > SYNTAX_MODE_COMMA_OK)
    {
      types_error (c, types_pos (x), "cannot assign %s to %s in %s", types_operand_text (c, x),
                   target ? types_text (c, target) : "_", context);
      types_invalidate (x);
      return;
    }
  if (types_is_untyped (x->type) && !settle (c, x, target, context))
    return;
  if (x->type->kind == TYPES_FUNC && x->type->n_type_params > 0)
    {
      types_error (c, types_pos (x), "cannot use generic function %s without instantiation in %s",
                   types_expr_text (c, x->expr), context);
      types_invalidate (x);
      return;
    }
  if (target == NULL || types_assignable (c, x, target, &why))
    return;
  types_error (c, types_pos (x), "cannot use %s as %s value in %s%s%s", types_operand_text (c, x),
               types_text (c, target), context, why[0] ? ": " : "", why);
  types_invalidate (x);
}

/* ---- initialisation ------------------------------------------------------------------ */

void
types_init_const (TypesChecker *c,
                  TypesObject  *lhs,
                  TypesOperand *x)
{
  if (!types_ok (x) || !types_is_valid (x->type) || (lhs->type && !types_is_valid (lhs->type)))
    {
      if (lhs->type == NULL)
        lhs->type = types_invalid;
      return;
    }
  if (x->mode != SYNTAX_MODE_CONST)
    {
      types_error (c, types_pos (x), "%s is not constant", types_operand_text (c, x));
      if (lhs->type == NULL)
        lhs->type = types_invalid;
      return;
    }
  if (lhs->type == NULL)
    lhs->type = x->type;
  types_assignment (c, x, lhs->type, "constant declaration");
  if (types_ok (x))
    lhs->value = x->value;
}

/* Variables whose initialisation failed have a type nevertheless. */
static void
invalidate_vars (TypesObject **lhs,
                 guint         n_lhs)
{
  for (guint i = 0; i < n_lhs; i++)
    if (lhs[i]->type == NULL)
      lhs[i]->type = types_invalid;
}

void
types_init_var (TypesChecker *c,
                TypesObject  *lhs,
                TypesOperand *x,
                const char   *context)
{
  if (!types_ok (x) || !types_is_valid (x->type) || (lhs->type && !types_is_valid (lhs->type)))
    {
      invalidate_vars (&lhs, 1);
      types_invalidate (x);
      return;
    }
  if (lhs->type == NULL)
    {
      if (x->mode == SYNTAX_MODE_NIL && types_is_untyped (x->type))
        {
          types_error (c, types_pos (x), "use of untyped nil in %s", context);
          invalidate_vars (&lhs, 1);
          types_invalidate (x);
          return;
        }
      lhs->type = types_default (x->type);
    }
  types_assignment (c, x, lhs->type, context);
}

static const char *
measure (TypesChecker *c,
         guint         n,
         const char   *unit)
{
  return types_sprintf (c, "%u %s%s", n, unit, n == 1 ? "" : "s");
}

static void
report_mismatch (TypesChecker  *c,
                 SyntaxExprList rhs,
                 guint          n_lhs,
                 guint          n_rhs)
{
  const char *variables = measure (c, n_lhs, "variable"), *values = measure (c, n_rhs, "value");
  SyntaxExpr *first = types_unparen (rhs.items[0]);

  if (rhs.n == 1 && first->kind == SYNTAX_CALL)
    types_error (c, rhs.items[0]->pos, "assignment mismatch: %s but %s returns %s", variables,
                 types_expr_text (c, ((SyntaxCall *) first)->fun), values);
  else
    types_error (c, rhs.items[0]->pos, "assignment mismatch: %s but %s", variables, values);
}

static void
report_results (TypesChecker *c,
                SyntaxNode   *return_stmt,
                TypesObject **lhs,
                guint         n_lhs,
                GArray       *rhs)
{
  TypesType **have = base_arena_newv (c->arena, TypesType *, MAX (rhs->len, 1));
  TypesType **want = base_arena_newv (c->arena, TypesType *, MAX (n_lhs, 1));
  gboolean    too_many = rhs->len > n_lhs;
  BasePos     pos = return_stmt->pos;

  for (guint i = 0; i < rhs->len; i++)
    have[i] = g_array_index (rhs, TypesOperand, i).type;
  for (guint i = 0; i < n_lhs; i++)
    want[i] = lhs[i]->type;
  if (rhs->len > 0)
    pos = types_pos (&g_array_index (rhs, TypesOperand, too_many ? n_lhs : rhs->len - 1));
  types_error (c, pos, "%s return values\n\thave %s\n\twant %s",
               too_many ? "too many" : "not enough",
               types_summary (c, have, rhs->len, FALSE, FALSE),
               types_summary (c, want, n_lhs, FALSE, FALSE));
}

static gboolean
is_call (SyntaxExpr *e)
{
  return types_unparen (e)->kind == SYNTAX_CALL;
}

/* Several expressions, but not as many as variables. */
static void
init_unequal (TypesChecker  *c,
              TypesObject  **lhs,
              guint          n_lhs,
              SyntaxExprList rhs,
              SyntaxNode    *return_stmt)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (TypesOperand));
  gboolean ok = TRUE;

  for (guint i = 0; i < rhs.n; i++)
    {
      TypesOperand x;

      types_expr (c, &x, rhs.items[i]);
      ok = ok && types_ok (&x);
      g_array_append_val (values, x);
    }
  if (ok && return_stmt)
    report_results (c, return_stmt, lhs, n_lhs, values);
  else if (ok)
    report_mismatch (c, rhs, n_lhs, rhs.n);
  invalidate_vars (lhs, n_lhs);
}

void
types_init_vars (TypesChecker  *c,
                 TypesObject  **lhs,
                 guint          n_lhs,
                 SyntaxExprList rhs,
                 SyntaxNode    *return_stmt)
{
  const char        *context = return_stmt ? "return statement" : "assignment";
  g_autoptr (GArray) values = NULL;
  gboolean           is_ok;
  TypesOperand       x;

  if (n_lhs == rhs.n && !(rhs.n == 1 && is_call (rhs.items[0])))
    {
      for (guint i = 0; i < n_lhs; i++)
        {
          types_expr_for (c, &x, &rhs.items[i], lhs[i]->type);
          types_init_var (c, lhs[i], &x, context);
        }
      return;
    }
  if (rhs.n != 1)
    {
      init_unequal (c, lhs, n_lhs, rhs, return_stmt);
      return;
    }
  values = types_unpack (c, rhs.items[0], n_lhs == 2 && return_stmt == NULL, &is_ok);
  if (values->len == n_lhs)
    {
      TypesOperand *operands = (TypesOperand *) (gpointer) values->data;

      for (guint i = 0; i < n_lhs; i++)
        types_init_var (c, lhs[i], &operands[i], context);
      if (is_ok && types_ok (&operands[0]) && types_ok (&operands[1]))
        types_record_ok (c, rhs.items[0], operands[0].type, operands[1].type);
      return;
    }
  if (types_ok (&g_array_index (values, TypesOperand, 0)))
    {
      if (return_stmt)
        report_results (c, return_stmt, lhs, n_lhs, values);
      else
        report_mismatch (c, rhs, n_lhs, values->len);
    }
  invalidate_vars (lhs, n_lhs);
}

/* ---- assignment to what exists ------------------------------------------------------- */

static gboolean
is_blank (SyntaxExpr *e)
{
  e = types_unparen (e);
  return e->kind == SYNTAX_IDENT && strcmp (((SyntaxIdent *) e)->name, "_") == 0;
}

static void
report_unassignable (TypesChecker *c,
                     TypesOperand *x)
{
  SyntaxExpr *e = types_unparen (x->expr);

  if (e->kind == SYNTAX_SELECTOR && ((SyntaxSelector *) e)->sel_kind == SYNTAX_SEL_FIELD
      && types_unparen (((SyntaxSelector *) e)->x)->mode == SYNTAX_MODE_MAP_INDEX)
    types_error (c, types_pos (x), "cannot assign to struct field %s in map",
                 types_expr_text (c, x->expr));
  else
    types_error (c, types_pos (x), "cannot assign to %s (neither addressable nor a map index expression)",
                 types_expr_text (c, x->expr));
}

/* The type of a left side; NULL for _. Assigning is no use of a variable. */
static TypesType *
lhs_type (TypesChecker *c,
          SyntaxExpr   *lhs)
{
  SyntaxExpr  *e = types_unparen (lhs);
  TypesObject *object = NULL, *root;
  gboolean     was_used = FALSE;
  TypesOperand x;

  if (is_blank (lhs))
    {
      ((SyntaxIdent *) e)->object = NULL;
      return NULL;
    }
  if (e->kind == SYNTAX_IDENT)
    {
      object = types_scope_find (c->env.scope, ((SyntaxIdent *) e)->name, NULL);
      if (object && object->kind == TYPES_OBJECT_VAR)
        was_used = object->is_used;
      else
        object = NULL;
    }
  types_expr (c, &x, lhs);
  if (object)
    object->is_used = was_used;
  if (!types_ok (&x))
    return types_invalid;
  if (x.mode != SYNTAX_MODE_VARIABLE && x.mode != SYNTAX_MODE_MAP_INDEX)
    {
      report_unassignable (c, &x);
      return types_invalid;
    }
  root = types_root_variable (lhs);
  if (root)
    root->is_assigned = TRUE;
  return x.type;
}

/* lhs = rhs, or lhs = x. */
void
types_assign_var (TypesChecker *c,
                  SyntaxExpr   *lhs,
                  SyntaxExpr  **rhs,
                  TypesOperand *x,
                  const char   *context)
{
  TypesType   *target = lhs_type (c, lhs);
  TypesOperand value;

  if (target && !types_is_valid (target))
    {
      if (x)
        types_invalidate (x);
      else
        types_use_expr (c, *rhs);
      return;
    }
  if (x == NULL)
    {
      x = &value;
      types_expr_for (c, x, rhs, target);
    }
  if (target == NULL && strcmp (context, "assignment") == 0)
    context = "assignment to _ identifier";
  types_assignment (c, x, target, context);
}

static void
assign_vars (TypesChecker  *c,
             SyntaxExprList lhs,
             SyntaxExprList rhs)
{
  g_autoptr (GArray) values = NULL;
  gboolean is_ok;

  if (lhs.n == rhs.n && !(rhs.n == 1 && is_call (rhs.items[0])))
    {
      for (guint i = 0; i < lhs.n; i++)
        types_assign_var (c, lhs.items[i], &rhs.items[i], NULL, "assignment");
      return;
    }
  if (rhs.n != 1)
    {
      gboolean ok = types_use_lhs (c, lhs);

      ok = types_use (c, rhs) && ok;
      if (ok)
        report_mismatch (c, rhs, lhs.n, rhs.n);
      return;
    }
  values = types_unpack (c, rhs.items[0], lhs.n == 2, &is_ok);
  if (values->len == lhs.n)
    {
      TypesOperand *operands = (TypesOperand *) (gpointer) values->data;

      for (guint i = 0; i < lhs.n; i++)
        types_assign_var (c, lhs.items[i], NULL, &operands[i], "assignment");
      if (is_ok && types_ok (&operands[0]) && types_ok (&operands[1]))
        types_record_ok (c, rhs.items[0], operands[0].type, operands[1].type);
      return;
    }
  if (types_ok (&g_array_index (values, TypesOperand, 0)))
    report_mismatch (c, rhs, lhs.n, values->len);
  types_use_lhs (c, lhs);
}

/* ---- := ------------------------------------------------------------------------------ */

static gboolean
is_repeated (SyntaxExprList list,
             guint          index)
{
  const char *name = ((SyntaxIdent *) list.items[index])->name;

  for (guint i = 0; i < index; i++)
    if (list.items[i]->kind == SYNTAX_IDENT && ((SyntaxIdent *) list.items[i])->name == name)
      return strcmp (name, "_") != 0;
  return FALSE;
}

/* The variable of one left side; *out_new says that it is declared here. NULL after an error. */
static TypesObject *
short_variable (TypesChecker  *c,
                SyntaxExprList lhs,
                guint          index,
                gboolean      *out_new)
{
  SyntaxExpr  *e = lhs.items[index];
  SyntaxIdent *ident = (SyntaxIdent *) e;
  TypesObject *object;

  *out_new = FALSE;
  if (e->kind != SYNTAX_IDENT)
    {
      SyntaxExprList one = { &e, 1 };

      types_use_lhs (c, one);
      types_error (c, e->pos, "non-name %s on left side of :=", types_expr_text (c, e));
      return NULL;
    }
  if (is_repeated (lhs, index))
    {
      types_error (c, e->pos, "%s repeated on left side of :=", ident->name);
      return NULL;
    }
  object = types_scope_lookup (c->env.scope, ident->name);
  if (object == NULL)
    {
      *out_new = TRUE;
      return types_new_local (c, ident, NULL);
    }
  ident->object = object;
  if (object->kind == TYPES_OBJECT_VAR)
    {
      object->is_assigned = TRUE;
      return object;
    }
  types_error (c, e->pos, "cannot assign to %s", types_expr_text (c, e));
  return NULL;
}

static void
short_var_decl (TypesChecker     *c,
                SyntaxAssignStmt *stmt)
{
  guint         n = stmt->lhs.n, from = c->delayed->len, n_new = 0;
  TypesObject **objects = base_arena_newv (c->arena, TypesObject *, n);
  gboolean      failed = FALSE;

  stmt->is_new = base_arena_newv (c->arena, gboolean, n);
  for (guint i = 0; i < n; i++)
    {
      objects[i] = short_variable (c, stmt->lhs, i, &stmt->is_new[i]);
      if (objects[i] == NULL)
        {
          failed = TRUE;
          objects[i] = types_new_object (c->arena, TYPES_OBJECT_VAR, c->package, "_",
                                         stmt->lhs.items[i]->pos, NULL);
        }
      else if (stmt->is_new[i] && strcmp (objects[i]->name, "_") != 0)
        n_new++;
    }
  types_init_vars (c, objects, n, stmt->rhs, NULL);
  types_run_delayed (c, from);
  if (n_new == 0 && !failed)
    {
      types_error (c, stmt->op_pos, "no new variables on left side of :=");
      return;
    }
  for (guint i = 0; i < n; i++)
    {
      SyntaxExpr *e = stmt->lhs.items[i];

      if (stmt->is_new[i])
        types_declare (c, c->env.scope, (SyntaxIdent *) e, objects[i]);
      e->mode = SYNTAX_MODE_VARIABLE;
      e->type = objects[i]->type;
    }
}

void
types_assign_stmt (TypesChecker     *c,
                   SyntaxAssignStmt *stmt)
{
  TypesOperand x;

  if (stmt->is_op)
    {
      if (stmt->lhs.n != 1 || stmt->rhs.n != 1)
        {
          types_error (c, stmt->op_pos, "assignment operation %s= requires single-valued expressions",
                       syntax_token_get_spelling (stmt->op));
          return;
        }
      types_binary (c, &x, NULL, stmt->lhs.items[0], stmt->rhs.items[0], stmt->op, stmt->op_pos);
      if (types_ok (&x))
        types_assign_var (c, stmt->lhs.items[0], NULL, &x, "assignment operation");
      return;
    }
  if (stmt->op == SYNTAX_TOKEN_DEFINE)
    short_var_decl (c, stmt);
  else
    assign_vars (c, stmt->lhs, stmt->rhs);
}
