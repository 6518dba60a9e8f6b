/* SPDX-License-Identifier: MIT */

/*
 * Escape analysis: decides, before a function is compiled, which of its
 * variables live on the heap ("boxed") and what each function literal captures.
 *
 * No reference may point into a stack, so a variable is boxed if its address is
 * taken: by &v, by slicing an array, by calling a method with a pointer
 * receiver. A variable that a literal uses is captured: by value if it is small
 * and nothing assigns to it after its declaration, else it is boxed and the
 * literal captures the reference. The body of a range-over-func loop is
 * a literal, too. Large variables are boxed so that frames stay small.
 *
 * One walk over the whole declaration collects these facts, because a capture
 * in its last line decides how its first line is compiled. Facts about types
 * are those of the instance being compiled, if the function is generic.
 */
#include "code-expr.h"

/* As gc: larger variables are captured by reference even if never assigned to. */
#define MAX_VALUE_CAPTURE_BYTES 128

typedef struct
{
  CodeFn    *fn;
  CodeScope *scope;
  GPtrArray *locals; /* all of the declaration's */
} Walk;

static void walk_expr  (Walk       *self,
                        SyntaxExpr *expr);
static void walk_stmt  (Walk       *self,
                        SyntaxNode *stmt);
static void walk_block (Walk        *self,
                        SyntaxBlock *block);

/* ---- variables --------------------------------------------------------------------------- */

static CodeLocal *
new_local (Walk       *self,
           const char *name,
           TypesType  *type)
{
  CodeLocal *local = base_arena_new0 (self->fn->unit->arena, CodeLocal);

  local->name = name;
  local->type = type;
  local->scope = self->scope;
  g_ptr_array_add (self->locals, local);
  return local;
}

static CodeLocal *
declare (Walk        *self,
         TypesObject *object)
{
  CodeLocal *local;

  if (object == NULL)
    return NULL;
  local = new_local (self, object->name, code_fn_subst (self->fn, object->type));
  local->object = object;
  object->info = local;
  return local;
}

static void
declare_ident (Walk       *self,
               SyntaxExpr *expr)
{
  if (expr != NULL && expr->kind == SYNTAX_IDENT)
    declare (self, ((SyntaxIdent *) expr)->object);
}

static void
capture (Walk      *self,
         CodeLocal *local)
{
  if (local->scope == self->scope)
    return;
  local->is_captured = TRUE;
  for (CodeScope *scope = self->scope; scope != local->scope; scope = scope->outer)
    {
      if (g_hash_table_add (scope->captured, local))
        g_ptr_array_add (scope->captures, local);
    }
}

static CodeLocal *
local_of (SyntaxExpr *expr)
{
  TypesObject *object;

  if (expr->kind != SYNTAX_IDENT)
    return NULL;
  object = ((SyntaxIdent *) expr)->object;
  if (object == NULL || object->kind != TYPES_OBJECT_VAR || object->is_global)
    return NULL;
  return object->info;
}

/* The variable whose own memory the operand is part of, or NULL if the way to it leads through
 * a pointer, slice or map. */
static CodeLocal *
base_local (Walk       *self,
            SyntaxExpr *expr)
{
  switch (expr->kind)
    {
    case SYNTAX_IDENT:
      return local_of (expr);
    case SYNTAX_PAREN:
      return base_local (self, ((SyntaxParen *) expr)->x);
    case SYNTAX_SELECTOR:
      {
        SyntaxSelector *selector = (SyntaxSelector *) expr;

        if (selector->sel_kind != SYNTAX_SEL_FIELD
            || code_path_has_pointer (code_fn_type (self->fn, selector->x), selector->path,
                                      selector->n_path - 1))
          return NULL;
        return base_local (self, selector->x);
      }
    case SYNTAX_INDEX:
      if (code_fn_under (self->fn, ((SyntaxIndex *) expr)->x)->kind != TYPES_ARRAY)
        return NULL;
      return base_local (self, ((SyntaxIndex *) expr)->x);
    default:
      return NULL;
    }
}

