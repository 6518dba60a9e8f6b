/* SPDX-License-Identifier: MIT */

/*
 * Order of evaluation. The specification orders calls and receive operations
 * only; when variables around them are read is left open, and programs show
 * it. gc makes all calls of a statement first, in order, keeps their results,
 * and reads memory afterwards:
 *
 *     a := []int{x, f()}      // x is read after f has run
 *
 * Compiled from left to right, this would differ only where something that is
 * read from memory precedes a call. Such expressions are found here by a scan,
 * and their calls are evaluated ahead into temporaries; all others are
 * compiled as they stand. Variables in the frame do not count, nothing can
 * change them meanwhile.
 *
 * A value on its way into an interface is computed among the calls as well if
 * gc's runtime wants its address, which it does of all but numbers of two, four
 * and eight bytes, pointers, strings and slices. A literal of a map is a row of
 * assignments, each ordered for itself.
 */
#include "code-expr.h"

typedef struct
{
  CodeFn  *fn;
  gboolean pending;   /* memory would be read before what comes next */
  gboolean is_hazard; /* a call follows such a read */
  guint    n_calls;
  gboolean hoist;     /* second round: evaluate the calls */
} Scan;

static void scan_expr (Scan       *self,
                       SyntaxExpr *expr);

/* The slot in which the expression's value already lies, if it does. */
guint
code_order_get (CodeFn           *fn,
                const SyntaxExpr *expr)
{
  gpointer found;

  if (fn->hoisted == NULL)
    return CODE_NO_SLOT;
  found = g_hash_table_lookup (fn->hoisted, expr);
  return found != NULL ? GPOINTER_TO_UINT (found) - 1 : CODE_NO_SLOT;
}

void
code_order_set (CodeFn           *fn,
                const SyntaxExpr *expr,
                guint             slot)
{
  if (fn->hoisted == NULL)
    fn->hoisted = g_hash_table_new (NULL, NULL);
  g_hash_table_insert (fn->hoisted, (gpointer) expr, GUINT_TO_POINTER (slot + 1));
}

static void
scan_list (Scan                 *self,
           const SyntaxExprList *list)
{
  for (guint i = 0; i < list->n; i++)
    scan_expr (self, list->items[i]);
}

/* What happens in its place among the calls. Reads inside of it happen with it. */
static void
note_call (Scan       *self,
           SyntaxExpr *expr,
           gboolean    pending_before)
{
  self->n_calls++;
  self->is_hazard = self->is_hazard || pending_before;
  self->pending = pending_before;
  /* A call without results is a statement of its own, nothing comes after it. */
  if (!self->hoist || expr->mode == SYNTAX_MODE_NO_VALUE)
    return;
  if (expr->kind == SYNTAX_CALL && expr->type != NULL && expr->type->kind == TYPES_TUPLE)
    code_order_set (self->fn, expr, code_call (self->fn, (SyntaxCall *) expr));
  else
    code_order_set (self->fn, expr, code_expr (self->fn, expr, CODE_NO_SLOT));
}

/* The part that a value of one part consists of. */
static TypesType *
sole_part (TypesType *type)
{
  for (;;)
    {
      TypesType *under = types_underlying (type);

      if (under->kind == TYPES_STRUCT && under->n_fields == 1)
        type = under->fields[0].type;
      else if (under->kind == TYPES_ARRAY && under->len == 1)
        type = under->elem;
      else
        return under;
    }
}

/* Whether gc copies the value before it makes an interface of it. */
static gboolean
is_copied (TypesType *type)
{
  TypesType *part = sole_part (type);
  gint64     size = types_size (type);

  switch (part->kind)
    {
    case TYPES_INTERFACE:
    case TYPES_POINTER:
    case TYPES_MAP:
    case TYPES_CHAN:
    case TYPES_FUNC:
    case TYPES_SLICE:
      return FALSE;
    case TYPES_STRUCT:
    case TYPES_ARRAY:
      return TRUE;
    default:
      return !(code_type_is_string (part)
               || ((size == 2 || size == 4 || size == 8) && types_align (type) == size));
    }
}

/* Scans what becomes a value of the type `target`, NULL if it is not known to become another. */
static void
scan_to (Scan       *self,
         SyntaxExpr *expr,
         TypesType  *target)
{
  gboolean   pending = self->pending;
  TypesType *type;

  scan_expr (self, expr);
  if (target == NULL || types_underlying (target)->kind != TYPES_INTERFACE || expr->type == NULL
      || expr->mode == SYNTAX_MODE_CONST || expr->mode == SYNTAX_MODE_VARIABLE || code_is_nil (expr)
      || code_order_get (self->fn, code_unparen (expr)) != CODE_NO_SLOT)
    return;
  type = code_fn_type (self->fn, expr);
  if (type->kind == TYPES_TUPLE || types_underlying (type)->kind == TYPES_INTERFACE
      || !is_copied (type))
    return;
  self->pending = pending;
  if (self->hoist)
    code_order_set (self->fn, code_unparen (expr),
                    code_expr (self->fn, code_unparen (expr), CODE_NO_SLOT));
}

