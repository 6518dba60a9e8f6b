/* SPDX-License-Identifier: MIT */

/*
 * The trace, and how events come into it. It grows only at its end. A machine
 * that runs again through a part that is recorded emits the same events again:
 * they are compared with the record instead of being appended, so that every
 * re-run is a test of determinism.
 */

#include "machine-trace.h"

#include "machine-exec.h"

#include "machine-sched-host.h"

#include <sys/mman.h>

static const struct
{
  const char *name;
} kinds[] = {
#define E(name, text, doc) { text },
  MACHINE_EVENTS (E)
#undef E
};

/**
 * machine_event_kind_get_name:
 *
 * Names a kind as bindings, breakpoints and exports write it: "chan.send".
 *
 * Returns: (transfer none): the name
 */
const char *
machine_event_kind_get_name (MachineEventKind kind)
{
  g_return_val_if_fail (kind < MACHINE_N_EVENTS, NULL);

  return kinds[kind].name;
}

/**
 * machine_event_kind_parse:
 *
 * Finds the kind of a name.
 *
 * Returns: %FALSE if there is none
 */
gboolean
machine_event_kind_parse (const char       *name,
                          MachineEventKind *out_kind)
{
  for (guint i = 0; i < MACHINE_N_EVENTS; i++)
    {
      if (strcmp (kinds[i].name, name) == 0)
        {
          *out_kind = i;
          return TRUE;
        }
    }
  return FALSE;
}

static void
unmap_chunk (gpointer chunk)
{
  munmap (chunk, MACHINE_TRACE_CHUNK_BYTES);
}

void
machine_trace_add_chunk (MachineTrace *self)
{
  if (self->n >> MACHINE_TRACE_CHUNK_SHIFT == self->chunks->len)
    {
      gpointer chunk = mmap (NULL, MACHINE_TRACE_CHUNK_BYTES, PROT_READ | PROT_WRITE,
                             MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

      if (chunk == MAP_FAILED)
        g_error ("no memory for %" G_GSIZE_FORMAT " events", self->n);
      /* A long trace is filled fast: large pages save most of the faults. */
      if (self->chunks->len > 0)
        madvise (chunk, MACHINE_TRACE_CHUNK_BYTES, MADV_HUGEPAGE);
      g_ptr_array_add (self->chunks, chunk);
    }
  self->last = self->chunks->pdata[self->n >> MACHINE_TRACE_CHUNK_SHIFT];
}

/**
 * machine_trace_new:
 *
 * Returns: (transfer full): an empty trace
 */
MachineTrace *
machine_trace_new (void)
{
  MachineTrace *self = g_new0 (MachineTrace, 1);

  self->chunks = g_ptr_array_new_with_free_func (unmap_chunk);
  self->blocks = g_array_new (FALSE, TRUE, sizeof (MachineTraceBlock));
  return self;
}

/**
 * machine_trace_free:
 *
 * Frees a trace; %NULL is accepted.
 */
void
machine_trace_free (MachineTrace *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->blocks->len; i++)
    g_free (g_array_index (self->blocks, MachineTraceBlock, i).bytes);
  g_array_unref (self->blocks);
  g_ptr_array_unref (self->chunks);
  g_free (self);
}

/**
 * machine_trace_get_n:
 *
 * Returns: how many events are recorded
 */
gsize
machine_trace_get_n (const MachineTrace *self)
{
  return self->n;
}

/**
 * machine_trace_get:
 *
 * Cost: constant.
 *
 * Returns: (transfer none): the event at a position; it stays where it is until truncated
 */
const MachineEvent *
machine_trace_get (const MachineTrace *self,
                   gsize               index)
{
  const MachineEvent *chunk;

  g_return_val_if_fail (index < self->n, NULL);

  chunk = self->chunks->pdata[index >> MACHINE_TRACE_CHUNK_SHIFT];
  return chunk + (index & (MACHINE_TRACE_CHUNK - 1));
}

static const char *
get_text_at (const MachineTrace *self,
             gint64              offset,
             gsize              *out_len)
{
  const MachineTraceBlock *block
    = &g_array_index (self->blocks, MachineTraceBlock, (guint64) offset >> 32);
  const char *at = block->bytes + (offset & G_MAXUINT32);
  guint32 len;

  memcpy (&len, at, sizeof len);
  if (out_len != NULL)
    *out_len = len;
  return at + sizeof len;
}

/**
 * machine_trace_get_text:
 *
 * Returns: (transfer none) (nullable): the NUL-terminated text of an event that has one
 */
