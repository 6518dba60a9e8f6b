/* SPDX-License-Identifier: MIT */

/*
 * for range over a function. The loop's body becomes a function that the
 * iterator calls, `func(key, value) bool`. What leaves the loop leaves that
 * function with false, after noting why in a state that both sides share; the
 * function around the loop looks at the state when the iterator has returned,
 * and goes on from there.
 *
 *   state   0  ready for a call        -1  the body is running, or has panicked
 *           1  left by break           -2  the loop is over
 *           2 + i  left by the i-th statement that leads out of it: a return,
 *                  whose results are stored already, or a branch
 *
 * Any call that finds the state not ready is one the iterator must not make.
 */
#include "code-callee.h"

#define STATE_READY 0
#define STATE_RUNNING -1
#define STATE_OVER -2
#define STATE_BROKEN 1
#define STATE_FIRST_EXIT 2

struct _CodeLoopBody
{
  SyntaxRangeStmt *stmt;
  TypesType       *signature; /* of the body as a function */
  CodeLocal       *state;
  GPtrArray       *exits;     /* SyntaxNode: statements that lead out of the loop */
};

static void
set_state (CodeFn          *fn,
           const CodeLocal *state,
           gint64           value)
{
  guint slot = code_temp (fn, 1);

  code_load_int (fn, slot, value);
  code_emit (fn, CODE_OP_ST64, slot, state->slot, 0);
}

/* ---- misuse ------------------------------------------------------------------------------ */

/* Takes a state in which the body must not be called, or the loop not be left. */
static void
compile_misuse (CodeFn  *fn,
                gpointer data)
{
  static const struct
  {
    int         state;
    const char *text;
  } cases[] = {
    { STATE_RUNNING, "range function continued iteration after loop body panic" },
    { STATE_OVER, "range function continued iteration after whole loop exit" },
    { STATE_READY, "range function recovered a loop body panic and did not resume panicking" },
  };
  guint state = code_temp (fn, 1);

  fn->chunk->func.n_param_slots = 1;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CodeLabel next = code_label (fn);

      code_jump_op (fn, CODE_OP_JNEI, state, (guint16) cases[i].state, next);
      code_panic_text (fn, fn->unit->runtime_error, cases[i].text);
      code_bind (fn, next);
    }
  code_panic_text (fn, fn->unit->runtime_error,
                   "range function continued iteration after function for loop body returned "
                   "false");
}

static void
call_misuse (CodeFn *fn,
             guint   state)
{
  gboolean is_new;
  guint32  func = code_unit_intern_chunk (fn->unit, "range state", &is_new,
                                          "runtime.panicrangestate", NULL, compile_misuse, NULL);
  guint    base = code_window (fn, 1);

  code_move (fn, base, state, 1);
  code_emit_s (fn, CODE_OP_CALL, base, func);
}

/* ---- the body ---------------------------------------------------------------------------- */

static void
enter_body (CodeFn             *fn,
            const CodeLoopBody *body)
{
  CodeLabel ready = code_label (fn);
  guint     slot = code_temp (fn, 1);

  code_emit (fn, CODE_OP_LD64, slot, body->state->slot, 0);
  code_jump_op (fn, CODE_OP_JEQI, slot, STATE_READY, ready);
  call_misuse (fn, slot);
  code_bind (fn, ready);
  set_state (fn, body->state, STATE_RUNNING);
}

static void
declare_variable (CodeFn    *fn,
                  CodeLocal *local,
                  guint      slot)
{
  if (local->is_boxed)
    {
      code_local_place (fn, local);
      code_local_init (fn, local, slot);
    }
  else
    local->slot = slot;
  code_local_show (fn, local);
}

/* What the iterator passes becomes the iteration variables. */
static void
take_variables (CodeFn             *fn,
                const CodeLoopBody *body,
                guint               slot)
{
  SyntaxExpr *variables[] = { body->stmt->key, body->stmt->value }, *targets[2];
  guint       values[2], n = 0;
  TypesType  *types[2];

  for (guint i = 0; i < MIN (body->signature->n_fields, 2); i++)
    {
      TypesType *type = body->signature->fields[i].type;

      if (variables[i] != NULL && !code_is_blank (variables[i]))
        {
          if (body->stmt->define)
            declare_variable (fn, code_local_get (((SyntaxIdent *) variables[i])->object), slot);
          targets[n] = variables[i];
          values[n] = slot;
          types[n++] = type;
        }
      slot += code_type_slots (type);
    }
  if (!body->stmt->define)
    code_assign_values (fn, targets, n, values, types);
}

