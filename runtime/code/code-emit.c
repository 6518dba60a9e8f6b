/* SPDX-License-Identifier: MIT */

/*
 * Instructions, labels and slots of the function being compiled.
 *
 * Jumps are emitted with an empty offset and a fixup, and filled in when the
 * function is finished. Conditional jumps that compare two operands have only
 * 16 bits for the offset; in a function too long for that each of them becomes
 *
 *      jump if … +1
 *      jump +1
 *      jump to the label
 *
 * which is done once, at the end, for all of them: such functions are rare.
 *
 * Behind an instruction that ends a block, until a label that someone jumps to
 * is bound, nothing can be reached: what is emitted there is dropped.
 */
#include "code-fn.h"

#include "code-op-info.h"

#define MAX_SHORT_CODE 16000

typedef struct
{
  gint32   target; /* -1 until bound */
  gboolean is_used;
} Label;

typedef enum
{
  FIXUP_SHORT, /* c of the instruction */
  FIXUP_LONG,  /* s of the instruction */
  FIXUP_EXT,   /* xl of its extension word */
  FIXUP_TABLE, /* an entry of the program's jump tables */
} FixupKind;

typedef struct
{
  FixupKind kind;
  guint32   pc;    /* of the instruction */
  CodeLabel label;
  guint32   entry; /* of the jump tables */
} Fixup;

GArray *
code_labels_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (Label));
}

GArray *
code_fixups_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (Fixup));
}

/* ---- slots ------------------------------------------------------------------------------- */

guint
code_temp (CodeFn *fn,
           guint   n_slots)
{
  guint slot = fn->top;

  fn->top += n_slots;
  fn->max = MAX (fn->max, fn->top);
  if (fn->max >= CODE_NO_SLOT)
    {
      /* The error is given at the end; the numbers only have to stay small until then. */
      fn->is_too_large = TRUE;
      fn->top = slot = fn->n_fixed_slots;
    }
  return slot;
}

guint
code_dest (CodeFn *fn,
           guint   want,
           guint   n_slots)
{
  return want != CODE_NO_SLOT ? want : code_temp (fn, n_slots);
}

guint
code_window (CodeFn *fn,
             guint   n_slots)
{
  return code_temp (fn, CODE_FRAME_HEADER + n_slots) + CODE_FRAME_HEADER;
}

/* ---- instructions ------------------------------------------------------------------------ */

static void
append_word (CodeFn   *fn,
             CodeInstr instr)
{
  g_array_append_val (fn->code, instr);
  g_array_append_val (fn->positions, fn->pos);
}

void
code_emit (CodeFn *fn,
           CodeOp  op,
           guint   a,
           guint   b,
           guint   c)
{
  CodeInstr instr = { (guint16) op, (guint16) a, (guint16) b, (guint16) c };

  if (fn->is_dead)
    return;
  append_word (fn, instr);
  fn->is_dead = code_op_ends_block (op);
}

void
code_emit_s (CodeFn *fn,
             CodeOp  op,
             guint   a,
             gint64  s)
{
  g_assert (s >= G_MININT32 && s <= G_MAXINT32);
  code_emit (fn, op, a, (guint32) s & 0xffff, (guint32) s >> 16);
}

void
code_emit_x (CodeFn *fn,
             CodeOp  op,
             guint   a,
             guint   b,
             guint   c,
             guint32 xl,
             guint32 xh)
{
  CodeInstr extension = { (guint16) xl, (guint16) (xl >> 16), (guint16) xh, (guint16) (xh >> 16) };

  if (fn->is_dead)
    return;
  code_emit (fn, op, a, b, c);
  append_word (fn, extension);
}

void
code_move (CodeFn *fn,
           guint   dest,
           guint   source,
           guint   n_slots)
{
  if (dest == source || n_slots == 0)
    return;
  switch (n_slots)
    {
    case 1:
      code_emit (fn, CODE_OP_MOV, dest, source, 0);
      break;
    case 2:
      code_emit (fn, CODE_OP_MOV2, dest, source, 0);
      break;
    case 3:
      code_emit (fn, CODE_OP_MOV3, dest, source, 0);
      break;
    default:
      code_emit (fn, CODE_OP_MOVN, dest, source, n_slots);
      break;
    }
}

void
code_zero (CodeFn *fn,
           guint   dest,
           guint   n_slots)
{
  if (n_slots == 1)
    code_emit_s (fn, CODE_OP_LDI, dest, 0);
  else if (n_slots > 1)
    code_emit (fn, CODE_OP_ZERO, dest, n_slots, 0);
}

