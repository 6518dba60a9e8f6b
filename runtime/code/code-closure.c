/* SPDX-License-Identifier: MIT */

/*
 * Function values: literals with what they capture, functions and methods as
 * values; and go and defer, whose call is made later, by a function without
 * parameters over what was evaluated at the statement.
 */
#include "code-callee.h"
#include "code-wrapper.h"

/* ---- literals ---------------------------------------------------------------------------- */

static guint
capture_words (const CodeLocal *local)
{
  return local->is_boxed ? 1 : code_type_slots (local->type);
}

guint
code_scope_capture_words (const CodeScope *scope)
{
  guint n_words = 0;

  for (guint i = 0; i < scope->captures->len; i++)
    n_words += capture_words (g_ptr_array_index (scope->captures, i));
  return n_words;
}

/* A closure of a function over the variables that its scope captures. */
void
code_closure (CodeFn    *fn,
              guint32    func,
              CodeScope *scope,
              guint      dest)
{
  guint n_words = code_scope_capture_words (scope), words, at;

  if (n_words == 0)
    {
      code_emit_s (fn, CODE_OP_LDFUNC, dest, func);
      return;
    }
  words = at = scope->captures->len == 1
                 ? ((CodeLocal *) g_ptr_array_index (scope->captures, 0))->slot
                 : code_temp (fn, n_words);
  for (guint i = 0; i < scope->captures->len && scope->captures->len > 1; i++)
    {
      CodeLocal *local = g_ptr_array_index (scope->captures, i);

      code_move (fn, at, local->slot, capture_words (local));
      at += capture_words (local);
    }
  code_emit_x (fn, CODE_OP_MKCLOS, dest, words, n_words, func, 0);
}

static void
compile_literal (CodeFn  *fn,
                 gpointer data)
{
  SyntaxFuncLit *lit = data;

  code_fn_body (fn, NULL, NULL, lit->type_expr, code_fn_under (fn, (SyntaxExpr *) lit), lit->body);
}

/* main.main.func1, and literals in it main.main.func1.1 */
static char *
dup_literal_name (CodeFn *fn)
{
  CodeFn *outer = fn;

  while (outer->scope->is_body && outer->outer != NULL)
    outer = outer->outer;
  return g_strdup_printf ("%s.%s%u", outer->chunk->func.name,
                          outer->chunk->func.flags & CODE_FUNC_CLOSURE ? "" : "func",
                          ++outer->n_closures);
}

static guint32
literal_func (CodeFn        *fn,
              SyntaxFuncLit *lit)
{
  g_autofree char *name = dup_literal_name (fn);

  return code_fn_nested (fn, lit->info, name, lit->head.pos, compile_literal, lit);
}

guint
code_func_lit (CodeFn        *fn,
               SyntaxFuncLit *lit,
               guint          want)
{
  guint   dest = code_dest (fn, want, 1);
  guint32 func = literal_func (fn, lit);

  fn->pos = lit->head.pos;
  code_closure (fn, func, lit->info, dest);
  return dest;
}

/* ---- functions and methods as values ----------------------------------------------------- */

/* An interface without a value has no method to bind. */
static void
check_bindable (CodeFn           *fn,
                const CodeCallee *callee,
                guint             slot)
{
  if (callee->kind == CODE_CALLEE_INTERFACE)
    code_emit (fn, CODE_OP_NILCHK, slot, 0, 0);
}

static guint
method_value (CodeFn     *fn,
              CodeCallee *callee,
              BasePos     pos,
              guint       want)
{
  guint   slot = code_receiver (fn, callee->receiver, &callee->lookup, CODE_NO_SLOT);
  guint   dest = code_dest (fn, want, 1);
  guint32 func = code_unit_bound_method (fn->unit, callee);

  fn->pos = pos;
  check_bindable (fn, callee, slot);
  if (callee->n_receiver_slots == 0)
    code_emit_s (fn, CODE_OP_LDFUNC, dest, func);
  else
    code_emit_x (fn, CODE_OP_MKCLOS, dest, slot, callee->n_receiver_slots, func, 0);
  return dest;
}

static guint
method_expr (CodeFn         *fn,
             SyntaxSelector *selector,
             guint           want)
{
  guint       dest = code_dest (fn, want, 1);
  TypesLookup lookup;

  code_lookup_method (fn, selector, &lookup);
  code_emit_s (fn, CODE_OP_LDFUNC, dest,
               code_unit_method_expr (fn->unit, code_fn_type (fn, selector->x), &lookup,
                                      selector->sel->name));
  return dest;
}

