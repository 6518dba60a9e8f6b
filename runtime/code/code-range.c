/* SPDX-License-Identifier: MIT */

/*
 * for range over everything but functions. Each form keeps what it iterates
 * over, evaluated once, and a hidden counter or iterator in temporaries, and
 * looks like this, the test at the bottom as in all loops:
 *
 *       start; jump cond
 *   body:
 *       key, value = …; statements
 *   continue:
 *       advance
 *   cond:
 *       test, jump body
 *   break:
 *
 * If the key variable lives in the frame and the body leaves it alone, it is
 * the counter itself.
 */
#include "code-expr.h"

typedef struct
{
  SyntaxRangeStmt *stmt;
  TypesType       *under;   /* of what is iterated over */
  CodeTarget       target;
  CodeLabel        body, cond;
} Loop;

/* ---- iteration variables ----------------------------------------------------------------- */

static gboolean
is_wanted (const SyntaxExpr *variable)
{
  return variable != NULL && !code_is_blank (variable);
}

static CodeLocal *
declared (const SyntaxRangeStmt *stmt,
          SyntaxExpr            *variable)
{
  if (!stmt->define || !is_wanted (variable))
    return NULL;
  return code_local_get (((SyntaxIdent *) variable)->object);
}

/* The slots in which a value for the variable may be computed, or CODE_NO_SLOT. */
static guint
variable_slot (const SyntaxRangeStmt *stmt,
               SyntaxExpr            *variable)
{
  CodeLocal *local = declared (stmt, variable);

  return local != NULL && !local->is_boxed ? local->slot : CODE_NO_SLOT;
}

static void
place_variable (CodeFn                *fn,
                const SyntaxRangeStmt *stmt,
                SyntaxExpr            *variable)
{
  CodeLocal *local = declared (stmt, variable);

  if (local == NULL)
    return;
  code_local_place (fn, local);
  /* Before Go 1.22 there is one variable for all rounds. */
  if (local->is_boxed && fn->unit->go_minor < 22)
    code_local_box (fn, local);
}

/* Gives a declared iteration variable the value that lies in slots. */
static void
set_declared (CodeFn    *fn,
              CodeLocal *local,
              guint      slot)
{
  CodePlace place;

  if (local->is_boxed && fn->unit->go_minor >= 22)
    {
      code_local_init (fn, local, slot);
      return;
    }
  code_place_local (local, &place);
  code_place_store (fn, &place, local->type, slot);
}

/* Gives the iteration variables their values: key and value in slots, or CODE_NO_SLOT. Variables
 * that are assigned to, not declared, are assigned together. */
static void
set_variables (CodeFn                *fn,
               const SyntaxRangeStmt *stmt,
               guint                  key,
               TypesType             *key_type,
               guint                  value,
               TypesType             *value_type)
{
  SyntaxExpr *variables[] = { stmt->key, stmt->value }, *targets[2];
  guint       slots[] = { key, value }, values[2], n = 0, top = fn->top;
  TypesType  *types[] = { key_type, value_type }, *target_types[2];

  for (guint i = 0; i < 2; i++)
    {
      if (!is_wanted (variables[i]) || slots[i] == CODE_NO_SLOT)
        continue;
      if (stmt->define)
        {
          set_declared (fn, declared (stmt, variables[i]), slots[i]);
          continue;
        }
      targets[n] = variables[i];
      values[n] = slots[i];
      target_types[n++] = types[i];
    }
  if (n > 0)
    code_assign_values (fn, targets, n, values, target_types);
  fn->top = top;
}

static void
show_variables (CodeFn                *fn,
                const SyntaxRangeStmt *stmt)
{
  SyntaxExpr *variables[] = { stmt->key, stmt->value };

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      CodeLocal *local = declared (stmt, variables[i]);

      if (local != NULL)
        code_local_show (fn, local);
    }
}

/* Whether the key variable can be the counter. */
static gboolean
can_count (const SyntaxRangeStmt *stmt)
{
  CodeLocal *local = declared (stmt, stmt->key);

  return local != NULL && !local->is_boxed && !local->is_assigned;
}

