/* SPDX-License-Identifier: MIT */
#include "types-check.h"

#include <string.h>

/*
 * Calls and conversions.
 *
 * A call of a generic function infers type arguments from the arguments; those
 * among them that are generic functions themselves are inferred together with
 * it, as if all type parameters belonged to one list.
 */

typedef struct
{
  SyntaxCall  *call;
  TypesType   *func;       /* the signature called */
  TypesField  *params;     /* one per argument; the variadic one repeated */
  guint        n_params;
  GArray      *args;       /* of TypesOperand */
  TypesType  **type_args;  /* explicit ones */
  guint        n_type_args;
} Call;

/* ---- summaries for messages ---------------------------------------------------------- */

/* "(number, string, []int)" */
const char *
types_summary (TypesChecker     *c,
               TypesType *const *list,
               guint             n,
               gboolean          variadic,
               gboolean          dots)
{
  GString    *out = g_string_new ("(");
  const char *text;

  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (out, ", ");
      if (!types_is_valid (list[i]))
        g_string_append (out, "unknown type");
      else if (types_is_untyped_numeric (list[i]))
        g_string_append (out, "number");
      else if (types_is_untyped (list[i]))
        g_string_append (out, strchr (types_basic_name (list[i]), ' ') + 1);
      else if (variadic && i + 1 == n && list[i]->kind == TYPES_SLICE)
        {
          g_string_append (out, "...");
          types_print_for (list[i]->elem, c->package, out);
        }
      else
        types_print_for (list[i], c->package, out);
    }
  if (dots)
    g_string_append (out, "...");
  g_string_append_c (out, ')');
  text = base_arena_strdup (c->arena, out->str);
  g_string_free (out, TRUE);
  return text;
}

static TypesOperand *
arg_at (const Call *self,
        guint       i)
{
  return &g_array_index (self->args, TypesOperand, i);
}

static void
report_count (TypesChecker *c,
              const Call   *self)
{
  guint       n = self->args->len, n_params = self->func->n_fields;
  TypesType **have = base_arena_newv (c->arena, TypesType *, MAX (n, 1));
  TypesType **want = base_arena_newv (c->arena, TypesType *, MAX (n_params, 1));
  gboolean    too_many = n > self->n_params;
  BasePos     pos = self->call->head.pos;

  for (guint i = 0; i < n; i++)
    have[i] = arg_at (self, i)->type;
  for (guint i = 0; i < n_params; i++)
    want[i] = self->func->fields[i].type;
  if (n > 0)
    pos = types_pos (arg_at (self, too_many ? self->n_params : n - 1));
  types_error (c, pos, "%s arguments in call to %s\n\thave %s\n\twant %s",
               too_many ? "too many" : "not enough", types_expr_text (c, self->call->fun),
               types_summary (c, have, n, FALSE, self->call->has_dots),
               types_summary (c, want, n_params, self->func->variadic, FALSE));
}

/* ---- arguments ----------------------------------------------------------------------- */

/* The values of the argument list: f(g()) takes all results of g. */
static GArray *
evaluate_args (TypesChecker *c,
               SyntaxCall   *e)
{
  GArray      *args;
  gboolean     ignored;
  TypesOperand x;

  if (e->args.n == 1 && types_unparen (e->args.items[0])->kind == SYNTAX_CALL)
    return types_unpack (c, e->args.items[0], FALSE, &ignored);
  args = g_array_sized_new (FALSE, FALSE, sizeof (TypesOperand), MAX (e->args.n, 1));
  for (guint i = 0; i < e->args.n; i++)
    {
      types_generic_expr (c, &x, e->args.items[i]);
      types_single_value (c, &x);
      g_array_append_val (args, x);
    }
  return args;
}

/* Lays out one parameter per argument; FALSE after an error. */
static gboolean
spread_params (TypesChecker *c,
               Call         *self)
{
  TypesType *func = self->func;
  guint      n = self->args->len;

  self->params = func->fields;
  self->n_params = func->n_fields;
  if (!func->variadic)
    {
      if (!self->call->has_dots)
        return TRUE;
      types_error (c, self->call->head.pos, "cannot use ... in call to non-variadic %s",
                   types_expr_text (c, self->call->fun));
      return FALSE;
    }
  if (self->call->has_dots)
    {
      if (self->call->args.n == 1 && n > 1)
        {
          types_error (c, self->call->head.pos, "cannot use ... with %u-valued %s", n,
                       types_expr_text (c, self->call->args.items[0]));
          return FALSE;
        }
      return TRUE;
    }
  if (n + 1 < func->n_fields)
    {
      self->n_params = func->n_fields - 1;
      return TRUE;
    }
  self->params = base_arena_newv (c->arena, TypesField, MAX (n, 1));
  self->n_params = n;
  memcpy (self->params, func->fields, sizeof (TypesField) * (func->n_fields - 1));
  for (guint i = func->n_fields - 1; i < n; i++)
    {
      const TypesField *last = &func->fields[func->n_fields - 1];

      self->params[i] = *last;
      if (last->type->kind == TYPES_SLICE)
        self->params[i].type = last->type->elem;
    }
  return TRUE;
}