void
code_load_int (CodeFn *fn,
               guint   dest,
               gint64  value)
{
  if (value >= G_MININT32 && value <= G_MAXINT32)
    code_emit_s (fn, CODE_OP_LDI, dest, value);
  else
    code_emit_s (fn, CODE_OP_LDK, dest, code_unit_constant (fn->unit, (guint64) value));
}

void
code_load_string (CodeFn     *fn,
                  guint       dest,
                  const char *text,
                  gsize       len)
{
  code_emit_s (fn, CODE_OP_LDSTR, dest, code_unit_string (fn->unit, text, len));
}

void
code_mark_site (CodeFn *fn)
{
  CodeSite site = { fn->code->len, (char *) fn->site };

  if (fn->site != NULL && !fn->is_dead)
    g_array_append_val (fn->sites, site);
}

void
code_alloc (CodeFn    *fn,
            guint      dest,
            TypesType *type)
{
  code_mark_site (fn);
  code_emit_s (fn, CODE_OP_NEW, dest, code_unit_type (fn->unit, type));
}

/* ---- labels and jumps -------------------------------------------------------------------- */

CodeLabel
code_label (CodeFn *fn)
{
  Label label = { -1, FALSE };

  g_array_append_val (fn->labels, label);
  return fn->labels->len - 1;
}

static Label *
get_label (CodeFn   *fn,
           CodeLabel label)
{
  return &g_array_index (fn->labels, Label, label);
}

/* Binds a label that is jumped to from before, if at all. */
void
code_bind (CodeFn   *fn,
           CodeLabel label)
{
  code_bind_head (fn, label, FALSE);
}

/* A jump to what follows it is taken back, unless someone jumps to behind it. */
static void
drop_jump_to_next (CodeFn   *fn,
                   CodeLabel label)
{
  const Fixup *last;

  if (fn->fixups->len == 0 || fn->last_bound == fn->code->len)
    return;
  last = &g_array_index (fn->fixups, Fixup, fn->fixups->len - 1);
  if (last->label != label || last->pc + 1 != fn->code->len
      || g_array_index (fn->code, CodeInstr, last->pc).op != CODE_OP_JMP)
    return;
  g_array_set_size (fn->code, last->pc);
  g_array_set_size (fn->positions, last->pc);
  g_array_set_size (fn->fixups, fn->fixups->len - 1);
}

/* Binds a label that may be jumped to from behind: alive says whether its code is reachable. */
void
code_bind_head (CodeFn   *fn,
                CodeLabel label,
                gboolean  alive)
{
  Label *entry = get_label (fn, label);

  g_assert (entry->target < 0);
  drop_jump_to_next (fn, label);
  entry->target = (gint32) fn->code->len;
  fn->last_bound = fn->code->len;
  if (entry->is_used || alive)
    fn->is_dead = FALSE;
}

static void
add_fixup (CodeFn   *fn,
           FixupKind kind,
           CodeLabel label,
           guint32   entry)
{
  Fixup fixup = { kind, fn->code->len, label, entry };

  if (fn->is_dead)
    return;
  get_label (fn, label)->is_used = TRUE;
  g_array_append_val (fn->fixups, fixup);
}

void
code_jump (CodeFn   *fn,
           CodeLabel label)
{
  code_jump_op (fn, CODE_OP_JMP, 0, 0, label);
}

void
code_jump_op (CodeFn   *fn,
              CodeOp    op,
              guint     a,
              guint     b,
              CodeLabel label)
{
  gboolean is_long = code_op_get_info (op)->format[1] == 'J';

  add_fixup (fn, is_long ? FIXUP_LONG : FIXUP_SHORT, label, 0);
  code_emit (fn, op, a, b, 0);
}

void
code_jump_next (CodeFn   *fn,
                guint     iterator,
                guint     key,
                guint     value,
                CodeLabel end)
{
  add_fixup (fn, FIXUP_EXT, end, 0);
  code_emit_x (fn, CODE_OP_MAPNEXT, iterator, key, value, 0, 0);
}

/* Jumps to labels[R[slot]] if that is less than n. */
void
code_jump_table (CodeFn          *fn,
                 guint            slot,
                 const CodeLabel *labels,
                 guint            n)
{
  GArray *tables = fn->unit->jump_tables;
  guint32 first = tables->len;

  if (fn->is_dead)
    return;
  g_array_set_size (tables, first + n);
  for (guint i = 0; i < n; i++)
    add_fixup (fn, FIXUP_TABLE, labels[i], first + i);
  code_emit_x (fn, CODE_OP_JTAB, slot, n, 0, first, 0);
}