static void
take_address (Walk       *self,
              SyntaxExpr *expr)
{
  CodeLocal *local = base_local (self, expr);

  if (local != NULL)
    local->is_addressed = TRUE;
}

static void
assign_to (Walk       *self,
           SyntaxExpr *expr)
{
  CodeLocal *local = base_local (self, expr);

  if (local != NULL)
    local->is_assigned = TRUE;
  walk_expr (self, expr);
}

/* ---- scopes ------------------------------------------------------------------------------ */

static CodeScope *
new_scope (Walk       *self,
           SyntaxNode *node)
{
  CodeScope *scope = base_arena_new0 (self->fn->unit->arena, CodeScope);

  scope->outer = self->scope;
  scope->node = node;
  scope->captures = g_ptr_array_new ();
  scope->captured = g_hash_table_new (NULL, NULL);
  g_ptr_array_add (self->fn->unit->pointer_arrays, scope->captures);
  g_ptr_array_add (self->fn->unit->tables, scope->captured);
  return scope;
}

/* The function or literal around the running scope, which loop bodies return from. */
static CodeScope *
enclosing_function (Walk *self)
{
  CodeScope *scope = self->scope;

  while (scope->is_body)
    scope = scope->outer;
  return scope;
}

static void
declare_signature (Walk            *self,
                   SyntaxFieldList *recv,
                   SyntaxFuncType  *type)
{
  CodeScope *scope = self->scope;

  for (guint i = 0; recv != NULL && i < recv->n; i++)
    declare_ident (self, (SyntaxExpr *) recv->items[i].name);
  for (guint i = 0; i < type->params.n; i++)
    declare_ident (self, (SyntaxExpr *) type->params.items[i].name);

  scope->n_results = type->results.n;
  scope->results = base_arena_newv (self->fn->unit->arena, CodeLocal *, type->results.n);
  for (guint i = 0; i < type->results.n; i++)
    {
      SyntaxIdent *name = type->results.items[i].name;

      scope->has_named_results = scope->has_named_results || name != NULL;
      if (name != NULL && name->object != NULL)
        scope->results[i] = declare (self, name->object);
      else
        scope->results[i] = new_local (self, NULL,
                                       code_fn_type (self->fn, type->results.items[i].type));
    }
}

static void
walk_func_lit (Walk          *self,
               SyntaxFuncLit *lit)
{
  CodeScope *outer = self->scope;

  self->scope = lit->info = new_scope (self, (SyntaxNode *) lit);
  declare_signature (self, NULL, lit->type_expr);
  walk_block (self, lit->body);
  self->scope = outer;
}

/* ---- expressions ------------------------------------------------------------------------- */

static void
walk_list (Walk                 *self,
           const SyntaxExprList *list)
{
  for (guint i = 0; i < list->n; i++)
    walk_expr (self, list->items[i]);
}

static void
walk_ident (Walk        *self,
            SyntaxIdent *ident)
{
  CodeLocal *local = local_of ((SyntaxExpr *) ident);

  if (local != NULL)
    capture (self, local);
}

static void
walk_composite (Walk               *self,
                SyntaxCompositeLit *lit)
{
  TypesType *under = code_fn_under (self->fn, (SyntaxExpr *) lit);

  if (under->kind == TYPES_POINTER)
    under = types_underlying (under->elem);
  for (guint i = 0; i < lit->elements.n; i++)
    {
      SyntaxExpr *element = lit->elements.items[i];

      if (element->kind != SYNTAX_KEY_VALUE)
        {
          walk_expr (self, element);
          continue;
        }
      if (under->kind == TYPES_MAP)
        walk_expr (self, ((SyntaxKeyValue *) element)->key);
      walk_expr (self, ((SyntaxKeyValue *) element)->value);
    }
}

