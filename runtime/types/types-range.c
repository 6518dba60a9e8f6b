/* SPDX-License-Identifier: MIT */
#include "types-check.h"

#include <string.h>

/*
 * for … range.
 *
 * Source: the Go specification, "For statements with range clause".
 */

/* What a range gives: types of key and value, NULL where there is none. */
typedef struct
{
  TypesType  *key, *value;
  const char *why;   /* not ok: the cause, or NULL */
  gboolean    ok;
  gboolean    is_int;
} Ranged;

static Ranged
refuse (const char *why)
{
  return (Ranged){ .why = why };
}

static Ranged
range_func (TypesChecker *c,
            TypesType    *func)
{
  const TypesType *yield;

  if (c->go_minor < 23)
    return refuse ("requires go1.23 or later");
  if (func->n_fields != 1)
    return refuse ("func must be func(yield func(...) bool): wrong argument count");
  if (func->n_results != 0)
    return refuse ("func must be func(yield func(...) bool): unexpected results");
  yield = types_core (func->fields[0].type);
  if (yield == NULL || yield->kind != TYPES_FUNC)
    return refuse ("func must be func(yield func(...) bool): argument is not func");
  if (yield->n_fields > 2)
    return refuse ("func must be func(yield func(...) bool): yield func has too many parameters");
  if (yield->n_results != 1 || !types_is_boolean (yield->results[0].type))
    return refuse ("func must be func(yield func(...) bool): yield func does not return bool");
  return (Ranged){ .key = yield->n_fields > 0 ? yield->fields[0].type : NULL,
                   .value = yield->n_fields > 1 ? yield->fields[1].type : NULL,
                   .ok = TRUE };
}

static Ranged
range_type (TypesChecker *c,
            TypesType    *type)
{
  TypesType *core = types_core (type), *int_type = types_basic (TYPES_INT);

  if (core == NULL)
    return refuse ("no core type");
  if (core->kind == TYPES_POINTER && types_under (core->elem)->kind == TYPES_ARRAY)
    core = types_under (core->elem);
  switch (core->kind)
    {
    case TYPES_BASIC:
      if (types_is_string (core))
        return (Ranged){ .key = int_type, .value = types_rune (), .ok = TRUE };
      if (!types_is_integer (core))
        break;
      if (c->go_minor < 22)
        return refuse ("requires go1.22 or later");
      return (Ranged){ .key = type, .ok = TRUE, .is_int = TRUE };
    case TYPES_ARRAY:
    case TYPES_SLICE:
      return (Ranged){ .key = int_type, .value = core->elem, .ok = TRUE };
    case TYPES_MAP:
      return (Ranged){ .key = core->key, .value = core->elem, .ok = TRUE };
    case TYPES_CHAN:
      if (core->dir == SYNTAX_CHAN_SEND)
        return refuse ("receive from send-only channel");
      return (Ranged){ .key = core->elem, .ok = TRUE };
    case TYPES_FUNC:
      return range_func (c, core);
    default:
      break;
    }
  return refuse (NULL);
}

static Ranged
check_ranged (TypesChecker    *c,
              TypesOperand    *x,
              SyntaxRangeStmt *stmt)
{
  Ranged ranged = { 0 };

  if (!types_ok (x))
    return ranged;
  if (x->mode == SYNTAX_MODE_NIL)
    ranged = refuse (NULL);
  else
    ranged = range_type (c, x->type);
  if (!ranged.ok && ranged.why)
    types_error (c, types_pos (x), "cannot range over %s: %s", types_operand_text (c, x),
                 ranged.why);
  else if (!ranged.ok)
    types_error (c, types_pos (x), "cannot range over %s", types_operand_text (c, x));
  else if (ranged.key == NULL && stmt->key)
    types_error (c, stmt->key->pos, "range over %s permits no iteration variables",
                 types_operand_text (c, x));
  else if (ranged.value == NULL && stmt->value)
    types_error (c, stmt->value->pos, "range over %s permits only one iteration variable",
                 types_operand_text (c, x));
  else if (stmt->extra)
    types_error (c, stmt->extra->pos, "range clause permits at most two iteration variables");
  return ranged;
}