/* The slots, or a copy of them if they are a variable's that the body may assign to. */
static guint
keep (CodeFn     *fn,
      SyntaxExpr *x,
      guint       slot,
      guint       n_slots)
{
  x = code_unparen (x);
  if (slot < fn->stmt_top && x->kind == SYNTAX_IDENT
      && !code_local_get (((SyntaxIdent *) x)->object)->is_assigned)
    return slot;
  return code_pin (fn, slot, n_slots);
}

/* ---- the frame of a loop ----------------------------------------------------------------- */

static void
begin_body (CodeFn *fn,
            Loop   *loop)
{
  gboolean alive = !fn->is_dead;

  fn->pos = loop->stmt->head.pos;
  code_jump (fn, loop->cond);
  code_bind_head (fn, loop->body, alive);
}

static void
compile_body (CodeFn *fn,
              Loop   *loop)
{
  show_variables (fn, loop->stmt);
  code_block (fn, loop->stmt->body);
  code_bind (fn, loop->target.on_continue);
  fn->pos = loop->stmt->head.pos;
}

/* ---- counting ---------------------------------------------------------------------------- */

static CodeOp
count_jump (TypesType *type)
{
  return code_type_is_signed (type) || code_type_bytes (type) < 8 ? CODE_OP_JLT : CODE_OP_JLTU;
}

static void
range_int (CodeFn *fn,
           Loop   *loop)
{
  SyntaxRangeStmt *stmt = loop->stmt;
  TypesType       *type = is_wanted (stmt->key) ? code_fn_type (fn, stmt->key)
                                                : code_fn_type (fn, stmt->x);
  gboolean         is_const = stmt->x->mode == SYNTAX_MODE_CONST && stmt->x->value != NULL;
  gint64           value = is_const ? types_const_get_int64 (stmt->x->value) : -1;
  guint            counter, limit = CODE_NO_SLOT;

  is_const = is_const && value >= 0 && value <= G_MAXINT16;
  if (!is_const)
    limit = keep (fn, stmt->x, code_expr (fn, stmt->x, CODE_NO_SLOT), 1);
  place_variable (fn, stmt, stmt->key);
  counter = can_count (stmt) ? variable_slot (stmt, stmt->key) : code_temp (fn, 1);
  code_load_int (fn, counter, 0);
  begin_body (fn, loop);
  if (!can_count (stmt))
    set_variables (fn, stmt, counter, type, CODE_NO_SLOT, NULL);
  compile_body (fn, loop);
  code_emit (fn, CODE_OP_ADDI, counter, counter, 1);
  code_bind (fn, loop->cond);
  if (is_const)
    code_jump_op (fn, CODE_OP_JLTI, counter, (guint) value, loop->body);
  else
    code_jump_op (fn, count_jump (type), counter, limit, loop->body);
}

/* ---- slices and arrays ------------------------------------------------------------------- */

/* The value of an array at the beginning of the loop: in the frame if it is small. */
static void
copy_array (CodeFn     *fn,
            SyntaxExpr *x,
            TypesType  *array,
            CodePlace  *out)
{
  CodePlace from;
  guint     ref;

  if (code_type_bytes (array) <= CODE_MAX_FRAME_VARIABLE_BYTES)
    {
      guint slot = keep (fn, x, code_expr (fn, x, CODE_NO_SLOT), code_type_slots (array));

      *out = (CodePlace){ .kind = CODE_PLACE_SLOT, .slot = slot };
      return;
    }
  code_place_expr (fn, x, &from);
  ref = code_place_address (fn, &from, CODE_NO_SLOT);
  *out = (CodePlace){ .kind = CODE_PLACE_MEMORY, .slot = code_temp (fn, 1) };
  code_alloc (fn, out->slot, array);
  code_emit_x (fn, CODE_OP_CPY, out->slot, ref, 0, code_type_bytes (array), 0);
}

/* What elements are read from. A slice is copied unless it is a variable that nothing assigns to;
 * so is an array, since the loop goes over its value at the beginning. */