/* A method with a pointer receiver takes its operand's address. */
static void
walk_selector (Walk           *self,
               SyntaxSelector *selector)
{
  TypesLookup lookup;

  switch (selector->sel_kind)
    {
    case SYNTAX_SEL_QUALIFIED:
    case SYNTAX_SEL_METHOD_EXPR:
      return;
    case SYNTAX_SEL_METHOD:
      code_lookup_method (self->fn, selector, &lookup);
      if (lookup.method != NULL && lookup.ptr_recv
          && !code_path_has_pointer (code_fn_type (self->fn, selector->x), lookup.path,
                                     lookup.n_path))
        take_address (self, selector->x);
      break;
    case SYNTAX_SEL_FIELD:
      break;
    }
  walk_expr (self, selector->x);
}

static void
walk_slice_expr (Walk            *self,
                 SyntaxSliceExpr *slice)
{
  if (code_fn_under (self->fn, slice->x)->kind == TYPES_ARRAY)
    take_address (self, slice->x);
  walk_expr (self, slice->x);
  walk_expr (self, slice->low);
  walk_expr (self, slice->high);
  walk_expr (self, slice->max);
}

static void
walk_unary (Walk        *self,
            SyntaxUnary *unary)
{
  if (unary->op == SYNTAX_TOKEN_AND)
    take_address (self, unary->x);
  walk_expr (self, unary->x);
}

static void
walk_expr (Walk       *self,
           SyntaxExpr *expr)
{
  if (expr == NULL || expr->mode == SYNTAX_MODE_CONST || expr->mode == SYNTAX_MODE_TYPE)
    return;
  switch (expr->kind)
    {
    case SYNTAX_IDENT:
      walk_ident (self, (SyntaxIdent *) expr);
      break;
    case SYNTAX_COMPOSITE_LIT:
      walk_composite (self, (SyntaxCompositeLit *) expr);
      break;
    case SYNTAX_FUNC_LIT:
      walk_func_lit (self, (SyntaxFuncLit *) expr);
      break;
    case SYNTAX_PAREN:
      walk_expr (self, ((SyntaxParen *) expr)->x);
      break;
    case SYNTAX_SELECTOR:
      walk_selector (self, (SyntaxSelector *) expr);
      break;
    case SYNTAX_INDEX:
      walk_expr (self, ((SyntaxIndex *) expr)->x);
      walk_list (self, &((SyntaxIndex *) expr)->indices);
      break;
    case SYNTAX_SLICE_EXPR:
      walk_slice_expr (self, (SyntaxSliceExpr *) expr);
      break;
    case SYNTAX_TYPE_ASSERT:
      walk_expr (self, ((SyntaxTypeAssert *) expr)->x);
      break;
    case SYNTAX_CALL:
      walk_expr (self, ((SyntaxCall *) expr)->fun);
      walk_list (self, &((SyntaxCall *) expr)->args);
      break;
    case SYNTAX_STAR:
      walk_expr (self, ((SyntaxStar *) expr)->x);
      break;
    case SYNTAX_UNARY:
      walk_unary (self, (SyntaxUnary *) expr);
      break;
    case SYNTAX_BINARY:
      walk_expr (self, ((SyntaxBinary *) expr)->x);
      walk_expr (self, ((SyntaxBinary *) expr)->y);
      break;
    default:
      break;
    }
}

/* ---- statements -------------------------------------------------------------------------- */

static void
walk_stmts (Walk                 *self,
            const SyntaxNodeList *list)
{
  for (guint i = 0; i < list->n; i++)
    walk_stmt (self, list->items[i]);
}

static void
walk_block (Walk        *self,
            SyntaxBlock *block)
{
  walk_stmts (self, &block->stmts);
}

static void
walk_assign (Walk             *self,
             SyntaxAssignStmt *stmt)
{
  walk_list (self, &stmt->rhs);
  for (guint i = 0; i < stmt->lhs.n; i++)
    {
      if (stmt->op == SYNTAX_TOKEN_DEFINE && stmt->is_new != NULL && stmt->is_new[i])
        declare_ident (self, stmt->lhs.items[i]);
      else
        assign_to (self, stmt->lhs.items[i]);
    }
}

static void
walk_decls (Walk                 *self,
            const SyntaxNodeList *decls)
{
  for (guint i = 0; i < decls->n; i++)
    {
      SyntaxVarDecl *decl = (SyntaxVarDecl *) decls->items[i];

      if (decl->head.kind != SYNTAX_VAR_DECL)
        continue;
      walk_list (self, &decl->values);
      for (guint j = 0; j < decl->n_names; j++)
        declare_ident (self, (SyntaxExpr *) decl->names[j]);
    }
}