/* Fresh parameters that stand for others, so that f may call itself with other types. */
TypesType **
types_rename_params (TypesChecker *c,
                     TypesType   **params,
                     guint         n)
{
  TypesType **fresh = base_arena_newv (c->arena, TypesType *, n);

  for (guint i = 0; i < n; i++)
    {
      fresh[i] = types_new_param (c->context, params[i]->object, i);
      fresh[i]->origin = params[i]->origin ? params[i]->origin : params[i];
    }
  for (guint i = 0; i < n; i++)
    fresh[i]->constraint
        = types_substitute (c->arena, params[i]->constraint, params, fresh, n);
  return fresh;
}

static TypesField *
substitute_fields (TypesChecker     *c,
                   const TypesField *fields,
                   guint             n_fields,
                   TypesType       **params,
                   TypesType       **args,
                   guint             n)
{
  TypesField *result = base_arena_newv (c->arena, TypesField, MAX (n_fields, 1));

  for (guint i = 0; i < n_fields; i++)
    {
      result[i] = fields[i];
      result[i].type = types_substitute (c->arena, fields[i].type, params, args, n);
    }
  return result;
}

/* All type parameters that one call infers. */
typedef struct
{
  GPtrArray *params, *args;
  GArray    *generic; /* indices of arguments that are generic functions */
} Unknowns;

static void
add_unknowns (Unknowns   *self,
              TypesType **params,
              guint       n,
              TypesType **args,
              guint       n_args)
{
  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (self->params, params[i]);
      g_ptr_array_add (self->args, i < n_args ? args[i] : NULL);
    }
}

static gboolean
is_generic_func (const TypesType *type)
{
  return type && type->kind == TYPES_FUNC && type->n_type_params > 0;
}

/* Arguments that are generic functions bring their parameters, renamed each time. */
static void
add_generic_args (TypesChecker *c,
                  const Call   *self,
                  Unknowns     *unknowns)
{
  for (guint i = 0; i < self->args->len; i++)
    {
      TypesOperand *arg = arg_at (self, i);
      TypesType    *func = arg->type;
      SyntaxIndex  *index;
      TypesType   **fresh, *renamed;

      if (!is_generic_func (func))
        continue;
      fresh = types_rename_params (c, func->type_params, func->n_type_params);
      renamed = types_new (c->arena, TYPES_FUNC);
      *renamed = *types_substitute (c->arena, func, func->type_params, fresh, func->n_type_params);
      renamed->type_params = fresh;
      arg->type = renamed;
      index = (SyntaxIndex *) types_unparen (arg->expr);
      if (index->head.kind != SYNTAX_INDEX)
        add_unknowns (unknowns, fresh, func->n_type_params, NULL, 0);
      else
        add_unknowns (unknowns, fresh, func->n_type_params, index->type_args, index->n_type_args);
      g_array_append_val (unknowns->generic, i);
    }
}

/* Writes what was inferred for generic arguments into the tree. */
static void
finish_generic_args (TypesChecker   *c,
                     const Call     *self,
                     const Unknowns *unknowns,
                     guint           first)
{
  for (guint i = 0; i < unknowns->generic->len; i++)
    {
      guint         index = g_array_index (unknowns->generic, guint, i);
      TypesOperand *arg = arg_at (self, index);
      TypesType    *func = arg->type;

      types_set_func_instance (c, arg, &self->call->args.items[index], func,
                               (TypesType **) unknowns->args->pdata + first);
      first += func->n_type_params;
    }
}

