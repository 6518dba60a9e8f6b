/* SPDX-License-Identifier: MIT */

/*
 * Calls. The callee's frame begins above everything the caller has in use, so
 * that arguments are computed right where the callee finds them:
 *
 *   [ caller … ][ header ][ results ][ receiver ][ arguments ]
 *                          ^ a of the call instruction
 */
#include "code-callee.h"

/* ---- who is called ----------------------------------------------------------------------- */

static TypesType **
substitute_args (CodeFn     *fn,
                 TypesType **args,
                 guint       n)
{
  TypesType **result = base_arena_newv (fn->unit->arena, TypesType *, n);

  for (guint i = 0; i < n; i++)
    result[i] = code_fn_subst (fn, args[i]);
  return result;
}

static void
resolve_func (CodeFn      *fn,
              TypesObject *object,
              TypesType  **args,
              guint        n_args,
              TypesType   *signature,
              CodeCallee  *out)
{
  out->signature = signature;
  out->object = object;
  out->args = substitute_args (fn, args, n_args);
  out->n_args = n_args;
  out->kind = code_unit_is_native (object) ? CODE_CALLEE_NATIVE : CODE_CALLEE_STATIC;
  if (n_args > 0)
    out->signature = types_substitute (fn->unit->arena, object->type, object->type->type_params,
                                       out->args, n_args);
}

static void
resolve_method (CodeFn         *fn,
                SyntaxSelector *selector,
                CodeCallee     *out)
{
  TypesLookup *lookup = &out->lookup;

  code_lookup_method (fn, selector, lookup);
  out->receiver = selector->x;
  out->signature = lookup->type;
  if (lookup->method == NULL)
    {
      out->kind = CODE_CALLEE_INTERFACE;
      out->selector = code_unit_selector (fn->unit, selector->sel->name,
                                          code_lookup_package (lookup, selector->sel->name));
      out->n_receiver_slots = 2;
      return;
    }
  out->object = lookup->method;
  out->args = lookup->owner->type_args;
  out->n_args = lookup->owner->n_type_args;
  out->kind = code_unit_is_native (lookup->method) ? CODE_CALLEE_NATIVE : CODE_CALLEE_STATIC;
  out->n_receiver_slots = lookup->ptr_recv ? 1 : code_type_slots (lookup->owner);
}

/* Finds out what the expression in front of a call's parentheses means. */
void
code_callee_resolve (CodeFn     *fn,
                     SyntaxCall *call,
                     CodeCallee *out)
{
  SyntaxExpr *fun = code_unparen (call->fun);
  TypesType **args = call->type_args;
  guint       n_args = call->n_type_args;

  *out = (CodeCallee){ .kind = CODE_CALLEE_CLOSURE, .fun = fun, .func = G_MAXUINT32 };
  out->signature = code_fn_under (fn, fun);
  if (fun->kind == SYNTAX_INDEX && (n_args > 0 || ((SyntaxIndex *) fun)->n_type_args > 0))
    {
      if (n_args == 0)
        {
          args = ((SyntaxIndex *) fun)->type_args;
          n_args = ((SyntaxIndex *) fun)->n_type_args;
        }
      fun = code_unparen (((SyntaxIndex *) fun)->x);
    }
  if (fun->kind == SYNTAX_IDENT)
    {
      TypesObject *object = ((SyntaxIdent *) fun)->object;

      if (object != NULL && object->kind == TYPES_OBJECT_FUNC)
        resolve_func (fn, object, args, n_args, out->signature, out);
    }
  else if (fun->kind == SYNTAX_SELECTOR)
    {
      SyntaxSelector *selector = (SyntaxSelector *) fun;

      if (selector->sel_kind == SYNTAX_SEL_METHOD)
        resolve_method (fn, selector, out);
      else if (selector->sel_kind == SYNTAX_SEL_QUALIFIED && selector->sel->object != NULL
               && selector->sel->object->kind == TYPES_OBJECT_FUNC)
        resolve_func (fn, selector->sel->object, args, n_args, out->signature, out);
    }
}

guint
code_tuple_slots (const TypesField *fields,
                  guint             n)
{
  guint n_slots = 0;

  for (guint i = 0; i < n; i++)
    n_slots += code_type_slots (fields[i].type);
  return n_slots;
}

/* ---- receivers --------------------------------------------------------------------------- */