/* A defer in a loop body belongs to the function around the loop, which gives it a token. */
static void
walk_defer (Walk            *self,
            SyntaxDeferStmt *stmt)
{
  CodeScope *function = enclosing_function (self);

  function->has_defer = TRUE;
  walk_expr (self, stmt->call);
  if (!self->scope->is_body)
    return;
  if (function->frame_token == NULL)
    {
      CodeScope *scope = self->scope;

      self->scope = function;
      function->frame_token = new_local (self, NULL, types_basic (TYPES_INT));
      self->scope = scope;
    }
  capture (self, function->frame_token);
}

/* A return in a loop body stores the results of the function around the loop. */
static void
walk_return (Walk             *self,
             SyntaxReturnStmt *stmt)
{
  CodeScope *function = enclosing_function (self);

  walk_list (self, &stmt->results);
  if (!self->scope->is_body)
    return;
  for (guint i = 0; i < function->n_results; i++)
    {
      function->results[i]->is_assigned = TRUE;
      capture (self, function->results[i]);
    }
}

static void
mark_loop_variable (Walk       *self,
                    SyntaxExpr *expr)
{
  CodeLocal *local = expr != NULL ? local_of (expr) : NULL;

  /* One variable for the whole loop changes from round to round. */
  if (local != NULL && self->fn->unit->go_minor < 22)
    local->is_assigned = TRUE;
}

static void
walk_range_variables (Walk            *self,
                      SyntaxRangeStmt *stmt)
{
  SyntaxExpr *variables[] = { stmt->key, stmt->value };

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      if (variables[i] == NULL)
        continue;
      if (!stmt->define)
        {
          assign_to (self, variables[i]);
          continue;
        }
      declare_ident (self, variables[i]);
      mark_loop_variable (self, variables[i]);
    }
}

static void
walk_range (Walk            *self,
            SyntaxRangeStmt *stmt)
{
  CodeScope *outer = self->scope;

  walk_expr (self, stmt->x);
  if (code_fn_under (self->fn, stmt->x)->kind == TYPES_FUNC)
    {
      CodeScope *body = new_scope (self, (SyntaxNode *) stmt);

      body->is_body = TRUE;
      g_hash_table_insert (self->fn->unit->body_scopes, stmt, body);
      body->state = new_local (self, NULL, types_basic (TYPES_INT));
      body->state->is_assigned = TRUE;
      self->scope = body;
      capture (self, body->state);
    }
  walk_range_variables (self, stmt);
  walk_block (self, stmt->body);
  self->scope = outer;
}

static void
walk_for (Walk          *self,
          SyntaxForStmt *stmt)
{
  walk_stmt (self, stmt->init);
  walk_expr (self, stmt->cond);
  walk_block (self, stmt->body);
  walk_stmt (self, stmt->post);
}

static void
walk_cases (Walk                 *self,
            const SyntaxCaseList *cases)
{
  for (guint i = 0; i < cases->n; i++)
    {
      SyntaxCase *item = &cases->items[i];

      walk_list (self, &item->exprs);
      walk_stmt (self, item->comm);
      declare (self, item->object);
      walk_stmts (self, &item->body);
    }
}

static void
walk_if (Walk         *self,
         SyntaxIfStmt *stmt)
{
  walk_stmt (self, stmt->init);
  walk_expr (self, stmt->cond);
  walk_block (self, stmt->then);
  walk_stmt (self, stmt->otherwise);
}

static void
walk_switch (Walk             *self,
             SyntaxSwitchStmt *stmt)
{
  walk_stmt (self, stmt->init);
  walk_expr (self, stmt->tag);
  walk_cases (self, &stmt->cases);
}

static void
walk_type_switch (Walk                 *self,
                  SyntaxTypeSwitchStmt *stmt)
{
  walk_stmt (self, stmt->init);
  walk_expr (self, stmt->x);
  walk_cases (self, &stmt->cases);
}

