/* SPDX-License-Identifier: MIT */
#include "types-builtin.h"

/*
 * Built-in functions. Each has a function below that takes its arguments,
 * checked already unless the first one is a type, and leaves the result in x;
 * FALSE after an error.
 *
 * Source: the Go specification, "Built-in functions", "Package unsafe".
 */

TypesOperand *
types_builtin_arg (const TypesBuiltinCall *self,
                   guint                   i)
{
  return &g_array_index (self->args, TypesOperand, i);
}

static BasePos
arg_pos (const TypesBuiltinCall *self)
{
  return types_pos (self->x);
}

static const char *
arg_text (const TypesBuiltinCall *self)
{
  return types_operand_text (self->c, self->x);
}

static gboolean
no_value (TypesBuiltinCall *self)
{
  self->x->mode = SYNTAX_MODE_NO_VALUE;
  self->x->type = types_invalid;
  return TRUE;
}

gboolean
types_builtin_value (TypesBuiltinCall *self,
                     TypesType        *type)
{
  self->x->mode = SYNTAX_MODE_VALUE;
  self->x->type = type;
  return TRUE;
}

gboolean
types_builtin_constant (TypesBuiltinCall *self,
                        TypesType        *type,
                        gint64            number)
{
  self->x->mode = SYNTAX_MODE_CONST;
  self->x->type = type;
  self->x->value = types_const_new_int (self->c->arena, number);
  return TRUE;
}

/* Asks of a type, or of all types of a type parameter's set. */
static gboolean
all_terms (TypesBuiltinCall *self,
           TypesTermFunc     func)
{
  TypesType *type = self->x->type;

  if (types_is_type_param (type))
    return types_param_all (type, func, self);
  return func (&(TypesTerm){ FALSE, type }, self);
}

/* ---- append, copy, delete, clear, close ---------------------------------------------- */

static gboolean
is_string_operand (const TypesOperand *y)
{
  const TypesType *core = types_core_string (y->type);

  return core && types_is_basic_string (core) && y->mode != SYNTAX_MODE_NIL;
}

/* append([]byte, string...) */
static gboolean
appends_string (TypesBuiltinCall *self)
{
  const char *ignored;

  return self->call->has_dots && self->args->len == 2
         && types_assignable (self->c, self->x, types_bytes (), &ignored)
         && is_string_operand (types_builtin_arg (self, 1));
}

static gboolean
append_to_no_slice (TypesBuiltinCall *self,
                    const TypesType  *core)
{
  TypesChecker *c = self->c;
  const char   *why;

  if (self->x->mode == SYNTAX_MODE_NIL)
    why = "have untyped nil";
  else if (types_is_type_param (self->x->type) && core)
    why = types_sprintf (c, "%s has core type %s", arg_text (self), types_text (c, core));
  else if (types_is_type_param (self->x->type))
    why = types_sprintf (c, "%s has no core type", arg_text (self));
  else
    why = types_sprintf (c, "have %s", arg_text (self));
  if (types_is_valid (self->x->type))
    types_error (c, arg_pos (self), "first argument to append must be a slice; %s", why);
  return FALSE;
}

static const char *
summary (const TypesBuiltinCall *self)
{
  guint       n = self->args->len;
  TypesType **list = base_arena_newv (self->c->arena, TypesType *, n);

  for (guint i = 0; i < n; i++)
    list[i] = types_builtin_arg (self, i)->type;
  return types_summary (self->c, list, n, FALSE, self->call->has_dots);
}

static gboolean
builtin_append (TypesBuiltinCall *self)
{
  TypesChecker *c = self->c;
  TypesType    *slice = self->x->type;
  TypesType    *core = types_core (slice);

  if (appends_string (self))
    return types_builtin_value (self, slice);
  if (self->x->mode == SYNTAX_MODE_NIL || core == NULL || core->kind != TYPES_SLICE)
    return append_to_no_slice (self, core);
  for (guint i = 1; i < self->args->len; i++)
    {
      gboolean spread = self->call->has_dots && i + 1 == self->args->len;

      if (spread && self->args->len > 2)
        {
          types_error (c, types_pos (types_builtin_arg (self, 2)),
                       "too many arguments in call to append\n\thave %s\n\twant (%s, ...%s)",
                       summary (self), types_text (c, slice), types_text (c, core->elem));
          break;
        }
      types_assignment (c, types_builtin_arg (self, i),
                        spread ? types_new_slice (c->arena, core->elem) : core->elem,
                        types_sprintf (c, "argument to %s", types_expr_text (c, self->call->fun)));
    }
  if (self->call->has_dots && self->args->len == 1)
    types_error (c, self->call->head.pos,
                 "not enough arguments in call to append\n\thave (%s...)\n\twant (%s, ...%s)",
                 types_text (c, slice), types_text (c, slice), types_text (c, core->elem));
  return types_builtin_value (self, slice);
}