const char *
machine_trace_get_text (const MachineTrace *self,
                        const MachineEvent *event,
                        gsize              *out_len)
{
  if (!(event->flags & MACHINE_EVENT_FLAG_TEXT))
    return NULL;
  return get_text_at (self, event->value, out_len);
}

gint64
machine_trace_append_text (MachineTrace *self,
                           const char   *text,
                           gsize         len)
{
  gsize need = sizeof (guint32) + len + 1;
  MachineTraceBlock *block = NULL;
  guint32 len32 = (guint32) len;
  gint64 offset;

  need = (need + 3) & ~(gsize) 3;
  if (self->blocks->len > 0)
    block = &g_array_index (self->blocks, MachineTraceBlock, self->blocks->len - 1);
  if (block == NULL || block->cap - block->used < need)
    {
      MachineTraceBlock fresh = { MAX (need, MACHINE_TRACE_BLOCK_BYTES), 0, NULL };

      fresh.bytes = g_malloc0 (fresh.cap);
      g_array_append_val (self->blocks, fresh);
      block = &g_array_index (self->blocks, MachineTraceBlock, self->blocks->len - 1);
    }
  offset = (gint64) ((guint64) (self->blocks->len - 1) << 32 | block->used);
  memcpy (block->bytes + block->used, &len32, sizeof len32);
  memcpy (block->bytes + block->used + sizeof len32, text, len);
  block->bytes[block->used + sizeof len32 + len] = '\0';
  block->used += need;
  return offset;
}

/**
 * machine_trace_truncate:
 *
 * Forgets the events from position @n on, and their texts.
 * Cost: linear in what is forgotten.
 */
void
machine_trace_truncate (MachineTrace *self,
                        gsize         n)
{
  for (gsize i = n; i < self->n; i++)
    {
      const MachineEvent *event = machine_trace_get (self, i);

      if (event->flags & MACHINE_EVENT_FLAG_TEXT)
        {
          guint block = (guint) ((guint64) event->value >> 32);

          while (self->blocks->len > block + 1)
            {
              g_free (g_array_index (self->blocks, MachineTraceBlock, self->blocks->len - 1).bytes);
              g_array_set_size (self->blocks, self->blocks->len - 1);
            }
          g_array_index (self->blocks, MachineTraceBlock, block).used = event->value & G_MAXUINT32;
          /* An own block of one long text goes too, so that the same run gives the same blocks. */
          if ((event->value & G_MAXUINT32) == 0)
            {
              g_free (g_array_index (self->blocks, MachineTraceBlock, block).bytes);
              g_array_set_size (self->blocks, block);
            }
          break;
        }
    }
  self->n = MIN (self->n, n);
  g_ptr_array_set_size (self->chunks,
                        (self->n + MACHINE_TRACE_CHUNK - 1) >> MACHINE_TRACE_CHUNK_SHIFT);
  self->last = self->chunks->len > 0 ? self->chunks->pdata[self->chunks->len - 1] : NULL;
}

void
machine_trace_check_invariants (const MachineTrace *self)
{
  gint64 last_text = -1;

  g_assert (self->chunks->len == (self->n + MACHINE_TRACE_CHUNK - 1) >> MACHINE_TRACE_CHUNK_SHIFT);
  for (gsize i = 0; i < self->n; i++)
    {
      const MachineEvent *event = machine_trace_get (self, i);
      gsize len;

      g_assert (event->kind < MACHINE_N_EVENTS);
      if (event->flags & MACHINE_EVENT_FLAG_TEXT)
        {
          g_assert (event->value > last_text);
          last_text = event->value;
          g_assert (machine_trace_get_text (self, event, &len)[len] == '\0');
        }
    }
}

/* ---- emission -------------------------------------------------------------- */

/* Kinds after which another goroutine may go on under the policies that ask or roll dice: those
 * that touch what goroutines share. What only concerns the goroutine itself makes no difference. */
#define BIT(kind) (G_GUINT64_CONSTANT (1) << MACHINE_EVENT_##kind)
static const guint64 asking_kinds
  = BIT (GO) | BIT (CHAN_SEND) | BIT (CHAN_RECV) | BIT (CHAN_CLOSE) | BIT (SELECT_CASE)
    | BIT (SELECT_DEFAULT) | BIT (MUTEX_LOCK) | BIT (MUTEX_UNLOCK) | BIT (WG_ADD) | BIT (WG_WAIT)
    | BIT (COND_SIGNAL) | BIT (ONCE_DO) | BIT (ATOMIC) | BIT (TIMER_START) | BIT (TIMER_STOP)
    | BIT (CTX_CANCEL) | BIT (OUTPUT);