static void
walk_stmt (Walk       *self,
           SyntaxNode *stmt)
{
  if (stmt == NULL)
    return;
  switch (stmt->kind)
    {
    case SYNTAX_EXPR_STMT:
      walk_expr (self, ((SyntaxExprStmt *) stmt)->x);
      break;
    case SYNTAX_SEND_STMT:
      walk_expr (self, ((SyntaxSendStmt *) stmt)->chan);
      walk_expr (self, ((SyntaxSendStmt *) stmt)->value);
      break;
    case SYNTAX_INC_DEC_STMT:
      assign_to (self, ((SyntaxIncDecStmt *) stmt)->x);
      break;
    case SYNTAX_ASSIGN_STMT:
      walk_assign (self, (SyntaxAssignStmt *) stmt);
      break;
    case SYNTAX_GO_STMT:
      walk_expr (self, ((SyntaxGoStmt *) stmt)->call);
      break;
    case SYNTAX_DEFER_STMT:
      walk_defer (self, (SyntaxDeferStmt *) stmt);
      break;
    case SYNTAX_RETURN_STMT:
      walk_return (self, (SyntaxReturnStmt *) stmt);
      break;
    case SYNTAX_BLOCK_STMT:
      walk_block (self, (SyntaxBlock *) stmt);
      break;
    case SYNTAX_IF_STMT:
      walk_if (self, (SyntaxIfStmt *) stmt);
      break;
    case SYNTAX_SWITCH_STMT:
      walk_switch (self, (SyntaxSwitchStmt *) stmt);
      break;
    case SYNTAX_TYPE_SWITCH_STMT:
      walk_type_switch (self, (SyntaxTypeSwitchStmt *) stmt);
      break;
    case SYNTAX_SELECT_STMT:
      walk_cases (self, &((SyntaxSelectStmt *) stmt)->cases);
      break;
    case SYNTAX_FOR_STMT:
      walk_for (self, (SyntaxForStmt *) stmt);
      break;
    case SYNTAX_RANGE_STMT:
      walk_range (self, (SyntaxRangeStmt *) stmt);
      break;
    case SYNTAX_LABELED_STMT:
      walk_stmt (self, ((SyntaxLabeledStmt *) stmt)->stmt);
      break;
    case SYNTAX_DECL_STMT:
      walk_decls (self, &((SyntaxDeclStmt *) stmt)->decls);
      break;
    default:
      break;
    }
}

/* ---- the decision ------------------------------------------------------------------------ */

static void
decide (CodeLocal *local)
{
  guint32  bytes = code_type_bytes (local->type);
  gboolean is_result = FALSE;

  for (guint i = 0; i < local->scope->n_results; i++)
    is_result = is_result || local->scope->results[i] == local;
  local->is_boxed = local->is_addressed || bytes > CODE_MAX_FRAME_VARIABLE_BYTES
                    || (local->is_captured
                        && (local->is_assigned || is_result || bytes > MAX_VALUE_CAPTURE_BYTES));
}

static CodeScope *
finish_walk (Walk *self)
{
  for (guint i = 0; i < self->locals->len; i++)
    decide (g_ptr_array_index (self->locals, i));
  g_ptr_array_unref (self->locals);
  return self->scope;
}

/* Analyses a declared function with all literals in it. */
CodeScope *
code_escape_function (CodeFn         *fn,
                      SyntaxFuncDecl *decl)
{
  Walk walk = { .fn = fn, .locals = g_ptr_array_new () };

  walk.scope = new_scope (&walk, (SyntaxNode *) decl);
  declare_signature (&walk, &decl->recv, decl->type);
  walk_block (&walk, decl->body);
  return finish_walk (&walk);
}

/* Analyses an expression that stands outside of functions. */
CodeScope *
code_escape_expr (CodeFn     *fn,
                  SyntaxExpr *expr)
{
  Walk walk = { .fn = fn, .locals = g_ptr_array_new () };

  walk.scope = new_scope (&walk, NULL);
  walk_expr (&walk, expr);
  return finish_walk (&walk);
}