static void
load_elements (CodeFn     *fn,
               Loop       *loop,
               CodePlace  *out,
               TypesType **out_elem)
{
  SyntaxExpr *x = code_unparen (loop->stmt->x);
  guint       slot;

  *out = (CodePlace){ .kind = CODE_PLACE_BLANK };
  if (loop->under->kind == TYPES_SLICE)
    {
      slot = keep (fn, x, code_slice_head (fn, x), 2);
      *out = (CodePlace){ .kind = CODE_PLACE_ELEMENT, .slot = slot };
      *out_elem = loop->under->elem;
      out->stride = code_type_bytes (*out_elem);
      return;
    }
  if (loop->under->kind == TYPES_POINTER)
    {
      slot = keep (fn, x, code_expr (fn, x, CODE_NO_SLOT), 1);
      *out = (CodePlace){ .kind = CODE_PLACE_MEMORY, .slot = slot, .may_be_nil = TRUE };
      *out_elem = types_underlying (loop->under->elem)->elem;
      return;
    }
  *out_elem = loop->under->elem;
  if (is_wanted (loop->stmt->value))
    copy_array (fn, x, loop->under, out);
  else if (code_order_has_calls (fn, x))
    code_discard (fn, x);
}

/* The element that the counter says, if it is wanted. */
static guint
load_element (CodeFn          *fn,
              Loop            *loop,
              const CodePlace *elements,
              TypesType       *elem,
              guint            counter)
{
  SyntaxRangeStmt *stmt = loop->stmt;
  CodePlace        place = *elements;

  if (!is_wanted (stmt->value))
    return CODE_NO_SLOT;
  if (place.kind == CODE_PLACE_ELEMENT)
    place.index = counter;
  else if (place.kind == CODE_PLACE_SLOT)
    /* The counter needs no check. */
    place = (CodePlace){ .kind = CODE_PLACE_INDEXED, .offset = place.slot * 8ull, .index = counter,
                         .stride = code_type_bytes (elem) };
  else
    code_place_index (fn, &place,
                      loop->under->kind == TYPES_POINTER ? types_underlying (loop->under->elem)
                                                         : loop->under,
                      counter);
  return code_place_load (fn, &place, elem, variable_slot (stmt, stmt->value));
}

static void
range_elements (CodeFn *fn,
                Loop   *loop)
{
  SyntaxRangeStmt *stmt = loop->stmt;
  CodePlace        elements;
  TypesType       *elem;
  guint            counter, limit, value, top;

  load_elements (fn, loop, &elements, &elem);
  if (elements.kind == CODE_PLACE_ELEMENT)
    limit = elements.slot + 1;
  else
    {
      limit = code_temp (fn, 1);
      code_load_int (fn, limit, loop->under->kind == TYPES_POINTER
                                  ? types_underlying (loop->under->elem)->len
                                  : loop->under->len);
    }
  place_variable (fn, stmt, stmt->key);
  place_variable (fn, stmt, stmt->value);
  counter = can_count (stmt) ? variable_slot (stmt, stmt->key) : code_temp (fn, 1);
  code_load_int (fn, counter, 0);
  begin_body (fn, loop);
  top = fn->top;
  value = load_element (fn, loop, &elements, elem, counter);
  set_variables (fn, stmt, can_count (stmt) ? CODE_NO_SLOT : counter, types_basic (TYPES_INT),
                 value, elem);
  fn->top = top;
  compile_body (fn, loop);
  code_emit (fn, CODE_OP_ADDI, counter, counter, 1);
  code_bind (fn, loop->cond);
  code_jump_op (fn, CODE_OP_JLT, counter, limit, loop->body);
}

/* ---- strings ----------------------------------------------------------------------------- */

static void
range_string (CodeFn *fn,
              Loop   *loop)
{
  SyntaxRangeStmt *stmt = loop->stmt;
  guint            text = keep (fn, stmt->x, code_expr (fn, stmt->x, CODE_NO_SLOT), 2);
  guint            counter, rune;

  place_variable (fn, stmt, stmt->key);
  place_variable (fn, stmt, stmt->value);
  counter = code_temp (fn, 1);
  rune = code_temp (fn, 2);
  code_load_int (fn, counter, 0);
  begin_body (fn, loop);
  code_emit (fn, CODE_OP_RANGESTR, rune, text, counter);
  set_variables (fn, stmt, counter, types_basic (TYPES_INT), rune, types_basic (TYPES_INT32));
  compile_body (fn, loop);
  code_emit (fn, CODE_OP_ADD, counter, counter, rune + 1);
  code_bind (fn, loop->cond);
  code_jump_op (fn, CODE_OP_JLT, counter, text + 1, loop->body);
}