static gboolean
builtin_copy (TypesBuiltinCall *self)
{
  TypesChecker    *c = self->c;
  TypesOperand    *y = types_builtin_arg (self, 1);
  const TypesType *to = types_core (self->x->type);
  const TypesType *from = is_string_operand (y) ? types_bytes () : types_core_string (y->type);

  if (to == NULL || to->kind != TYPES_SLICE || from == NULL || from->kind != TYPES_SLICE)
    {
      types_error (c, arg_pos (self),
                   "invalid argument: copy expects slice arguments; found %s and %s",
                   arg_text (self), types_operand_text (c, y));
      return FALSE;
    }
  if (!types_identical (to->elem, from->elem))
    {
      types_error (c, arg_pos (self),
                   "invalid argument: arguments to copy %s and %s have different element types %s "
                   "and %s",
                   arg_text (self), types_operand_text (c, y), types_text (c, to->elem),
                   types_text (c, from->elem));
      return FALSE;
    }
  return types_builtin_value (self, types_basic (TYPES_INT));
}

static gboolean
term_is_map (const TypesTerm *term,
             gpointer         user_data)
{
  TypesBuiltinCall         *self = user_data;
  const TypesType *under = term ? types_under (term->type) : types_invalid;

  if (under->kind != TYPES_MAP)
    types_error (self->c, arg_pos (self), "invalid argument: %s is not a map", arg_text (self));
  else if (self->key && !types_identical (self->key, under->key))
    types_error (self->c, arg_pos (self),
                 "invalid argument: maps of %s must have identical key types", arg_text (self));
  else
    {
      self->key = under->key;
      return TRUE;
    }
  return FALSE;
}

static gboolean
builtin_delete (TypesBuiltinCall *self)
{
  if (!all_terms (self, term_is_map))
    return FALSE;
  types_assignment (self->c, types_builtin_arg (self, 1), self->key, "argument to delete");
  return types_ok (types_builtin_arg (self, 1)) && no_value (self);
}

static gboolean
term_is_clearable (const TypesTerm *term,
                   gpointer         user_data)
{
  TypesBuiltinCall        *self = user_data;
  const TypesKind kind = term ? types_under (term->type)->kind : TYPES_INVALID;

  if (kind == TYPES_MAP || kind == TYPES_SLICE)
    return TRUE;
  types_error (self->c, arg_pos (self), "invalid argument: cannot clear %s: argument must be (or constrained by) map or slice",
               arg_text (self));
  return FALSE;
}

static gboolean
builtin_clear (TypesBuiltinCall *self)
{
  if (self->c->go_minor < 21)
    types_version_error (self->c, self->call->fun->pos, 21, "clear");
  return all_terms (self, term_is_clearable) && no_value (self);
}

static gboolean
term_is_closable (const TypesTerm *term,
                  gpointer         user_data)
{
  TypesBuiltinCall         *self = user_data;
  const TypesType *under = term ? types_under (term->type) : types_invalid;

  if (under->kind != TYPES_CHAN)
    types_error (self->c, arg_pos (self), "invalid operation: cannot close non-channel %s",
                 arg_text (self));
  else if (under->dir == SYNTAX_CHAN_RECV)
    types_error (self->c, arg_pos (self), "invalid operation: cannot close receive-only channel %s",
                 arg_text (self));
  else
    return TRUE;
  return FALSE;
}

static gboolean
builtin_close (TypesBuiltinCall *self)
{
  return all_terms (self, term_is_closable) && no_value (self);
}

/* ---- len, cap ------------------------------------------------------------------------ */

static const TypesType *
through_array_pointer (const TypesType *under)
{
  if (under->kind == TYPES_POINTER && types_under (under->elem)->kind == TYPES_ARRAY)
    return types_under (under->elem);
  return under;
}