guint
code_func_value (CodeFn     *fn,
                 SyntaxExpr *expr,
                 guint       want)
{
  SyntaxCall call = { .fun = expr };
  CodeCallee callee;
  guint      dest;

  if (expr->kind == SYNTAX_SELECTOR
      && ((SyntaxSelector *) expr)->sel_kind == SYNTAX_SEL_METHOD_EXPR)
    return method_expr (fn, (SyntaxSelector *) expr, want);
  code_callee_resolve (fn, &call, &callee);
  if (callee.receiver != NULL)
    return method_value (fn, &callee, expr->pos, want);
  g_assert (callee.object != NULL);
  dest = code_dest (fn, want, 1);
  code_emit_s (fn, CODE_OP_LDFUNC, dest,
               code_unit_func (fn->unit, callee.object, callee.args, callee.n_args));
  return dest;
}

/* ---- go and defer ------------------------------------------------------------------------ */

typedef struct
{
  CodeFn  *fn;
  gboolean is_go;
  BasePos  pos;
} Start;

static void
start_closure (const Start *start,
               guint        slot)
{
  CodeFn    *fn = start->fn;
  CodeScope *scope = fn->scope;

  fn->pos = start->pos;
  if (start->is_go)
    {
      code_emit (fn, CODE_OP_GO, slot, 0, 0);
      return;
    }
  if (!scope->is_body)
    {
      code_emit (fn, CODE_OP_DEFER, slot, 0, 0);
      return;
    }
  while (scope->is_body)
    scope = scope->outer;
  code_emit (fn, CODE_OP_DEFERAT, slot, scope->frame_token->slot, 0);
}

/* go with a nil function fails at the statement, defer when it is run. */
static void
check_startable (const Start      *start,
                 const CodeCallee *callee,
                 guint             value)
{
  CodeFn   *fn = start->fn;
  CodeLabel ok;

  if (callee->kind == CODE_CALLEE_INTERFACE)
    {
      check_bindable (fn, callee, value);
      return;
    }
  if (callee->kind != CODE_CALLEE_CLOSURE || !start->is_go
      || callee->fun->kind == SYNTAX_FUNC_LIT)
    return;
  ok = code_label (fn);
  code_jump_op (fn, CODE_OP_JNEI, value, 0, ok);
  code_emit (fn, CODE_OP_GO, value, 0, 0);
  code_bind (fn, ok);
}

static gboolean
is_plain (const CodeCallee *callee)
{
  return callee->signature->n_fields == 0 && callee->signature->n_results == 0
         && callee->receiver == NULL
         && (callee->kind == CODE_CALLEE_STATIC || callee->kind == CODE_CALLEE_CLOSURE);
}

/* The function value of a call through one; of a literal also its function. */
static guint
evaluate_closure (CodeFn     *fn,
                  CodeCallee *callee,
                  guint       want)
{
  guint slot;

  if (callee->fun->kind != SYNTAX_FUNC_LIT)
    return code_expr (fn, callee->fun, want);
  slot = code_dest (fn, want, 1);
  callee->func = literal_func (fn, (SyntaxFuncLit *) callee->fun);
  code_closure (fn, callee->func, ((SyntaxFuncLit *) callee->fun)->info, slot);
  return slot;
}

static void
start_plain (const Start *start,
             CodeCallee  *callee)
{
  CodeFn *fn = start->fn;
  guint   slot;

  if (callee->kind == CODE_CALLEE_CLOSURE)
    slot = evaluate_closure (fn, callee, CODE_NO_SLOT);
  else
    {
      slot = code_temp (fn, 1);
      code_emit_s (fn, CODE_OP_LDFUNC, slot, callee->func);
    }
  start_closure (start, slot);
}

/* Words for the thunk one after another: function value or interface or receiver, arguments. */
static void
start_thunk (const Start *start,
             CodeCallee  *callee,
             SyntaxCall  *call)
{
  CodeFn *fn = start->fn;
  guint   n_value = callee->kind == CODE_CALLEE_CLOSURE ? 1 : callee->n_receiver_slots;
  guint   n_args = code_tuple_slots (callee->signature->fields, callee->signature->n_fields);
  guint   words = code_temp (fn, n_value + n_args), closure = code_temp (fn, 1);
  guint32 func;

  if (callee->kind == CODE_CALLEE_CLOSURE)
    evaluate_closure (fn, callee, words);
  else if (callee->receiver != NULL)
    code_receiver (fn, callee->receiver, &callee->lookup, words);
  code_args (fn, &call->args, call->has_dots, callee->signature, words + n_value);
  fn->pos = start->pos;
  check_startable (start, callee, words);
  func = code_unit_thunk (fn->unit, callee, fn->package, fn->chunk->func.name);
  if (n_value + n_args == 0)
    code_emit_s (fn, CODE_OP_LDFUNC, closure, func);
  else
    code_emit_x (fn, CODE_OP_MKCLOS, closure, words, n_value + n_args, func, 0);
  start_closure (start, closure);
}