/* What changes a goroutine's state is for everyone to see, wherever it happens. */
static const guint64 public_kinds
  = BIT (GO) | BIT (START) | BIT (SCHED) | BIT (BLOCK) | BIT (WAKE) | BIT (PREEMPT) | BIT (YIELD)
    | BIT (EXIT) | BIT (PANIC) | BIT (FATAL) | BIT (GOEXIT) | BIT (OUTPUT);

/* What no instruction of the goroutine does. */
static const guint64 idle_kinds = BIT (START) | BIT (SCHED) | BIT (PREEMPT);
#undef BIT

static guint32
exact_pc (MachineG *g)
{
  return g->exec_flags & MACHINE_G_AFTER_OP ? machine_gx (g)->park_pc : g->pc;
}

static guint32
user_pc (const Machine *self,
         MachineG      *g,
         guint32        pc)
{
  const CodeFunc *func = &self->program->funcs[machine_gx (g)->func];

  /* Its function has returned: that is where it ends. */
  if (pc >= self->program->n_code)
    return func->end_pc - 1;
  pc = machine_exec_user_pc (self, g);
  /* It is still in what the compiler put before its function; of a function value only the go
   * statement is known yet. */
  if (machine_sched_host (self)->pc_flags[pc] & MACHINE_PC_WRAPPER)
    return func->flags & CODE_FUNC_WRAPPER ? g->created_pc : func->entry_pc;
  return pc;
}

/* The function of a goroutine that was started with a function value shows only when it runs. */
static void
find_func (Machine  *self,
           MachineG *g)
{
  MachineFrameWalk walk;
  guint32 func = G_MAXUINT32;

  if (!machine_frame_walk_init (&walk, self, g))
    return;
  do
    {
      if (!(self->program->funcs[walk.func].flags & CODE_FUNC_WRAPPER))
        func = walk.func;
    }
  while (machine_frame_walk_next (&walk));
  if (func == G_MAXUINT32)
    return;
  machine_gx (g)->func = func;
  machine_sched_g_remember (self, g);
}

/* An event that is recorded already: the run must do the same again. */
static void
compare (Machine            *self,
         const MachineEvent *event,
         const char         *text,
         gsize               len)
{
  const MachineEvent *old = machine_trace_get (self->trace, self->root->n_events - 1);
  MachineEvent again = *event;

  if (text != NULL && old->flags & MACHINE_EVENT_FLAG_TEXT)
    {
      gsize old_len;
      const char *old_text = machine_trace_get_text (self->trace, old, &old_len);

      again.value = old->value;
      g_assert (old_len == len && memcmp (old_text, text, len) == 0);
    }
  g_assert (memcmp (old, &again, sizeof again) == 0);
}

static void
record (Machine         *self,
        MachineG        *g,
        MachineEventKind kind,
        guint32          other,
        guint32          object,
        gint64           value,
        guint32          type,
        guint            flags,
        const char      *text,
        gsize            len)
{
  const MachineSched *sched = machine_sched (self);
  MachineSchedHost *host = machine_sched_host (self);
  gsize index = self->root->n_events - 1;
  MachineEvent spare, *event;
  guint32 pc = 0;

  if (g != NULL)
    {
      guint pc_flags;

      pc = exact_pc (g);
      pc_flags = host->pc_flags[pc];
      if (self->program->funcs[machine_gx (g)->func].flags & CODE_FUNC_WRAPPER)
        find_func (self, g);
      if (pc_flags & MACHINE_PC_LIBRARY && !(flags & MACHINE_EMIT_USER)
          && !(public_kinds >> kind & 1))
        flags |= MACHINE_EVENT_FLAG_LIBRARY;
      if (pc_flags != 0)
        pc = user_pc (self, g, pc);
      if (host->pending->len > 0)
        machine_pending_event (self, g, kind, pc);
    }
  if (!self->settings.tracing)
    return;

  g_assert (index <= self->trace->n);
  event = index < self->trace->n ? &spare : machine_trace_append (self->trace);
  event->time_ns = sched->current_p >= 0 ? machine_sched_now (self, sched) : self->root->now_ns;
  event->value = value;
  event->g = g != NULL ? g->id : 0;
  event->other = other;
  event->object = object;
  event->pc = pc;
  event->type = type;
  event->kind = (guint8) kind;
  event->flags = (guint8) (text != NULL ? flags | MACHINE_EVENT_FLAG_TEXT : flags);
  event->p = (guint16) sched->current_p;
  if (event == &spare)
    compare (self, event, text, len);
  else if (text != NULL)
    event->value = machine_trace_append_text (self->trace, text, len);
}

