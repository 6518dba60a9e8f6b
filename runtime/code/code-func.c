/* SPDX-License-Identifier: MIT */

/*
 * A function from its first to its last instruction: the frame, parameters and
 * results, captured variables, returns. Results lie in the frame's first
 * slots; a function that defers, or one of whose results lives on the heap, has
 * one common way out at its end, where a recovered panic resumes, too:
 *
 *   epilogue: run deferred calls; load boxed results; return
 */
#include "code-callee.h"

/* ---- beginning and end ------------------------------------------------------------------- */

static void
begin (CodeFn   *fn,
       CodeUnit *unit,
       guint32   index,
       CodeFn   *outer)
{
  CodeChunk *chunk = code_unit_get_chunk (unit, index);

  *fn = (CodeFn){ .unit = unit, .chunk = chunk, .index = index, .outer = outer };
  fn->package = chunk->package;
  fn->env = chunk->env;
  fn->code = g_array_new (FALSE, FALSE, sizeof (CodeInstr));
  fn->positions = g_array_new (FALSE, FALSE, sizeof (BasePos));
  fn->labels = code_labels_new ();
  fn->fixups = code_fixups_new ();
  fn->vars = g_array_new (FALSE, FALSE, sizeof (CodeVar));
  fn->sites = g_array_new (FALSE, FALSE, sizeof (CodeSite));
  fn->open_vars = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
finish_vars (CodeFn *fn)
{
  for (guint i = 0; i < fn->vars->len; i++)
    {
      CodeVar *var = &g_array_index (fn->vars, CodeVar, i);

      var->end_pc = MIN (var->end_pc, fn->code->len);
    }
}

static void
check_size (CodeFn *fn)
{
  if (!fn->is_too_large)
    return;
  code_unit_error (fn->unit, fn->chunk->func.pos,
                   "stack frame too large: %s needs more than 512 KiB; "
                   "keep large values behind a pointer or slice",
                   fn->chunk->func.name);
  fn->chunk->func.frame_slots = CODE_NO_SLOT - 1;
}

static void
finish (CodeFn *fn)
{
  CodeChunk *chunk = fn->chunk;

  finish_vars (fn);
  code_emit_finish (fn);
  chunk->func.frame_slots = MAX (fn->max, 1);
  check_size (fn);
  if (fn->has_epilogue)
    chunk->func.recover_pc = code_label_get_pc (fn, fn->epilogue);
  chunk->n_code = fn->code->len;
  chunk->code = (CodeInstr *) g_array_free (fn->code, FALSE);
  chunk->positions = (BasePos *) g_array_free (fn->positions, FALSE);
  chunk->func.n_vars = fn->vars->len;
  chunk->func.vars = (CodeVar *) g_array_free (fn->vars, FALSE);
  chunk->n_sites = fn->sites->len;
  chunk->sites = (CodeSite *) g_array_free (fn->sites, FALSE);
  g_array_unref (fn->labels);
  g_array_unref (fn->fixups);
  g_array_unref (fn->open_vars);
  g_clear_pointer (&fn->hoisted, g_hash_table_unref);
  g_clear_pointer (&fn->goto_labels, g_hash_table_unref);
}

void
code_fn_compile_chunk (CodeUnit *unit,
                       guint32   index)
{
  CodeChunk *chunk = code_unit_get_chunk (unit, index);
  CodeFn     fn;

  if (chunk->code != NULL)
    return;
  begin (&fn, unit, index, NULL);
  chunk->compile (&fn, chunk->data);
  finish (&fn);
}

/* ---- types in this instance -------------------------------------------------------------- */

TypesType *
code_fn_subst (CodeFn    *fn,
               TypesType *type)
{
  CodeEnv   *env = fn->env;
  TypesType *found;

  if (env == NULL)
    return type;
  found = g_hash_table_lookup (env->cache, type);
  if (found == NULL)
    {
      found = types_substitute (fn->unit->arena, type, env->params, env->args, env->n);
      g_hash_table_insert (env->cache, type, found);
    }
  return found;
}

TypesType *
code_fn_type (CodeFn           *fn,
              const SyntaxExpr *expr)
{
  g_assert (expr->type != NULL);
  return code_fn_subst (fn, expr->type);
}

TypesType *
code_fn_under (CodeFn           *fn,
               const SyntaxExpr *expr)
{
  return types_underlying (code_fn_type (fn, expr));
}

/* ---- the frame --------------------------------------------------------------------------- */

static CodeLocal *
param_local (const SyntaxField *field)
{
  if (field->name == NULL || field->name->object == NULL)
    return NULL;
  return code_local_get (field->name->object);
}

static void
place_params (CodeFn                *fn,
              const SyntaxFieldList *fields,
              const TypesField      *types)
{
  for (guint i = 0; i < fields->n; i++)
    {
      CodeLocal *local = param_local (&fields->items[i]);
      guint      slot = code_temp (fn, code_type_slots (types[i].type));

      if (local != NULL)
        local->slot = slot;
    }
}

static void
load_captures (CodeFn *fn)
{
  guint n_words = code_scope_capture_words (fn->scope), slot;

  fn->chunk->func.n_capture_words = n_words;
  if (n_words == 0)
    return;
  slot = code_temp (fn, n_words);
  code_emit (fn, CODE_OP_LDCAP, slot, 0, n_words);
  for (guint i = 0; i < fn->scope->captures->len; i++)
    {
      CodeLocal *local = g_ptr_array_index (fn->scope->captures, i);

      local->slot = slot;
      slot += local->is_boxed ? 1 : code_type_slots (local->type);
      code_local_show (fn, local);
    }
}

/* Parameters that live on the heap move there. */
static void
show_params (CodeFn                *fn,
             const SyntaxFieldList *fields)
{
  for (guint i = 0; i < fields->n; i++)
    {
      CodeLocal *local = param_local (&fields->items[i]);

      if (local == NULL)
        continue;
      if (local->is_boxed)
        {
          guint slot = local->slot;

          code_local_place (fn, local);
          code_local_init (fn, local, slot);
        }
      code_local_show (fn, local);
    }
}

/* Named results begin as zero; unnamed ones too if a recovered panic may show them. */
static void
begin_results (CodeFn *fn)
{
  guint slot = 0;

  for (guint i = 0; i < fn->scope->n_results; i++)
    {
      CodeLocal *local = fn->scope->results[i];

      local->slot = slot;
      slot += code_type_slots (local->type);
      if (local->is_boxed)
        {
          code_local_place (fn, local);
          code_local_zero (fn, local);
          fn->has_epilogue = TRUE;
        }
      else if (fn->scope->has_named_results || fn->scope->has_defer)
        code_local_zero (fn, local);
      code_local_show (fn, local);
    }
}

static void
begin_defers (CodeFn *fn)
{
  if (!fn->scope->has_defer)
    return;
  fn->has_epilogue = TRUE;
  fn->chunk->func.flags |= CODE_FUNC_DEFERS;
  if (fn->scope->frame_token != NULL)
    {
      code_local_place (fn, fn->scope->frame_token);
      code_emit (fn, CODE_OP_DEFERFRAME, fn->scope->frame_token->slot, 0, 0);
    }
}

/* Lays out the frame of a function, literal or loop body. The receiver is NULL if there is none. */
static void
enter (CodeFn                *fn,
       const SyntaxFieldList *recv,
       TypesType             *recv_type,
       const SyntaxFieldList *params,
       TypesType             *signature)
{
  CodeFunc *func = &fn->chunk->func;

  fn->signature = signature;
  func->n_result_slots = code_tuple_slots (signature->results, signature->n_results);
  func->n_param_slots = code_tuple_slots (signature->fields, signature->n_fields);
  func->type = code_unit_type (fn->unit, signature);
  code_temp (fn, func->n_result_slots);
  if (recv_type != NULL)
    {
      TypesField field = { .type = recv_type };

      func->n_param_slots += code_type_slots (recv_type);
      func->type = code_unit_type (fn->unit,
                                   code_type_new_method (fn->unit, recv_type, signature));
      place_params (fn, recv, &field);
    }
  place_params (fn, params, signature->fields);
  load_captures (fn);
  begin_results (fn);
  begin_defers (fn);
  if (recv_type != NULL)
    show_params (fn, recv);
  show_params (fn, params);
  fn->n_fixed_slots = fn->stmt_top = fn->top;
  if (fn->has_epilogue)
    fn->epilogue = code_label (fn);
}

/* The frame of a loop body, whose parameters have no names of their own. */
void
code_fn_enter_body (CodeFn    *fn,
                    TypesType *signature)
{
  CodeFunc *func = &fn->chunk->func;

  fn->signature = signature;
  func->n_result_slots = code_tuple_slots (signature->results, signature->n_results);
  func->n_param_slots = code_tuple_slots (signature->fields, signature->n_fields);
  func->type = code_unit_type (fn->unit, signature);
  code_temp (fn, func->n_result_slots + func->n_param_slots);
  load_captures (fn);
  fn->n_fixed_slots = fn->stmt_top = fn->top;
}

/* ---- returning --------------------------------------------------------------------------- */

/* The results lie in place. */
void
code_fn_leave (CodeFn *fn)
{
  if (fn->has_epilogue)
    code_jump (fn, fn->epilogue);
  else
    code_emit (fn, CODE_OP_RET, 0, 0, 0);
}

static void
store_result (CodeFn    *fn,
              CodeLocal *local,
              guint      slot)
{
  CodePlace place;

  code_place_local (local, &place);
  code_place_store (fn, &place, local->type, slot);
}

/* One result may be computed where it belongs, unless what reads it, or a panic on the way, could
 * see it half done. */
static void
return_one (CodeFn     *fn,
            CodeLocal  *local,
            SyntaxExpr *expr)
{
  gboolean is_exposed = local->name != NULL || fn->scope->has_defer;

  if (local->is_boxed || (is_exposed && code_type_slots (local->type) > 1))
    store_result (fn, local, code_expr_as (fn, expr, local->type, CODE_NO_SLOT));
  else
    code_expr_as (fn, expr, local->type, local->slot);
}

static void
return_several (CodeFn               *fn,
                CodeScope            *scope,
                const SyntaxExprList *exprs)
{
  g_autofree guint *values = g_new (guint, exprs->n);
  gboolean          is_exposed = scope->has_defer;

  for (guint i = 0; i < exprs->n; i++)
    is_exposed = is_exposed || scope->results[i]->is_boxed || scope->results[i]->name != NULL;
  for (guint i = 0; i < exprs->n; i++)
    {
      CodeLocal *local = scope->results[i];

      values[i] = code_expr_as (fn, exprs->items[i], local->type,
                                is_exposed ? CODE_NO_SLOT : local->slot);
      /* A result that is returned as another one must not be overwritten first. */
      if (is_exposed && values[i] < fn->chunk->func.n_result_slots && values[i] != local->slot)
        values[i] = code_pin (fn, values[i], code_type_slots (local->type));
    }
  for (guint i = 0; i < exprs->n && is_exposed; i++)
    store_result (fn, scope->results[i], values[i]);
}

static void
return_call (CodeFn     *fn,
             CodeScope  *scope,
             SyntaxExpr *call)
{
  TypesType *tuple = code_fn_type (fn, call);
  guint      slot = code_order_get (fn, call);

  if (slot == CODE_NO_SLOT)
    slot = code_call (fn, (SyntaxCall *) code_unparen (call));
  for (guint i = 0; i < scope->n_results; i++)
    {
      CodeLocal *local = scope->results[i];
      TypesType *type = tuple->fields[i].type;

      store_result (fn, local, code_assign_convert (fn, slot, type, local->type, CODE_NO_SLOT));
      slot += code_type_slots (type);
    }
}

static void
order_results (CodeFn         *fn,
               CodeScope      *scope,
               SyntaxExprList *results)
{
  g_autofree TypesType **types = g_new (TypesType *, MAX (results->n, 1));

  for (guint i = 0; i < results->n; i++)
    types[i] = results->n == scope->n_results ? scope->results[i]->type : NULL;
  code_order_as (fn, results->items, results->n, types);
}

/* Computes the results of a return statement; in a loop body those of the function around it. */
static void
compute_results (CodeFn           *fn,
                 SyntaxReturnStmt *stmt)
{
  CodeScope *scope = fn->scope;

  while (scope->is_body)
    scope = scope->outer;
  fn->site = fn->plain_name;
  order_results (fn, scope, &stmt->results);
  if (stmt->results.n == 1 && scope->n_results > 1)
    return_call (fn, scope, code_unparen (stmt->results.items[0]));
  else if (stmt->results.n == 1)
    return_one (fn, scope->results[0], stmt->results.items[0]);
  else if (stmt->results.n > 1)
    return_several (fn, scope, &stmt->results);
  fn->pos = stmt->head.pos;
}

void
code_return (CodeFn           *fn,
             SyntaxReturnStmt *stmt)
{
  compute_results (fn, stmt);
  if (fn->scope->is_body)
    code_body_exit (fn, (SyntaxNode *) stmt);
  else
    code_fn_leave (fn);
}

static void
emit_epilogue (CodeFn *fn)
{
  guint slot = 0;

  if (!fn->has_epilogue)
    return;
  code_bind_head (fn, fn->epilogue, TRUE);
  if (fn->scope->has_defer)
    code_emit (fn, CODE_OP_RUNDEFERS, 0, 0, 0);
  for (guint i = 0; i < fn->scope->n_results; i++)
    {
      CodeLocal *local = fn->scope->results[i];
      CodePlace  place;

      if (local->is_boxed)
        {
          code_place_local (local, &place);
          code_place_load (fn, &place, local->type, slot);
        }
      slot += code_type_slots (local->type);
    }
  code_emit (fn, CODE_OP_RET, 0, 0, 0);
}

/* The body of a function or literal, frame and all. */
void
code_fn_body (CodeFn                *fn,
              const SyntaxFieldList *recv,
              TypesType             *recv_type,
              SyntaxFuncType        *type,
              TypesType             *signature,
              SyntaxBlock           *body)
{
  CodeBlock block;

  enter (fn, recv, recv_type, &type->params, signature);
  code_block_begin (fn, &block);
  code_stmts (fn, &body->stmts);
  code_block_end (fn, &block);
  fn->pos = body->rbrace;
  if (signature->n_results == 0)
    code_fn_leave (fn);
  else
    code_emit (fn, CODE_OP_UNREACHABLE_RETURN, 0, 0, 0);
  emit_epilogue (fn);
}

/* ---- functions --------------------------------------------------------------------------- */

/* A declared function or method. */
void
code_fn_compile_decl (CodeFn  *fn,
                      gpointer data)
{
  TypesObject    *object = data;
  SyntaxFuncDecl *decl = (SyntaxFuncDecl *) object->decl;
  TypesType      *recv = object->recv;

  fn->pos = decl->head.pos;
  fn->chunk->func.pos = decl->name->head.pos;
  fn->plain_name = object->name;
  fn->scope = code_escape_function (fn, decl);
  code_fn_body (fn, &decl->recv, recv != NULL ? code_fn_subst (fn, recv) : NULL, decl->type,
                types_underlying (code_fn_subst (fn, object->type)), decl->body);
}

/* Compiles a literal, loop body or thunk in the midst of the function around it. Captured variables
 * have other slots inside. */
guint32
code_fn_nested (CodeFn     *fn,
                CodeScope  *scope,
                const char *name,
                BasePos     pos,
                CodeCompile compile,
                gpointer    data)
{
  guint             n = scope != NULL ? scope->captures->len : 0;
  g_autofree guint *slots = g_new (guint, n + 1);
  guint32           index = code_unit_add_chunk (fn->unit, name, fn->package, NULL, NULL);
  CodeChunk        *chunk = code_unit_get_chunk (fn->unit, index);
  CodeFn            nested;

  chunk->env = fn->env;
  chunk->func.pos = pos;
  if (scope != NULL)
    chunk->func.flags |= CODE_FUNC_CLOSURE;
  for (guint i = 0; i < n; i++)
    slots[i] = ((CodeLocal *) g_ptr_array_index (scope->captures, i))->slot;

  begin (&nested, fn->unit, index, fn);
  nested.scope = scope;
  nested.pos = pos;
  nested.plain_name = fn->plain_name;
  nested.body = fn->nested_body;
  fn->nested_body = NULL;
  compile (&nested, data);
  finish (&nested);

  for (guint i = 0; i < n; i++)
    ((CodeLocal *) g_ptr_array_index (scope->captures, i))->slot = slots[i];
  return index;
}