/* ---- maps and channels ------------------------------------------------------------------- */

/* Where the machine puts a key or value, and how it gets to the variable. */
static guint
incoming_slot (CodeFn                *fn,
               const SyntaxRangeStmt *stmt,
               SyntaxExpr            *variable,
               TypesType             *type)
{
  guint slot = variable_slot (stmt, variable);

  if (!is_wanted (variable))
    return CODE_NO_SLOT;
  return slot != CODE_NO_SLOT ? slot : code_temp (fn, code_type_slots (type));
}

static void
range_map (CodeFn *fn,
           Loop   *loop)
{
  SyntaxRangeStmt *stmt = loop->stmt;
  TypesType       *map = loop->under;
  guint            slot = code_expr (fn, stmt->x, CODE_NO_SLOT), iterator = code_temp (fn, 1);
  guint            key, value;

  code_emit (fn, CODE_OP_MAPITER, iterator, slot, 0);
  place_variable (fn, stmt, stmt->key);
  place_variable (fn, stmt, stmt->value);
  key = incoming_slot (fn, stmt, stmt->key, map->key);
  value = incoming_slot (fn, stmt, stmt->value, map->elem);
  /* The test comes first here: advancing is what tests. */
  code_bind_head (fn, loop->cond, !fn->is_dead);
  code_jump_next (fn, iterator, key, value, loop->target.on_break);
  set_variables (fn, stmt, key, map->key, value, map->elem);
  compile_body (fn, loop);
  code_jump (fn, loop->cond);
}

static void
range_chan (CodeFn *fn,
            Loop   *loop)
{
  SyntaxRangeStmt *stmt = loop->stmt;
  TypesType       *elem = loop->under->elem;
  guint            chan = keep (fn, stmt->x, code_expr (fn, stmt->x, CODE_NO_SLOT), 1);
  guint            value, ok = code_temp (fn, 1);

  place_variable (fn, stmt, stmt->key);
  value = incoming_slot (fn, stmt, stmt->key, elem);
  if (code_type_slots (elem) == 0)
    value = CODE_NO_SLOT;
  code_bind_head (fn, loop->cond, !fn->is_dead);
  fn->pos = stmt->x->pos;
  code_emit (fn, CODE_OP_RECV, value, chan, ok);
  code_jump_op (fn, CODE_OP_JF, ok, 0, loop->target.on_break);
  set_variables (fn, stmt, value, elem, CODE_NO_SLOT, NULL);
  compile_body (fn, loop);
  code_jump (fn, loop->cond);
}

/* ---- all of them ------------------------------------------------------------------------- */

void
code_range (CodeFn          *fn,
            SyntaxRangeStmt *stmt)
{
  Loop      loop = { .stmt = stmt, .under = code_fn_under (fn, stmt->x) };
  CodeBlock block;

  if (loop.under->kind == TYPES_FUNC)
    {
      code_range_func (fn, stmt);
      return;
    }
  code_block_begin (fn, &block);
  code_order (fn, &stmt->x, 1);
  code_target_begin (fn, &loop.target, (SyntaxNode *) stmt);
  loop.body = code_label (fn);
  loop.cond = code_label (fn);
  if (loop.under->kind == TYPES_MAP)
    range_map (fn, &loop);
  else if (loop.under->kind == TYPES_CHAN)
    range_chan (fn, &loop);
  else if (code_type_is_string (loop.under))
    range_string (fn, &loop);
  else if (loop.under->kind == TYPES_BASIC)
    range_int (fn, &loop);
  else
    range_elements (fn, &loop);
  code_bind (fn, loop.target.on_break);
  code_target_end (fn, &loop.target);
  code_block_end (fn, &block);
}