/* ---- predeclared functions --------------------------------------------------------------- */

/* The call is compiled in a function of its own, with its arguments captured. */
typedef struct
{
  SyntaxCall  *call;
  TypesBuiltin builtin;
  guint        n_words;
} BuiltinThunk;

static gboolean
is_captured_arg (const SyntaxExpr *arg)
{
  return !(arg->mode == SYNTAX_MODE_CONST && arg->value != NULL) && !code_is_nil (arg)
         && arg->mode != SYNTAX_MODE_TYPE;
}

static void
compile_builtin_thunk (CodeFn  *fn,
                       gpointer data)
{
  BuiltinThunk *thunk = data;
  guint         slot = code_temp (fn, thunk->n_words);

  fn->chunk->func.n_capture_words = thunk->n_words;
  fn->pos = thunk->call->head.pos;
  if (thunk->n_words > 0)
    code_emit (fn, CODE_OP_LDCAP, slot, 0, thunk->n_words);
  for (guint i = 0; i < thunk->call->args.n; i++)
    {
      SyntaxExpr *arg = thunk->call->args.items[i];

      if (!is_captured_arg (arg))
        continue;
      code_order_set (fn, arg, slot);
      slot += code_type_slots (code_fn_type (fn, arg));
    }
  /* A deferred recover is not called by a deferred function, so it recovers nothing. */
  if (thunk->builtin != TYPES_BUILTIN_RECOVER)
    code_builtin (fn, thunk->call, thunk->builtin, CODE_NO_SLOT);
  code_emit (fn, CODE_OP_RET, 0, 0, 0);
}

static void
start_builtin (const Start *start,
               SyntaxCall  *call,
               TypesBuiltin builtin)
{
  CodeFn          *fn = start->fn;
  BuiltinThunk     thunk = { call, builtin, 0 };
  g_autofree char *name = g_strdup_printf ("%s.%swrap%u", fn->chunk->func.name,
                                           start->is_go ? "go" : "defer", ++fn->n_thunks);
  guint            words, at, closure;
  guint32          func;

  code_order (fn, call->args.items, call->args.n);
  for (guint i = 0; i < call->args.n; i++)
    {
      if (is_captured_arg (call->args.items[i]))
        thunk.n_words += code_type_slots (code_fn_type (fn, call->args.items[i]));
    }
  words = at = code_temp (fn, thunk.n_words);
  closure = code_temp (fn, 1);
  for (guint i = 0; i < call->args.n; i++)
    {
      if (!is_captured_arg (call->args.items[i]))
        continue;
      code_expr (fn, call->args.items[i], at);
      at += code_type_slots (code_fn_type (fn, call->args.items[i]));
    }
  func = code_fn_nested (fn, NULL, name, call->head.pos, compile_builtin_thunk, &thunk);
  code_unit_get_chunk (fn->unit, func)->func.flags |= CODE_FUNC_WRAPPER;
  if (thunk.n_words == 0)
    code_emit_s (fn, CODE_OP_LDFUNC, closure, func);
  else
    code_emit_x (fn, CODE_OP_MKCLOS, closure, words, thunk.n_words, func, 0);
  start_closure (start, closure);
}

static void
start_call (const Start *start,
            SyntaxExpr  *expr)
{
  CodeFn      *fn = start->fn;
  SyntaxCall  *call = (SyntaxCall *) code_unparen (expr);
  CodeCallee   callee;
  TypesBuiltin builtin;

  if (code_call_is_builtin (call, &builtin))
    {
      start_builtin (start, call, builtin);
      return;
    }
  code_callee_resolve (fn, call, &callee);
  code_order_parts (fn, call);
  if (callee.kind == CODE_CALLEE_STATIC)
    callee.func = code_unit_func (fn->unit, callee.object, callee.args, callee.n_args);
  if (is_plain (&callee))
    start_plain (start, &callee);
  else
    start_thunk (start, &callee, call);
}

void
code_go (CodeFn       *fn,
         SyntaxGoStmt *stmt)
{
  Start start = { fn, TRUE, stmt->head.pos };

  start_call (&start, stmt->call);
}

void
code_defer (CodeFn          *fn,
            SyntaxDeferStmt *stmt)
{
  Start start = { fn, FALSE, stmt->head.pos };

  start_call (&start, stmt->call);
}
