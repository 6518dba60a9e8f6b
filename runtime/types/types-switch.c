/* SPDX-License-Identifier: MIT */
#include "types-check.h"

#include <string.h>

/*
 * switch, type switch, select.
 */

/* ---- expression switches ------------------------------------------------------------- */

/* A constant case: cases of equal value and type are duplicates. */
typedef struct
{
  TypesChecker *c;
  TypesConst   *value;
  TypesType    *type;
  BasePos       pos;
} CaseValue;

static guint
hash_case (gconstpointer data)
{
  return types_const_hash (((const CaseValue *) data)->value);
}

static gboolean
equal_cases (gconstpointer a,
             gconstpointer b)
{
  const CaseValue *v = a, *w = b;

  return v->value->kind == w->value->kind && types_const_equal (v->c->arena, v->value, w->value)
         && types_identical (v->type, w->type);
}

/* gc looks at numbers and strings only. */
static gboolean
can_repeat (const TypesOperand *v)
{
  return v->mode == SYNTAX_MODE_CONST && v->value->kind != TYPES_CONST_UNKNOWN
         && v->value->kind != TYPES_CONST_BOOL && v->value->kind != TYPES_CONST_COMPLEX;
}

static void
case_value (TypesChecker *c,
            TypesOperand *x,
            SyntaxExpr   *e,
            GHashTable   *seen)
{
  TypesOperand     v, result, y;
  CaseValue       *value;
  const CaseValue *other;

  types_expr (c, &v, e);
  if (!types_ok (x) || !types_ok (&v))
    return;
  y = *x;
  types_convert_untyped (c, &v, y.type);
  if (!types_ok (&v))
    return;
  /* Comparing v with x, not the reverse, puts errors at the case. */
  result = v;
  types_comparison (c, &result, &y, SYNTAX_TOKEN_EQL, TRUE);
  if (!types_ok (&result) || !can_repeat (&v))
    return;
  value = base_arena_new0 (c->arena, CaseValue);
  *value = (CaseValue){ c, v.value, v.type, types_pos (&v) };
  other = g_hash_table_lookup (seen, value);
  if (other)
    types_error (c, types_pos (&v), "duplicate case %s in expression switch\n\t%s: previous case",
                 types_operand_text (c, &v), types_pos_text (c->build, other->pos));
  else
    g_hash_table_add (seen, value);
}

static void
check_defaults (TypesChecker  *c,
                SyntaxCaseList cases)
{
  const SyntaxCase *first = NULL;

  for (guint i = 0; i < cases.n; i++)
    {
      if (!cases.items[i].is_default)
        continue;
      if (first)
        types_error (c, cases.items[i].pos, "multiple defaults (first at %s)",
                     types_pos_text (c->build, first->pos));
      else
        first = &cases.items[i];
    }
}

/* The value switched on; without one, true. */
static void
switch_tag (TypesChecker     *c,
            TypesOperand     *x,
            SyntaxSwitchStmt *stmt)
{
  SyntaxIdent *ident;

  if (stmt->tag == NULL)
    {
      ident = base_arena_new0 (c->arena, SyntaxIdent);
      ident->head.kind = SYNTAX_IDENT;
      ident->head.pos = stmt->cases.n > 0 ? stmt->cases.items[0].pos : stmt->rbrace;
      ident->name = "true";
      *x = (TypesOperand){ SYNTAX_MODE_CONST, types_basic (TYPES_BOOL),
                           types_const_new_bool (c->arena, TRUE), &ident->head, 0 };
      return;
    }
  types_expr (c, x, stmt->tag);
  types_assignment (c, x, NULL, "switch expression");
  if (types_ok (x) && !types_is_comparable (x->type) && !types_has_nil (x->type))
    {
      types_error (c, types_pos (x), "cannot switch on %s (%s is not comparable)",
                   types_operand_text (c, x), types_text (c, x->type));
      types_invalidate (x);
    }
}