static gboolean
infer_call (TypesChecker *c,
            Call         *self,
            Unknowns     *unknowns)
{
  TypesType     *func = self->func;
  guint          n = func->n_type_params;
  TypesType    **params = func->type_params;
  TypesField    *fields = self->params;
  TypesInferSite site = { self->call->fun, self->call->lparen, FALSE };
  SyntaxExprList none = { NULL, 0 };

  if (n > 0 && params == c->env.type_params)
    {
      params = types_rename_params (c, params, n);
      fields = substitute_fields (c, fields, self->n_params, func->type_params, params, n);
    }
  add_unknowns (unknowns, params, n, self->type_args, self->n_type_args);
  add_generic_args (c, self, unknowns);
  if (unknowns->params->len == 0)
    return TRUE;
  if (!types_infer (c, &site, (TypesType **) unknowns->params->pdata, unknowns->params->len,
                    (TypesType **) unknowns->args->pdata, fields,
                    (TypesOperand *) (gpointer) self->args->data, self->args->len))
    return FALSE;
  if (n > 0)
    {
      TypesType **args = base_arena_newv (c->arena, TypesType *, n);

      memcpy (args, unknowns->args->pdata, sizeof *args * n);
      self->call->type_args = args;
      self->call->n_type_args = n;
      self->func = types_instantiate_signature (c, self->call->lparen, func, args,
                                                self->call->fun->kind == SYNTAX_INDEX
                                                  ? ((SyntaxIndex *) self->call->fun)->indices
                                                  : none);
      self->params
          = substitute_fields (c, self->params, self->n_params, func->type_params, args, n);
    }
  finish_generic_args (c, self, unknowns, n);
  return TRUE;
}

/* Checks the arguments against the parameters and completes the signature; FALSE after an error
 * that leaves the result's type unknown. */
static gboolean
check_args (TypesChecker *c,
            Call         *self)
{
  Unknowns    unknowns;
  const char *context;
  gboolean    ok;

  if (!spread_params (c, self))
    return FALSE;
  if (self->args->len != self->n_params)
    {
      report_count (c, self);
      return FALSE;
    }
  for (guint i = 0; i < self->args->len; i++)
    if (!types_ok (arg_at (self, i)))
      return FALSE;
  unknowns = (Unknowns){ g_ptr_array_new (), g_ptr_array_new (),
                         g_array_new (FALSE, FALSE, sizeof (guint)) };
  ok = infer_call (c, self, &unknowns);
  g_ptr_array_unref (unknowns.params);
  g_ptr_array_unref (unknowns.args);
  g_array_unref (unknowns.generic);
  if (!ok)
    return FALSE;

  context = self->args->len > 0
              ? types_sprintf (c, "argument to %s", types_expr_text (c, self->call->fun))
              : "";
  for (guint i = 0; i < self->args->len; i++)
    types_assignment (c, arg_at (self, i), self->params[i].type, context);
  return TRUE;
}

/* ---- conversions --------------------------------------------------------------------- */

static TypesExprKind
convert (TypesChecker *c,
         TypesOperand *x,
         SyntaxCall   *e)
{
  TypesType *type = x->type;

  types_invalidate (x);
  if (types_is_generic (type))
    {
      types_error (c, e->fun->pos, "cannot use generic type %s without instantiation",
                   types_expr_text (c, e->fun));
      types_use (c, e->args);
      return TYPES_CONVERSION;
    }
  if (e->args.n == 0)
    {
      types_error (c, e->head.pos, "missing argument in conversion to %s", types_text (c, type));
      return TYPES_CONVERSION;
    }
  if (e->args.n > 1)
    {
      types_use (c, e->args);
      types_error (c, e->args.items[e->args.n - 1]->pos, "too many arguments in conversion to %s",
                   types_text (c, type));
      return TYPES_CONVERSION;
    }
  types_expr (c, x, e->args.items[0]);
  if (!types_ok (x))
    return TYPES_CONVERSION;
  if (types_is_interface (type)
      && !types_set_is_method_set (types_interface_set (types_under (type))))
    {
      types_error (c, e->head.pos,
                   "cannot use interface %s in conversion (contains specific type constraints or is "
                   "comparable)",
                   types_text (c, type));
      types_invalidate (x);
    }
  else if (e->has_dots)
    {
      types_error (c, e->args.items[0]->pos, "invalid use of ... in conversion to %s",
                   types_text (c, type));
      types_invalidate (x);
    }
  else
    types_conversion (c, x, type);
  return TYPES_CONVERSION;
}

/* ---- calls --------------------------------------------------------------------------- */