/* The type of the parameter that an argument is for. */
static TypesType *
param_type (const TypesType  *signature,
            const SyntaxCall *call,
            guint             i)
{
  if (signature == NULL || signature->kind != TYPES_FUNC)
    return NULL;
  if (signature->variadic && !call->has_dots && i + 1 >= signature->n_fields)
    return signature->fields[signature->n_fields - 1].type->elem;
  return i < signature->n_fields ? signature->fields[i].type : NULL;
}

static gboolean
is_frame_variable (const SyntaxIdent *ident)
{
  const TypesObject *object = ident->object;

  if (object == NULL || object->kind != TYPES_OBJECT_VAR)
    return TRUE;
  return !object->is_global && !code_local_get (object)->is_boxed;
}

static void
scan_call (Scan       *self,
           SyntaxCall *call)
{
  gboolean     pending = self->pending;
  TypesBuiltin builtin;

  if (code_call_is_conversion (call))
    {
      TypesType *from = code_fn_under (self->fn, call->args.items[0]);

      scan_to (self, call->args.items[0], code_fn_type (self->fn, (SyntaxExpr *) call));
      /* string(bytes) reads the bytes; []byte(text) is a call. */
      self->pending = self->pending || from->kind == TYPES_SLICE;
      if (code_type_is_string (from)
          && code_fn_under (self->fn, (SyntaxExpr *) call)->kind == TYPES_SLICE)
        note_call (self, (SyntaxExpr *) call, pending);
      return;
    }
  if (code_call_is_builtin (call, &builtin))
    scan_list (self, &call->args);
  else
    {
      const TypesType *signature = code_fn_under (self->fn, call->fun);

      scan_expr (self, call->fun);
      for (guint i = 0; i < call->args.n; i++)
        scan_to (self, call->args.items[i], param_type (signature, call, i));
    }
  note_call (self, (SyntaxExpr *) call, pending);
}

static void
scan_selector (Scan           *self,
               SyntaxSelector *selector)
{
  if (selector->sel_kind == SYNTAX_SEL_METHOD_EXPR)
    return;
  if (selector->sel_kind == SYNTAX_SEL_QUALIFIED)
    {
      self->pending = self->pending || selector->head.mode == SYNTAX_MODE_VARIABLE;
      return;
    }
  scan_expr (self, selector->x);
  if (selector->sel_kind == SYNTAX_SEL_METHOD
      || code_path_has_pointer (code_fn_type (self->fn, selector->x), selector->path,
                                selector->n_path - 1))
    self->pending = TRUE;
}

static void
scan_composite (Scan               *self,
                SyntaxCompositeLit *lit)
{
  TypesType *under = code_fn_under (self->fn, (SyntaxExpr *) lit);
  gboolean   pending = self->pending, is_map;

  is_map = under->kind == TYPES_MAP;
  /* Literals whose type is elided have no place of their own to be evaluated into. */
  if (is_map && lit->type_expr != NULL)
    {
      note_call (self, (SyntaxExpr *) lit, pending);
      return;
    }
  for (guint i = 0; i < lit->elements.n; i++)
    {
      SyntaxExpr *element = lit->elements.items[i];
      TypesType  *target = under->elem;

      if (element->kind == SYNTAX_KEY_VALUE)
        {
          if (is_map)
            scan_to (self, ((SyntaxKeyValue *) element)->key, under->key);
          if (under->kind == TYPES_STRUCT)
            target = NULL;
          element = ((SyntaxKeyValue *) element)->value;
        }
      else if (under->kind == TYPES_STRUCT && i < under->n_fields)
        target = under->fields[i].type;
      scan_to (self, element, target);
    }
}

static void
scan_binary (Scan         *self,
             SyntaxBinary *expr)
{
  gboolean pending = self->pending;

  if (expr->op == SYNTAX_TOKEN_LAND || expr->op == SYNTAX_TOKEN_LOR)
    {
      /* The operands are ordered for themselves when they are compiled. */
      note_call (self, (SyntaxExpr *) expr, pending);
      return;
    }
  scan_expr (self, expr->x);
  scan_expr (self, expr->y);
  /* An integer division may panic. */
  if ((expr->op == SYNTAX_TOKEN_QUO || expr->op == SYNTAX_TOKEN_REM)
      && expr->y->mode != SYNTAX_MODE_CONST)
    self->pending = TRUE;
}

static void
scan_unary (Scan        *self,
            SyntaxUnary *expr)
{
  gboolean    pending = self->pending;
  SyntaxExpr *x = code_unparen (expr->x);

  /* Naming a variable's address does not read it. */
  if (expr->op == SYNTAX_TOKEN_AND && x->kind == SYNTAX_IDENT)
    return;
  scan_expr (self, expr->x);
  if (expr->op == SYNTAX_TOKEN_ARROW)
    note_call (self, (SyntaxExpr *) expr, pending);
}