void
types_switch_stmt (TypesChecker     *c,
                   SyntaxSwitchStmt *stmt)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (hash_case, equal_cases);
  TypesOperand x;

  types_open_scope (c);
  if (stmt->init)
    types_stmt (c, stmt->init);
  switch_tag (c, &x, stmt);
  check_defaults (c, stmt->cases);
  for (guint i = 0; i < stmt->cases.n; i++)
    {
      const SyntaxCase *clause = &stmt->cases.items[i];

      for (guint j = 0; j < clause->exprs.n; j++)
        case_value (c, &x, clause->exprs.items[j], seen);
      types_open_scope (c);
      types_stmt_list (c, clause->body);
      types_close_scope (c);
    }
  types_close_scope (c);
}

/* ---- type switches ------------------------------------------------------------------- */

typedef struct
{
  TypesType *type; /* NULL for nil */
  BasePos    pos;
} CaseType;

static gboolean
is_nil (TypesChecker *c,
        SyntaxExpr   *e)
{
  SyntaxIdent *ident = (SyntaxIdent *) types_unparen (e);
  TypesObject *object;

  if (ident->head.kind != SYNTAX_IDENT)
    return FALSE;
  object = types_scope_find (c->env.scope, ident->name, NULL);
  if (object == NULL || object->kind != TYPES_OBJECT_NIL)
    return FALSE;
  ident->object = object;
  ident->head.mode = e->mode = SYNTAX_MODE_NIL;
  ident->head.type = e->type = object->type;
  return TRUE;
}

/* The type of a case, NULL for nil; invalid after an error. */
static TypesType *
case_type (TypesChecker *c,
           TypesOperand *x,
           SyntaxExpr   *e,
           GArray       *seen)
{
  TypesType   *type = NULL;
  CaseType     entry;
  TypesOperand operand;

  if (!is_nil (c, e))
    {
      types_expr_or_type (c, &operand, e, FALSE);
      if (!types_ok (&operand))
        return types_invalid;
      if (operand.mode != SYNTAX_MODE_TYPE)
        {
          types_error (c, e->pos, "%s is not a type", types_expr_text (c, e));
          return types_invalid;
        }
      type = types_var_type (c, e);
      if (!types_is_valid (type))
        return types_invalid;
    }
  for (guint i = 0; i < seen->len; i++)
    {
      const CaseType *other = &g_array_index (seen, CaseType, i);

      if (other->type != type && !(other->type && type && types_identical (other->type, type)))
        continue;
      types_error (c, e->pos, "duplicate case %s in type switch\n\t%s: previous case",
                   type ? types_text (c, type) : "nil", types_pos_text (c->build, other->pos));
      return types_invalid;
    }
  entry = (CaseType){ type, e->pos };
  g_array_append_val (seen, entry);
  if (type && types_ok (x))
    types_type_assertion (c, e, x, type, TRUE);
  return type;
}

/* The clause's own variable: of the case's type if there is just one, else of the operand's. */
static TypesObject *
clause_variable (TypesChecker         *c,
                 SyntaxTypeSwitchStmt *stmt,
                 SyntaxCase           *clause,
                 TypesType            *type)
{
  TypesObject *object = types_new_object (c->arena, TYPES_OBJECT_VAR, c->package, stmt->name->name,
                                          stmt->name->head.pos, type);

  object->colour = G_MAXUINT;
  object->func = c->env.func;
  clause->object = object;
  types_scope_insert (c->env.scope, c->arena, object);
  return object;
}

static void
type_clauses (TypesChecker         *c,
              SyntaxTypeSwitchStmt *stmt,
              TypesOperand         *x,
              gboolean              has_name)
{
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (CaseType));
  gboolean any_used = FALSE;

  for (guint i = 0; i < stmt->cases.n; i++)
    {
      SyntaxCase  *clause = &stmt->cases.items[i];
      TypesObject *object = NULL;
      TypesType   *type = NULL;

      for (guint j = 0; j < clause->exprs.n; j++)
        type = case_type (c, x, clause->exprs.items[j], seen);
      types_open_scope (c);
      if (has_name)
        object = clause_variable (c, stmt, clause,
                                  clause->exprs.n == 1 && type ? type : x->type);
      types_stmt_list (c, clause->body);
      types_close_scope (c);
      any_used = any_used || (object && object->is_used);
    }
  /* The clauses' variables count as one. */
  if (has_name && !any_used)
    types_error (c, stmt->name->head.pos, "%s declared and not used", stmt->name->name);
}