/* Follows the path of embedded fields from a place to the receiver that the method wants. */
guint
code_receiver_load (CodeFn            *fn,
                    CodePlace         *place,
                    TypesType         *type,
                    const TypesLookup *lookup,
                    guint              want)
{
  TypesType *under;

  code_place_path (fn, place, &type, lookup->path, lookup->n_path);
  under = types_underlying (type);
  if (lookup->method == NULL)
    return code_place_load (fn, place, type, want);
  if (lookup->ptr_recv)
    return under->kind == TYPES_POINTER ? code_place_load (fn, place, type, want)
                                        : code_place_address (fn, place, want);
  if (under->kind == TYPES_POINTER)
    {
      guint slot = code_place_load (fn, place, type, CODE_NO_SLOT);

      *place = (CodePlace){ .kind = CODE_PLACE_MEMORY, .slot = slot, .may_be_nil = TRUE };
      type = under->elem;
    }
  return code_place_load (fn, place, type, want);
}

guint
code_receiver (CodeFn            *fn,
               SyntaxExpr        *x,
               const TypesLookup *lookup,
               guint              want)
{
  TypesType *type = code_fn_type (fn, x);
  CodePlace  place;

  if (lookup->n_path == 0 && lookup->method != NULL && lookup->ptr_recv
      && types_underlying (type)->kind == TYPES_POINTER)
    return code_expr (fn, x, want);
  code_place_expr (fn, x, &place);
  return code_receiver_load (fn, &place, type, lookup, want);
}

/* ---- arguments --------------------------------------------------------------------------- */

/* What is passed for ...T: values in a new array behind a slice. */
typedef struct
{
  TypesType *elem;
  guint      slot; /* of the slice */
  guint      n;
} Rest;

static void
begin_rest (CodeFn    *fn,
            Rest      *rest,
            TypesType *slice,
            guint      slot,
            guint      n)
{
  *rest = (Rest){ .elem = types_underlying (slice)->elem, .slot = slot, .n = n };
  if (n == 0)
    {
      code_zero (fn, slot, 3);
      return;
    }
  code_emit_s (fn, CODE_OP_NEW, slot,
               code_unit_type (fn->unit, code_type_new_array (fn->unit, rest->elem, n)));
  code_load_int (fn, slot + 1, n);
  code_load_int (fn, slot + 2, n);
}

static void
store_rest (CodeFn *fn,
            Rest   *rest,
            guint   i,
            guint   value)
{
  CodePlace place = { .kind = CODE_PLACE_MEMORY, .slot = rest->slot };

  place.offset = (guint64) i * code_type_bytes (rest->elem);
  code_place_store (fn, &place, rest->elem, value);
}

/* f(g()) where g gives several values. */
static void
pass_tuple (CodeFn     *fn,
            SyntaxExpr *arg,
            TypesType  *signature,
            guint       dest)
{
  TypesType *tuple = code_fn_type (fn, arg);
  guint      n_fixed = signature->n_fields - (signature->variadic ? 1 : 0);
  guint      source = code_order_get (fn, arg);
  Rest       rest = { 0 };

  if (source == CODE_NO_SLOT)
    source = code_call (fn, (SyntaxCall *) code_unparen (arg));
  if (signature->variadic)
    {
      guint offset = code_tuple_slots (signature->fields, n_fixed);

      begin_rest (fn, &rest, signature->fields[n_fixed].type, dest + offset,
                  tuple->n_fields - n_fixed);
    }
  for (guint i = 0; i < tuple->n_fields; i++)
    {
      TypesType *from = tuple->fields[i].type;

      if (i < n_fixed)
        {
          code_assign_convert (fn, source, from, signature->fields[i].type, dest);
          dest += code_type_slots (signature->fields[i].type);
        }
      else
        store_rest (fn, &rest, i - n_fixed,
                    code_assign_convert (fn, source, from, rest.elem, CODE_NO_SLOT));
      source += code_type_slots (from);
    }
}

/* Computes the arguments into slots one after another. */
void
code_args (CodeFn               *fn,
           const SyntaxExprList *args,
           gboolean              has_dots,
           TypesType            *signature,
           guint                 dest)
{
  guint n_fixed = signature->n_fields - (signature->variadic && !has_dots ? 1 : 0);
  guint top;
  Rest  rest;

  if (args->n == 1 && code_fn_type (fn, args->items[0])->kind == TYPES_TUPLE)
    {
      pass_tuple (fn, args->items[0], signature, dest);
      return;
    }
  top = fn->top;
  for (guint i = 0; i < n_fixed; i++)
    {
      TypesType *type = signature->fields[i].type;

      code_expr_as (fn, args->items[i], type, dest);
      dest += code_type_slots (type);
      fn->top = top;
    }
  if (n_fixed == signature->n_fields)
    return;
  begin_rest (fn, &rest, signature->fields[n_fixed].type, dest, args->n - n_fixed);
  for (guint i = n_fixed; i < args->n; i++)
    {
      store_rest (fn, &rest, i - n_fixed,
                  code_expr_as (fn, args->items[i], rest.elem, CODE_NO_SLOT));
      fn->top = top;
    }
}