/* ---- finishing --------------------------------------------------------------------------- */

static void
set_s (CodeInstr *instr,
       gint32     s)
{
  instr->b = (guint16) ((guint32) s & 0xffff);
  instr->c = (guint16) ((guint32) s >> 16);
}

static void
resolve_fixup (CodeFn      *fn,
               const Fixup *fixup)
{
  CodeInstr *instr = &g_array_index (fn->code, CodeInstr, fixup->pc);
  guint32    next_pc = fixup->pc + (code_op_get_info (instr->op)->has_ext ? 2 : 1);
  gint32     offset = get_label (fn, fixup->label)->target - (gint32) next_pc;

  g_assert (get_label (fn, fixup->label)->target >= 0);
  switch (fixup->kind)
    {
    case FIXUP_SHORT:
      instr->c = (guint16) offset;
      break;
    case FIXUP_LONG:
      set_s (instr, offset);
      break;
    case FIXUP_EXT:
      instr[1].op = (guint16) ((guint32) offset & 0xffff);
      instr[1].a = (guint16) ((guint32) offset >> 16);
      break;
    case FIXUP_TABLE:
      g_array_index (fn->unit->jump_tables, gint32, fixup->entry) = offset;
      break;
    }
}

/* Copies the code, making room behind each short jump; returns the new place of each old word. */
static guint32 *
spread_code (CodeFn *fn,
             GArray *fixups)
{
  guint32  *places = g_new (guint32, fn->code->len + 1);
  GArray   *code = g_array_new (FALSE, FALSE, sizeof (CodeInstr));
  GArray   *positions = g_array_new (FALSE, FALSE, sizeof (BasePos));
  CodeInstr skip = { CODE_OP_JMP, 0, 1, 0 };
  guint     next_fixup = 0;

  for (guint i = 0; i < fn->code->len; i++)
    {
      CodeInstr instr = g_array_index (fn->code, CodeInstr, i);
      BasePos   pos = g_array_index (fn->positions, BasePos, i);

      places[i] = code->len;
      g_array_append_val (code, instr);
      g_array_append_val (positions, pos);
      for (; next_fixup < fixups->len && g_array_index (fixups, Fixup, next_fixup).pc == i;
           next_fixup++)
        {
          if (g_array_index (fixups, Fixup, next_fixup).kind != FIXUP_SHORT)
            continue;
          g_array_index (code, CodeInstr, code->len - 1).c = 1;
          g_array_append_val (code, skip);
          g_array_append_val (code, skip);
          g_array_append_val (positions, pos);
          g_array_append_val (positions, pos);
        }
    }
  places[fn->code->len] = code->len;

  g_array_unref (fn->code);
  g_array_unref (fn->positions);
  fn->code = code;
  fn->positions = positions;
  return places;
}

static void
lengthen_jumps (CodeFn *fn)
{
  g_autofree guint32 *places = spread_code (fn, fn->fixups);

  for (guint i = 0; i < fn->fixups->len; i++)
    {
      Fixup *fixup = &g_array_index (fn->fixups, Fixup, i);

      fixup->pc = places[fixup->pc];
      if (fixup->kind == FIXUP_SHORT)
        {
          fixup->kind = FIXUP_LONG;
          fixup->pc += 2;
        }
    }
  for (guint i = 0; i < fn->labels->len; i++)
    {
      Label *label = get_label (fn, i);

      if (label->target >= 0)
        label->target = (gint32) places[label->target];
    }
  for (guint i = 0; i < fn->sites->len; i++)
    {
      CodeSite *site = &g_array_index (fn->sites, CodeSite, i);

      site->pc = places[site->pc];
    }
  for (guint i = 0; i < fn->vars->len; i++)
    {
      CodeVar *var = &g_array_index (fn->vars, CodeVar, i);

      var->start_pc = places[var->start_pc];
      var->end_pc = places[var->end_pc];
    }
}

void
code_emit_finish (CodeFn *fn)
{
  if (fn->code->len > MAX_SHORT_CODE)
    lengthen_jumps (fn);
  for (guint i = 0; i < fn->fixups->len; i++)
    resolve_fixup (fn, &g_array_index (fn->fixups, Fixup, i));
}

/* Where a bound label lies in the finished code. */
guint32
code_label_get_pc (CodeFn   *fn,
                   CodeLabel label)
{
  return (guint32) get_label (fn, label)->target;
}