void
types_type_switch_stmt (TypesChecker         *c,
                        SyntaxTypeSwitchStmt *stmt)
{
  gboolean     has_name = stmt->name != NULL;
  TypesOperand x;

  types_open_scope (c);
  if (stmt->init)
    types_stmt (c, stmt->init);
  if (has_name && strcmp (stmt->name->name, "_") == 0)
    {
      types_error (c, stmt->name->head.pos, "no new variable on left side of :=");
      has_name = FALSE;
    }
  types_expr (c, &x, stmt->x);
  if (types_ok (&x) && types_is_type_param (x.type))
    {
      types_error (c, types_pos (&x), "cannot use type switch on type parameter value %s",
                   types_operand_text (c, &x));
      types_invalidate (&x);
    }
  else if (types_ok (&x) && !types_is_interface (x.type))
    {
      types_error (c, types_pos (&x), "%s is not an interface", types_operand_text (c, &x));
      types_invalidate (&x);
    }
  check_defaults (c, stmt->cases);
  if (!types_ok (&x))
    x.type = types_invalid;
  type_clauses (c, stmt, &x, has_name);
  types_close_scope (c);
}

/* ---- assertions ---------------------------------------------------------------------- */

/* Whether a value of x's interface type can be a T at all; e: where to complain. */
gboolean
types_type_assertion (TypesChecker *c,
                      SyntaxExpr   *e,
                      TypesOperand *x,
                      TypesType    *type,
                      gboolean      type_switch)
{
  const char *why = "";

  /* Dynamic types may have more methods than an interface asks for. */
  if (types_is_interface (type)
      || !types_missing_method (c, type, x->type, FALSE, NULL, NULL, &why))
    return TRUE;
  if (type_switch)
    types_error (c, e->pos, "impossible type switch case: %s\n\t%s cannot have dynamic type %s %s",
                 types_expr_text (c, e), types_operand_text (c, x), types_text (c, type), why);
  else
    types_error (c, e->pos, "impossible type assertion: %s\n\t%s does not implement %s %s",
                 types_expr_text (c, e), types_text (c, type), types_text (c, x->type), why);
  return FALSE;
}

/* ---- select -------------------------------------------------------------------------- */

static gboolean
is_receive (SyntaxExpr *e)
{
  e = types_unparen (e);
  return e->kind == SYNTAX_UNARY && ((SyntaxUnary *) e)->op == SYNTAX_TOKEN_ARROW;
}

static gboolean
is_communication (SyntaxNode *comm)
{
  const SyntaxAssignStmt *assign = (const SyntaxAssignStmt *) comm;

  switch (comm->kind)
    {
    case SYNTAX_SEND_STMT:
    case SYNTAX_BAD:
      return TRUE;
    case SYNTAX_EXPR_STMT:
      return is_receive (((SyntaxExprStmt *) comm)->x);
    case SYNTAX_ASSIGN_STMT:
      return !assign->is_op && assign->rhs.n == 1 && is_receive (assign->rhs.items[0]);
    default:
      return FALSE;
    }
}

void
types_select_stmt (TypesChecker     *c,
                   SyntaxSelectStmt *stmt)
{
  check_defaults (c, stmt->cases);
  for (guint i = 0; i < stmt->cases.n; i++)
    {
      const SyntaxCase *clause = &stmt->cases.items[i];

      if (clause->comm && !is_communication (clause->comm))
        {
          const SyntaxExprStmt *comm = (const SyntaxExprStmt *) clause->comm;
          gboolean is_binary = comm->head.kind == SYNTAX_EXPR_STMT
                               && comm->x->kind == SYNTAX_BINARY;

          types_error (c, is_binary ? ((SyntaxBinary *) comm->x)->op_pos : comm->head.pos,
                       "select case must be send or receive (possibly with assignment)");
          continue;
        }
      types_open_scope (c);
      if (clause->comm)
        types_stmt (c, clause->comm);
      types_stmt_list (c, clause->body);
      types_close_scope (c);
    }
}