/* What every event leaves in the run's state, recorded or not: its number, and where its goroutine
 * stands, from which schedules name places. */
static inline void
note (Machine         *self,
      MachineG        *g,
      MachineEventKind kind,
      guint            flags)
{
  MachineRoot *root = self->root;
  MachineSched *sched = machine_sched (self);
  MachineGx *gx;

  root->n_events++;
  if (g == NULL)
    return;
  gx = machine_gx (g);
  gx->n_events++;
  gx->event_instructions = gx->n_instructions;
  if (machine_ref (self, g) != root->current_g)
    return;
  /* As it will stand when the instruction that emits is done; taking it up is no instruction. */
  gx->event_instructions
    += root->n_instructions - sched->quantum_start + !(idle_kinds >> kind & 1);
  if (G_UNLIKELY (sched->policy >= MACHINE_POLICY_RANDOM) && asking_kinds >> kind & 1
      && (flags & MACHINE_EMIT_USER || public_kinds >> kind & 1
          || !(machine_sched_host (self)->pc_flags[exact_pc (g)] & MACHINE_PC_LIBRARY)))
    sched->ask = MACHINE_ASK_NEXT;
}

void
machine_emit_full (Machine         *self,
                   MachineG        *g,
                   MachineEventKind kind,
                   guint32          other,
                   guint32          object,
                   gint64           value,
                   guint32          type,
                   guint            flags)
{
  note (self, g, kind, flags);
  if (machine_sched_host (self)->recording)
    record (self, g, kind, other, object, value, type, flags, NULL, 0);
}

void
machine_emit (Machine         *self,
              MachineG        *g,
              MachineEventKind kind,
              guint32          other,
              guint32          object,
              gint64           value,
              guint8           flags)
{
  note (self, g, kind, flags);
  if (machine_sched_host (self)->recording)
    record (self, g, kind, other, object, value, 0, flags, NULL, 0);
}

void
machine_emit_text (Machine         *self,
                   MachineG        *g,
                   MachineEventKind kind,
                   gint64           value_ignored,
                   guint8           flags,
                   const char      *text,
                   gsize            len)
{
  note (self, g, kind, flags);
  if (machine_sched_host (self)->recording)
    record (self, g, kind, 0, 0, 0, 0, flags, text, len);
}

/* What a reference leads to may have changed or be gone when the event is looked at: such values are
 * written down now. A time is written as the clock shows it, a channel by its name. */
static void
append_value (Machine       *self,
              guint32        type,
              const guint64 *slots,
              GString       *out)
{
  const CodeType *info = &self->program->types[type];
  const MachineObject *object = NULL;

  if (info->kind == CODE_TYPE_CHAN)
    object = machine_object_find (self, MACHINE_OBJECT_CHAN, slots[0]);
  if (object != NULL)
    {
      g_autofree char *name = machine_dup_object_name (self, object->id);

      g_string_append (out, name);
    }
  else if (strcmp (info->name, "time.Time") == 0)
    {
      guint64 second = slots[1] % 86400;

      g_string_append_printf (out, "%02u:%02u:%02u", (guint) (second / 3600),
                              (guint) (second / 60 % 60), (guint) (second % 60));
      if ((guint32) slots[0] % 1000000000 != 0)
        g_string_append_printf (out, ".%03u", (guint) ((guint32) slots[0] / 1000000));
    }
  else
    {
      machine_format_value (self, type, slots, 80, out);
    }
}

void
machine_emit_value (Machine         *self,
                    MachineG        *g,
                    MachineEventKind kind,
                    guint32          other,
                    guint32          object,
                    guint32          type,
                    const guint64   *slots,
                    guint            flags)
{
  const CodeType *info;

  note (self, g, kind, flags);
  if (!machine_sched_host (self)->recording)
    return;
  info = &self->program->types[type];
  if (info->n_slots == 0)
    {
      record (self, g, kind, other, object, 0, type, flags, NULL, 0);
    }
  else if (info->kind <= CODE_TYPE_COMPLEX64)
    {
      record (self, g, kind, other, object, (gint64) slots[0], type, flags, NULL, 0);
    }
  else
    {
      g_autoptr (GString) text = g_string_new (NULL);

      append_value (self, type, slots, text);
      record (self, g, kind, other, object, 0, type, flags, text->str, text->len);
    }
}