static void
scan_slice_expr (Scan            *self,
                 SyntaxSliceExpr *expr)
{
  gboolean pending = self->pending;

  scan_expr (self, expr->x);
  scan_expr (self, expr->low);
  scan_expr (self, expr->high);
  scan_expr (self, expr->max);
  note_call (self, (SyntaxExpr *) expr, pending);
}

static void
scan_index (Scan        *self,
            SyntaxIndex *expr)
{
  scan_expr (self, expr->x);
  if (code_fn_under (self->fn, expr->x)->kind == TYPES_FUNC)
    return;
  scan_list (self, &expr->indices);
  if (code_fn_under (self->fn, expr->x)->kind != TYPES_ARRAY
      || expr->indices.items[0]->mode != SYNTAX_MODE_CONST)
    self->pending = TRUE;
}

static void
scan_expr (Scan       *self,
           SyntaxExpr *expr)
{
  gboolean pending = self->pending;

  if (expr == NULL || expr->mode == SYNTAX_MODE_CONST || expr->mode == SYNTAX_MODE_TYPE
      || expr->mode == SYNTAX_MODE_NIL || code_order_get (self->fn, expr) != CODE_NO_SLOT)
    return;
  switch (expr->kind)
    {
    case SYNTAX_IDENT:
      self->pending = self->pending || !is_frame_variable ((SyntaxIdent *) expr);
      break;
    case SYNTAX_PAREN:
      scan_expr (self, ((SyntaxParen *) expr)->x);
      break;
    case SYNTAX_SELECTOR:
      scan_selector (self, (SyntaxSelector *) expr);
      break;
    case SYNTAX_INDEX:
      scan_index (self, (SyntaxIndex *) expr);
      break;
    case SYNTAX_SLICE_EXPR:
      scan_slice_expr (self, (SyntaxSliceExpr *) expr);
      break;
    case SYNTAX_TYPE_ASSERT:
      scan_expr (self, ((SyntaxTypeAssert *) expr)->x);
      if (expr->type != NULL && expr->type->kind != TYPES_TUPLE)
        note_call (self, expr, pending);
      break;
    case SYNTAX_CALL:
      scan_call (self, (SyntaxCall *) expr);
      break;
    case SYNTAX_STAR:
      scan_expr (self, ((SyntaxStar *) expr)->x);
      self->pending = TRUE;
      break;
    case SYNTAX_UNARY:
      scan_unary (self, (SyntaxUnary *) expr);
      break;
    case SYNTAX_BINARY:
      scan_binary (self, (SyntaxBinary *) expr);
      break;
    case SYNTAX_COMPOSITE_LIT:
      scan_composite (self, (SyntaxCompositeLit *) expr);
      break;
    default:
      break;
    }
}

/* Prepares expressions that will be compiled in this order, to become values of these types. */
void
code_order_as (CodeFn      *fn,
               SyntaxExpr **exprs,
               guint        n,
               TypesType  **types)
{
  Scan scan = { .fn = fn };

  for (guint i = 0; i < n; i++)
    scan_to (&scan, exprs[i], types != NULL ? types[i] : NULL);
  if (!scan.is_hazard)
    return;

  scan = (Scan){ .fn = fn, .hoist = TRUE };
  for (guint i = 0; i < n; i++)
    scan_to (&scan, exprs[i], types != NULL ? types[i] : NULL);
}

void
code_order (CodeFn      *fn,
            SyntaxExpr **exprs,
            guint        n)
{
  code_order_as (fn, exprs, n, NULL);
}

/* Prepares what a call is made of, for a call that is made later. */
void
code_order_parts (CodeFn     *fn,
                  SyntaxCall *call)
{
  const TypesType         *signature = code_fn_under (fn, call->fun);
  guint                    n = call->args.n;
  g_autofree SyntaxExpr  **exprs = g_new (SyntaxExpr *, n + 1);
  g_autofree TypesType   **types = g_new (TypesType *, n + 1);

  exprs[0] = call->fun;
  types[0] = NULL;
  for (guint i = 0; i < n; i++)
    {
      exprs[i + 1] = call->args.items[i];
      types[i + 1] = param_type (signature, call, i);
    }
  code_order_as (fn, exprs, n + 1, types);
}

gboolean
code_order_has_calls (CodeFn     *fn,
                      SyntaxExpr *expr)
{
  Scan scan = { .fn = fn };

  scan_expr (&scan, expr);
  return scan.n_calls > 0;
}

/* Evaluates all calls in an expression that will be compiled later than what follows it in the
 * source, as the left side of an assignment is. */
void
code_order_calls (CodeFn     *fn,
                  SyntaxExpr *expr)
{
  Scan scan = { .fn = fn };

  scan_expr (&scan, expr);
  if (scan.n_calls == 0)
    return;
  scan = (Scan){ .fn = fn, .hoist = TRUE };
  scan_expr (&scan, expr);
}