/* ---- the call ---------------------------------------------------------------------------- */

void
code_callee_emit (CodeFn           *fn,
                  const CodeCallee *callee,
                  guint             base,
                  guint             value)
{
  switch (callee->kind)
    {
    case CODE_CALLEE_STATIC:
      code_emit_s (fn, CODE_OP_CALL, base,
                   callee->func != G_MAXUINT32
                     ? callee->func
                     : code_unit_func (fn->unit, callee->object, callee->args, callee->n_args));
      break;
    case CODE_CALLEE_NATIVE:
      code_emit_s (fn, CODE_OP_CALLN, base, code_unit_native (fn->unit, callee->object));
      break;
    case CODE_CALLEE_CLOSURE:
      code_emit (fn, CODE_OP_CALLC, base, value, 0);
      break;
    case CODE_CALLEE_INTERFACE:
      code_emit (fn, CODE_OP_CALLI, base, value, callee->selector);
      break;
    }
}

guint
code_call (CodeFn     *fn,
           SyntaxCall *call)
{
  CodeCallee  callee;
  const char *site = fn->site;
  guint       value = CODE_NO_SLOT, n_results, n_receiver, base;

  code_callee_resolve (fn, call, &callee);
  fn->site = fn->plain_name;
  if (callee.kind == CODE_CALLEE_CLOSURE)
    value = code_expr (fn, callee.fun, CODE_NO_SLOT);
  else if (callee.kind == CODE_CALLEE_INTERFACE)
    value = code_receiver (fn, callee.receiver, &callee.lookup, CODE_NO_SLOT);

  n_results = code_tuple_slots (callee.signature->results, callee.signature->n_results);
  /* The machine stores an interface's data word as the receiver. */
  n_receiver = callee.kind == CODE_CALLEE_INTERFACE ? 1 : callee.n_receiver_slots;
  base = code_window (fn, n_results + n_receiver
                            + code_tuple_slots (callee.signature->fields,
                                                callee.signature->n_fields));
  if (callee.receiver != NULL && callee.kind != CODE_CALLEE_INTERFACE)
    {
      guint top = fn->top;

      code_receiver (fn, callee.receiver, &callee.lookup, base + n_results);
      fn->top = top;
    }
  code_args (fn, &call->args, call->has_dots, callee.signature, base + n_results + n_receiver);
  fn->pos = call->head.pos;
  fn->site = site;
  /* What the library makes in this call is known by the variable that receives it. */
  if (site != fn->plain_name)
    code_mark_site (fn);
  code_callee_emit (fn, &callee, base, value);
  fn->top = base + n_results;
  return base;
}

gboolean
code_call_is_conversion (const SyntaxCall *call)
{
  return code_unparen (call->fun)->mode == SYNTAX_MODE_TYPE;
}

gboolean
code_call_is_builtin (const SyntaxCall *call,
                      TypesBuiltin     *out_builtin)
{
  SyntaxExpr  *fun = code_unparen (call->fun);
  TypesObject *object = NULL;

  if (fun->kind == SYNTAX_IDENT)
    object = ((SyntaxIdent *) fun)->object;
  else if (fun->kind == SYNTAX_SELECTOR)
    object = ((SyntaxSelector *) fun)->sel->object;
  if (object == NULL || object->kind != TYPES_OBJECT_BUILTIN)
    return FALSE;
  *out_builtin = object->builtin;
  return TRUE;
}

guint
code_call_value (CodeFn     *fn,
                 SyntaxCall *call,
                 guint       want)
{
  TypesType   *type = code_fn_type (fn, (SyntaxExpr *) call);
  TypesBuiltin builtin;
  guint        slot;

  if (code_call_is_conversion (call))
    {
      fn->pos = call->head.pos;
      return code_conversion (fn, call->args.items[0], type, want);
    }
  if (code_call_is_builtin (call, &builtin))
    return code_builtin (fn, call, builtin, want);
  slot = code_call (fn, call);
  if (want == CODE_NO_SLOT)
    return slot;
  code_move (fn, want, slot, code_type_slots (type));
  return want;
}
