/* SPDX-License-Identifier: MIT */

/*
 * How events come into the trace. A machine that runs again through a part that
 * is recorded emits the same events again: they are compared with the record
 * instead of being appended, so that every re-run is a test of determinism.
 */

#include "machine-exec.h"
#include "machine-sched-host.h"
#include "machine-trace.h"

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
#undef BIT

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
compare (const MachineTrace *trace,
         gsize               index,
         const MachineEvent *event,
         const char         *text,
         gsize               len)
{
  const MachineEvent *old = machine_trace_get (trace, index);
  MachineEvent again = *event;

  if (text != NULL && old->flags & MACHINE_EVENT_FLAG_TEXT)
    {
      gsize old_len;
      const char *old_text = machine_trace_get_text (trace, old, &old_len);

      again.value = old->value;
      g_assert (old_len == len && memcmp (old_text, text, len) == 0);
    }
  g_assert (memcmp (old, &again, sizeof again) == 0);
}

/* Behind what is kept, and nobody asked for it: only a schedule that is followed goes on looking. */
static gboolean
is_wanted (MachineSchedHost   *host,
           const MachineTrace *trace,
           gsize               index)
{
  if (index < trace->keep || trace->recording)
    return TRUE;
  host->recording = host->pending->len > 0;
  return FALSE;
}

void
machine_record (Machine         *self,
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
  MachineTrace *trace = self->trace;
  gsize index = self->root->n_events - 1;
  MachineEvent spare, *event;
  gboolean fresh;
  guint32 pc = 0;

  if (g != NULL)
    {
      guint pc_flags;

      pc = machine_event_pc (g);
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
  if (!self->settings.tracing || !is_wanted (host, trace, index))
    return;

  if (index >= trace->keep)
    event = machine_trace_record_again (trace, index);
  else
    event = index < trace->n_kept ? NULL : machine_trace_append (trace);
  fresh = event != NULL;
  if (!fresh)
    event = &spare;
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
  if (!fresh)
    compare (trace, index, event, text, len);
  else if (text != NULL)
    event->value = index < trace->keep ? machine_trace_append_text (trace, text, len)
                                       : machine_trace_intern_text (trace, text, len);
}

/* The first visible event of an instruction or turn makes it a step. */
void
machine_count_step (Machine         *self,
                    MachineG        *g,
                    MachineEventKind kind,
                    guint            flags)
{
  MachineRoot *root = self->root;

  if (machine_private_kinds >> kind & 1 && g != NULL && !(flags & MACHINE_EMIT_USER)
      && machine_sched_host (self)->pc_flags[machine_event_pc (g)] & MACHINE_PC_LIBRARY)
    return;
  root->step_open = TRUE;
  if (G_UNLIKELY (++root->n_steps >= self->step_goal))
    self->event_goal = 0;
}

/* Under the policies that ask or roll dice another goroutine may go on behind the event. */
void
machine_ask_behind (Machine         *self,
                    MachineG        *g,
                    MachineEventKind kind,
                    guint            flags)
{
  if (asking_kinds >> kind & 1
      && (flags & MACHINE_EMIT_USER || public_kinds >> kind & 1
          || !(machine_sched_host (self)->pc_flags[machine_event_pc (g)] & MACHINE_PC_LIBRARY)))
    machine_sched (self)->ask = MACHINE_ASK_NEXT;
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
  machine_emit_full (self, g, kind, other, object, value, 0, flags);
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
  machine_note (self, g, kind, flags);
  if (machine_sched_host (self)->recording)
    machine_record (self, g, kind, 0, 0, 0, 0, flags, text, len);
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
machine_record_value (Machine         *self,
                      MachineG        *g,
                      MachineEventKind kind,
                      guint32          other,
                      guint32          object,
                      guint32          type,
                      const guint64   *slots,
                      guint            flags)
{
  const CodeType *info = &self->program->types[type];

  if (info->n_slots == 0)
    {
      machine_record (self, g, kind, other, object, 0, type, flags, NULL, 0);
    }
  else if (info->kind <= CODE_TYPE_COMPLEX64)
    {
      machine_record (self, g, kind, other, object, (gint64) slots[0], type, flags, NULL, 0);
    }
  else
    {
      g_autoptr (GString) text = g_string_new (NULL);

      append_value (self, type, slots, text);
      machine_record (self, g, kind, other, object, 0, type, flags, text->str, text->len);
    }
}