static void
leave_body (CodeFn             *fn,
            const CodeLoopBody *body,
            gint64              state,
            gboolean            go_on)
{
  set_state (fn, body->state, state);
  code_load_int (fn, 0, go_on);
  code_emit (fn, CODE_OP_RET, 0, 0, 0);
}

static void
compile_body (CodeFn  *fn,
              gpointer data)
{
  CodeLoopBody *body = data;
  CodeTarget    target;
  CodeBlock     block;

  code_fn_enter_body (fn, body->signature);
  code_block_begin (fn, &block);
  enter_body (fn, body);
  take_variables (fn, body, fn->chunk->func.n_result_slots);
  code_target_begin (fn, &target, (SyntaxNode *) body->stmt);
  code_block (fn, body->stmt->body);
  fn->pos = body->stmt->body->rbrace;
  code_bind (fn, target.on_continue);
  leave_body (fn, body, STATE_READY, TRUE);
  code_bind (fn, target.on_break);
  leave_body (fn, body, STATE_BROKEN, FALSE);
  code_target_end (fn, &target);
  code_block_end (fn, &block);
}

void
code_body_exit (CodeFn     *fn,
                SyntaxNode *stmt)
{
  CodeLoopBody *body = fn->body;

  g_assert (body != NULL);
  leave_body (fn, body, STATE_FIRST_EXIT + body->exits->len, FALSE);
  g_ptr_array_add (body->exits, stmt);
}

/* ---- the loop ---------------------------------------------------------------------------- */

static guint32
body_func (CodeFn       *fn,
           CodeScope    *scope,
           CodeLoopBody *body)
{
  CodeFn          *outer = fn;
  g_autofree char *name = NULL;

  while (outer->scope->is_body && outer->outer != NULL)
    outer = outer->outer;
  name = g_strdup_printf ("%s-range%u", outer->chunk->func.name, ++outer->n_bodies);
  fn->nested_body = body;
  return code_fn_nested (fn, scope, name, ((SyntaxNode *) body->stmt)->pos, compile_body, body);
}

static void
call_iterator (CodeFn       *fn,
               CodeScope    *scope,
               CodeLoopBody *body)
{
  guint   iterator = code_expr (fn, body->stmt->x, CODE_NO_SLOT);
  guint   base = code_window (fn, 1);
  guint32 func = body_func (fn, scope, body);

  fn->pos = ((SyntaxNode *) body->stmt)->pos;
  code_closure (fn, func, scope, base);
  code_emit (fn, CODE_OP_CALLC, base, iterator, 0);
}

static void
follow_exit (CodeFn     *fn,
             SyntaxNode *stmt)
{
  fn->pos = stmt->pos;
  if (stmt->kind != SYNTAX_RETURN_STMT)
    code_branch (fn, (SyntaxBranchStmt *) stmt);
  else if (fn->scope->is_body)
    code_body_exit (fn, stmt);
  else
    code_fn_leave (fn);
}

/* After the iterator has returned: on, or out to where the body's last statement leads. */
static void
follow_state (CodeFn             *fn,
              const CodeLoopBody *body)
{
  CodeLabel finished = code_label (fn);
  guint     slot = code_temp (fn, 1), over;

  code_emit (fn, CODE_OP_LD64, slot, body->state->slot, 0);
  code_jump_op (fn, CODE_OP_JNEI, slot, (guint16) STATE_RUNNING, finished);
  over = code_temp (fn, 1);
  code_load_int (fn, over, STATE_READY);
  call_misuse (fn, over);
  code_bind (fn, finished);
  set_state (fn, body->state, STATE_OVER);
  for (guint i = 0; i < body->exits->len; i++)
    {
      CodeLabel next = code_label (fn);

      code_jump_op (fn, CODE_OP_JNEI, slot, STATE_FIRST_EXIT + i, next);
      follow_exit (fn, g_ptr_array_index (body->exits, i));
      code_bind (fn, next);
    }
}

void
code_range_func (CodeFn          *fn,
                 SyntaxRangeStmt *stmt)
{
  CodeScope   *scope = g_hash_table_lookup (fn->unit->body_scopes, stmt);
  CodeLoopBody body = { .stmt = stmt, .state = scope->state };
  CodeBlock    block;

  body.signature = types_underlying (code_fn_under (fn, stmt->x)->fields[0].type);
  body.exits = g_ptr_array_new ();
  code_block_begin (fn, &block);
  code_local_place (fn, scope->state);
  code_local_zero (fn, scope->state);
  code_order (fn, &stmt->x, 1);
  call_iterator (fn, scope, &body);
  follow_state (fn, &body);
  code_block_end (fn, &block);
  g_ptr_array_unref (body.exits);
}