static gboolean
has_length (const TypesType *type,
            TypesBuiltin     builtin)
{
  const TypesType *under = through_array_pointer (types_under (type));

  switch (under->kind)
    {
    case TYPES_BASIC:
      return builtin == TYPES_BUILTIN_LEN && types_is_string (under);
    case TYPES_MAP:
      return builtin == TYPES_BUILTIN_LEN;
    case TYPES_ARRAY:
    case TYPES_SLICE:
    case TYPES_CHAN:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
term_has_length (const TypesTerm *term,
                 gpointer         user_data)
{
  return term && has_length (term->type, ((TypesBuiltinCall *) user_data)->builtin);
}

static gboolean
builtin_len (TypesBuiltinCall *self)
{
  TypesType       *type = self->x->type;
  const TypesType *under;
  gsize            len;

  if (self->x->mode == SYNTAX_MODE_NIL || !all_terms (self, term_has_length))
    {
      if (types_is_valid (types_under (type)))
        types_error (self->c, arg_pos (self), "invalid argument: %s for built-in %s",
                     arg_text (self), types_builtin_name (self->builtin));
      return FALSE;
    }
  under = through_array_pointer (types_under (type));
  if (types_is_type_param (type))
    return types_builtin_value (self, types_basic (TYPES_INT));
  if (self->x->mode == SYNTAX_MODE_CONST)
    {
      types_const_get_string (self->x->value, &len);
      return types_builtin_constant (self, types_basic (TYPES_INT), (gint64) len);
    }
  if (under->kind == TYPES_ARRAY && !self->c->env.has_call_or_receive)
    return types_builtin_constant (self, types_basic (TYPES_INT), MAX (under->len, 0));
  return types_builtin_value (self, types_basic (TYPES_INT));
}

/* ---- make, new ----------------------------------------------------------------------- */

static gint64
size_argument (TypesChecker *c,
               SyntaxExpr   *e)
{
  TypesOperand x;
  gint64       size;

  types_expr (c, &x, e);
  if (!types_is_valid_index (c, &x, "index", FALSE) || x.mode != SYNTAX_MODE_CONST
      || !types_const_fits_int64 (types_const_to_int (c->arena, x.value), &size))
    return -1;
  return size;
}

static gboolean
builtin_make (TypesBuiltinCall *self)
{
  TypesChecker    *c = self->c;
  SyntaxExprList   args = self->call->args;
  TypesType       *type = types_var_type (c, args.items[0]);
  const TypesType *core = types_core (type);
  const char      *type_text = types_expr_text (c, args.items[0]);
  gint64           sizes[2] = { -1, -1 };
  guint            min;

  if (!types_is_valid (type))
    return FALSE;
  if (core == NULL
      || (core->kind != TYPES_SLICE && core->kind != TYPES_MAP && core->kind != TYPES_CHAN))
    {
      if (core == NULL)
        types_error (c, args.items[0]->pos, "invalid argument: cannot make %s: no core type",
                     type_text);
      else
        types_error (c, args.items[0]->pos,
                     "invalid argument: cannot make %s; type must be slice, map, or channel",
                     type_text);
      return FALSE;
    }
  min = core->kind == TYPES_SLICE ? 2 : 1;
  if (args.n < min || args.n > min + 1)
    {
      types_error (c, self->call->head.pos,
                   "invalid operation: %s expects %u or %u arguments; found %u",
                   types_expr_text (c, &self->call->head), min, min + 1, args.n);
      return FALSE;
    }
  for (guint i = 1; i < args.n; i++)
    sizes[i - 1] = size_argument (c, args.items[i]);
  if (sizes[1] >= 0 && sizes[0] > sizes[1])
    types_error (c, args.items[1]->pos, "invalid argument: length and capacity swapped");
  return types_builtin_value (self, type);
}

static gboolean
builtin_new (TypesBuiltinCall *self)
{
  TypesType *type = types_var_type (self->c, self->call->args.items[0]);

  return types_is_valid (type)
         && types_builtin_value (self, types_new_pointer (self->c->arena, type));
}

/* ---- panic, print, recover ----------------------------------------------------------- */

static gboolean
builtin_panic (TypesBuiltinCall *self)
{
  types_assignment (self->c, self->x, types_any_type (), "argument to panic");
  return types_ok (self->x) && no_value (self);
}

static gboolean
builtin_print (TypesBuiltinCall *self)
{
  const char *context = types_sprintf (self->c, "argument to built-in %s",
                                       types_builtin_name (self->builtin));

  for (guint i = 0; i < self->args->len; i++)
    {
      types_assignment (self->c, types_builtin_arg (self, i), NULL, context);
      if (!types_ok (types_builtin_arg (self, i)))
        return FALSE;
    }
  return no_value (self);
}

static gboolean
builtin_recover (TypesBuiltinCall *self)
{
  return types_builtin_value (self, types_any_type ());
}

/* ---- the table ----------------------------------------------------------------------- */

static const struct
{
  const char *name;
  guint       n_args;
  gboolean    variadic;
  gboolean    takes_syntax; /* its first argument is not an ordinary value */
  TypesBuiltinFunc func;
} builtins[] = {
  [TYPES_BUILTIN_APPEND] = { "append", 1, TRUE, FALSE, builtin_append },
  [TYPES_BUILTIN_CAP] = { "cap", 1, FALSE, FALSE, builtin_len },
  [TYPES_BUILTIN_CLEAR] = { "clear", 1, FALSE, FALSE, builtin_clear },
  [TYPES_BUILTIN_CLOSE] = { "close", 1, FALSE, FALSE, builtin_close },
  [TYPES_BUILTIN_COMPLEX] = { "complex", 2, FALSE, FALSE, types_builtin_complex },
  [TYPES_BUILTIN_COPY] = { "copy", 2, FALSE, FALSE, builtin_copy },
  [TYPES_BUILTIN_DELETE] = { "delete", 2, FALSE, FALSE, builtin_delete },
  [TYPES_BUILTIN_IMAG] = { "imag", 1, FALSE, FALSE, types_builtin_part },
  [TYPES_BUILTIN_LEN] = { "len", 1, FALSE, FALSE, builtin_len },
  [TYPES_BUILTIN_MAKE] = { "make", 1, TRUE, TRUE, builtin_make },
  [TYPES_BUILTIN_MAX] = { "max", 1, TRUE, FALSE, types_builtin_extreme },
  [TYPES_BUILTIN_MIN] = { "min", 1, TRUE, FALSE, types_builtin_extreme },
  [TYPES_BUILTIN_NEW] = { "new", 1, FALSE, TRUE, builtin_new },
  [TYPES_BUILTIN_PANIC] = { "panic", 1, FALSE, FALSE, builtin_panic },
  [TYPES_BUILTIN_PRINT] = { "print", 0, TRUE, FALSE, builtin_print },
  [TYPES_BUILTIN_PRINTLN] = { "println", 0, TRUE, FALSE, builtin_print },
  [TYPES_BUILTIN_REAL] = { "real", 1, FALSE, FALSE, types_builtin_part },
  [TYPES_BUILTIN_RECOVER] = { "recover", 0, FALSE, FALSE, builtin_recover },
  [TYPES_BUILTIN_ALIGNOF] = { "Alignof", 1, FALSE, FALSE, types_builtin_size },
  [TYPES_BUILTIN_OFFSETOF] = { "Offsetof", 1, FALSE, TRUE, types_builtin_offset },
  [TYPES_BUILTIN_SIZEOF] = { "Sizeof", 1, FALSE, FALSE, types_builtin_size },
};

const char *
types_builtin_name (TypesBuiltin builtin)
{
  return builtins[builtin].name;
}

static gboolean
evaluate (TypesBuiltinCall *self)
{
  TypesChecker  *c = self->c;
  SyntaxExprList list = self->call->args;
  gboolean       ignored, ok = TRUE;
  TypesOperand   x;

  if (list.n == 1)
    self->args = types_unpack (c, list.items[0], FALSE, &ignored);
  else
    {
      self->args = g_array_new (FALSE, FALSE, sizeof (TypesOperand));
      for (guint i = 0; i < list.n; i++)
        {
          types_expr (c, &x, list.items[i]);
          g_array_append_val (self->args, x);
        }
    }
  for (guint i = 0; i < self->args->len; i++)
    ok = ok && types_ok (types_builtin_arg (self, i));
  if (ok && self->args->len > 0)
    *self->x = *types_builtin_arg (self, 0);
  return ok;
}

static gboolean
check_count (TypesBuiltinCall *self)
{
  guint       n = self->args ? self->args->len : self->call->args.n;
  guint       want = builtins[self->builtin].n_args;
  const char *problem = n < want                                             ? "not enough"
                        : n > want && !builtins[self->builtin].variadic ? "too many"
                                                                             : NULL;

  if (problem == NULL)
    return TRUE;
  types_error (self->c, self->call->head.pos,
               "invalid operation: %s arguments for %s (expected %u, found %u)", problem,
               types_expr_text (self->c, &self->call->head), want, n);
  return FALSE;
}

gboolean
types_builtin_call (TypesChecker *c,
                    TypesOperand *x,
                    SyntaxCall   *e,
                    TypesBuiltin  builtin)
{
  TypesBuiltinCall  self = { c, x, e, NULL, builtin, NULL };
  gboolean had_call = c->env.has_call_or_receive;
  gboolean ok = TRUE;

  if (e->has_dots && builtin != TYPES_BUILTIN_APPEND)
    {
      types_error (c, e->head.pos, "invalid operation: invalid use of ... with built-in %s",
                   types_builtin_name (builtin));
      types_use (c, e->args);
      return FALSE;
    }
  if (builtin == TYPES_BUILTIN_LEN || builtin == TYPES_BUILTIN_CAP)
    c->env.has_call_or_receive = FALSE;
  if (!builtins[builtin].takes_syntax)
    ok = evaluate (&self);
  ok = ok && check_count (&self) && builtins[builtin].func (&self);
  c->env.has_call_or_receive = c->env.has_call_or_receive || had_call;
  g_clear_pointer (&self.args, g_array_unref);
  return ok;
}