/* ---- iteration variables ------------------------------------------------------------- */

/* Declares one; the object is put into scope later. */
static TypesObject *
new_variable (TypesChecker *c,
              SyntaxExpr   *lhs,
              TypesType    *type,
              TypesOperand *x,
              gboolean      is_int)
{
  TypesObject *object;
  TypesOperand y;

  if (lhs->kind != SYNTAX_IDENT)
    {
      types_error (c, lhs->pos, "non-name %s on left side of :=", types_expr_text (c, lhs));
      return NULL;
    }
  object = types_new_local (c, (SyntaxIdent *) lhs, NULL);
  object->per_iteration = c->go_minor >= 22;
  if (type == NULL || !types_is_valid (type))
    {
      object->type = types_invalid;
      object->is_used = TRUE;
      return object;
    }
  if (is_int)
    types_init_var (c, object, x, "range clause");
  else
    {
      y = (TypesOperand){ SYNTAX_MODE_VALUE, type, NULL, lhs, 0 };
      lhs->type = NULL; /* nothing untyped is behind it */
      types_init_var (c, object, &y, "assignment");
    }
  lhs->mode = SYNTAX_MODE_VARIABLE;
  lhs->type = object->type;
  return object;
}

static void
declare_variables (TypesChecker    *c,
                   SyntaxRangeStmt *stmt,
                   TypesOperand    *x,
                   const Ranged    *ranged)
{
  SyntaxExpr  *lhs[2] = { stmt->key, stmt->value };
  TypesType   *types[2] = { ranged->key, ranged->value };
  TypesObject *objects[2] = { NULL, NULL };
  gboolean     any = FALSE, failed = FALSE;

  for (guint i = 0; i < 2; i++)
    {
      if (lhs[i] == NULL)
        continue;
      objects[i] = new_variable (c, lhs[i], types[i], x, ranged->is_int);
      failed = failed || objects[i] == NULL;
      any = any || (objects[i] && strcmp (objects[i]->name, "_") != 0);
    }
  if (!any && !failed)
    types_error (c, stmt->range_pos, "no new variables on left side of :=");
  for (guint i = 0; i < 2; i++)
    if (objects[i])
      types_declare (c, c->env.scope, (SyntaxIdent *) lhs[i], objects[i]);
}

static void
assign_variables (TypesChecker    *c,
                  SyntaxRangeStmt *stmt,
                  TypesOperand    *x,
                  const Ranged    *ranged)
{
  SyntaxExpr *lhs[2] = { stmt->key, stmt->value };
  TypesType  *types[2] = { ranged->key, ranged->value };

  for (guint i = 0; i < 2; i++)
    {
      TypesOperand y = { SYNTAX_MODE_VALUE, types[i], NULL, lhs[i], 0 };

      if (lhs[i] == NULL)
        continue;
      if (types[i] == NULL || !types_is_valid (types[i]))
        {
          types_use_expr (c, lhs[i]);
          continue;
        }
      if (!ranged->is_int)
        {
          types_assign_var (c, lhs[i], NULL, &y, "assignment");
          continue;
        }
      types_assign_var (c, lhs[i], NULL, x, "range clause");
      if (types_ok (x) && !types_is_integer (x->type))
        types_error (c, lhs[i]->pos, "cannot use iteration variable of type %s",
                     types_text (c, x->type));
    }
}

void
types_range_stmt (TypesChecker    *c,
                  SyntaxRangeStmt *stmt)
{
  TypesOperand x;
  Ranged       ranged;
  guint        from = c->delayed->len;

  types_expr (c, &x, stmt->x);
  ranged = check_ranged (c, &x, stmt);
  types_run_delayed (c, from);
  types_open_scope (c);
  if (stmt->define)
    declare_variables (c, stmt, &x, &ranged);
  else if (stmt->key)
    assign_variables (c, stmt, &x, &ranged);
  else if (ranged.is_int)
    types_assignment (c, &x, NULL, "range clause");
  types_stmt (c, &stmt->body->head);
  types_close_scope (c);
}