static TypesExprKind
call_builtin (TypesChecker *c,
              TypesOperand *x,
              SyntaxCall   *e)
{
  TypesBuiltin builtin = x->builtin;

  if (!types_builtin_call (c, x, e, builtin))
    types_invalidate (x);
  if (types_ok (x) && x->mode != SYNTAX_MODE_CONST)
    c->env.has_call_or_receive = TRUE;
  switch (builtin)
    {
    case TYPES_BUILTIN_CLEAR:
    case TYPES_BUILTIN_CLOSE:
    case TYPES_BUILTIN_COPY:
    case TYPES_BUILTIN_DELETE:
    case TYPES_BUILTIN_PANIC:
    case TYPES_BUILTIN_PRINT:
    case TYPES_BUILTIN_PRINTLN:
    case TYPES_BUILTIN_RECOVER:
      return TYPES_STATEMENT;
    default:
      return TYPES_EXPRESSION;
    }
}

static void
set_result (TypesChecker    *c,
            TypesOperand    *x,
            const TypesType *func)
{
  switch (func->n_results)
    {
    case 0:
      x->mode = SYNTAX_MODE_NO_VALUE;
      x->type = types_invalid;
      break;
    case 1:
      x->mode = SYNTAX_MODE_VALUE;
      x->type = func->results[0].type;
      break;
    default:
      x->mode = SYNTAX_MODE_VALUE;
      x->type = types_new_tuple (c->arena, func->results, func->n_results);
      break;
    }
}

/* f[A](…): reads the type arguments; FALSE after an error. */
static gboolean
read_type_args (TypesChecker *c,
                Call         *self,
                SyntaxIndex  *index)
{
  guint want = self->func->n_type_params;

  self->n_type_args = index->indices.n;
  self->type_args = base_arena_newv (c->arena, TypesType *, MAX (self->n_type_args, 1));
  if (!types_type_args (c, index->indices, self->type_args))
    return FALSE;
  if (self->n_type_args > want)
    {
      types_error (c, index->indices.items[want]->pos,
                   "got %u type arguments but want %u", self->n_type_args, want);
      return FALSE;
    }
  if (self->n_type_args < want)
    return TRUE;
  /* All are given: nothing to infer, and the signature is known even if arguments are wrong. */
  index->type_args = self->type_args;
  index->n_type_args = want;
  self->func = types_instantiate_signature (c, index->head.pos, self->func, self->type_args,
                                            index->indices);
  self->n_type_args = 0;
  return TRUE;
}

static void
record_callee (SyntaxExpr *fun,
               TypesType  *type)
{
  for (; fun->kind == SYNTAX_PAREN; fun = ((SyntaxParen *) fun)->x)
    fun->type = type;
  fun->mode = SYNTAX_MODE_VALUE;
  fun->type = type;
}

static TypesExprKind
call_func (TypesChecker *c,
           TypesOperand *x,
           SyntaxCall   *e,
           SyntaxIndex  *index)
{
  Call     self = { .call = e };
  gboolean was_generic;

  self.func = types_core (x->type);
  if (x->mode == SYNTAX_MODE_NIL || self.func == NULL || self.func->kind != TYPES_FUNC)
    {
      if (types_is_valid (x->type))
        types_error (c, types_pos (x), "invalid operation: cannot call non-function %s",
                     types_operand_text (c, x));
      types_use (c, e->args);
      types_invalidate (x);
      return TYPES_STATEMENT;
    }
  was_generic = self.func->n_type_params > 0;
  if (index && !read_type_args (c, &self, index))
    {
      types_use (c, e->args);
      types_invalidate (x);
      return TYPES_STATEMENT;
    }
  self.args = evaluate_args (c, e);
  c->env.has_call_or_receive = TRUE;
  if (check_args (c, &self) || !was_generic || self.func->n_type_params == 0)
    {
      if (was_generic)
        record_callee (e->fun, self.func);
      set_result (c, x, self.func);
    }
  else
    types_invalidate (x);
  g_array_unref (self.args);
  return TYPES_STATEMENT;
}

TypesExprKind
types_call (TypesChecker *c,
            TypesOperand *x,
            SyntaxCall   *e)
{
  SyntaxIndex *index = NULL;

  if (e->fun->kind == SYNTAX_INDEX)
    {
      *x = (TypesOperand){ .type = types_invalid, .expr = e->fun };
      if (types_index (c, x, (SyntaxIndex *) e->fun))
        index = (SyntaxIndex *) e->fun;
      x->expr = e->fun;
      types_record (c, x);
    }
  else
    types_callee (c, x, e->fun);

  switch (x->mode)
    {
    case SYNTAX_MODE_NONE:
      types_use (c, e->args);
      return TYPES_STATEMENT;
    case SYNTAX_MODE_TYPE:
      return convert (c, x, e);
    case SYNTAX_MODE_BUILTIN:
      return call_builtin (c, x, e);
    default:
      return call_func (c, x, e, index);
    }
}
