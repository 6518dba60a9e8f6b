/* SPDX-License-Identifier: MIT */
#include "machine-asm.h"
#include "machine-map.h"
#include "machine-quick.h"

/*
 * What the scheduler's half offers to the execution half, in its simplest form:
 * one goroutine, no channels, events as a list of names. Tests of the
 * interpreter then depend on nothing but the interpreter.
 */

static GString *
events_of (Machine *self)
{
  return self->sched_host;
}

Machine *
machine_stand_in_new (CodeProgram           *program,
                      const MachineSettings *settings)
{
  Machine *self = g_new0 (Machine, 1);
  MachineRef ref;
  MachineG *g;

  self->program = program;
  self->event_goal = self->step_goal = G_MAXSIZE;
  if (settings != NULL)
    self->settings = *settings;
  else
    {
      self->settings.max_stack_bytes = 1000000000;
      self->settings.max_memory_bytes = (guint64) 1 << 32;
    }
  self->sched_host = g_string_new (NULL);
  g_assert_true (machine_arena_init (self));
  machine_exec_init (self);

  ref = machine_sys_alloc (self, sizeof (MachineG));
  g = machine_ptr (self, ref);
  self->root->all_gs_first = self->root->all_gs_last = ref;
  self->root->current_g = ref;
  self->root->n_goroutines = 1;
  self->root->next_g_id = 2;
  g->id = 1;
  g->state = MACHINE_G_RUNNING;
  machine_exec_start (self, g,
                      self->root->static_closures + program->entry_func * sizeof (guint64));
  return self;
}

void
machine_stand_in_free (Machine *self)
{
  g_string_free (events_of (self), TRUE);
  machine_exec_free_host (self);
  machine_arena_free (self);
  code_program_unref (self->program);
  g_free (self);
}

MachineG *
machine_stand_in_g (Machine *self)
{
  return machine_ptr (self, self->root->all_gs_first);
}

MachineExecStop
machine_stand_in_run (Machine *self)
{
  gint64 budget = G_MAXINT64;

  return machine_exec_run (self, machine_stand_in_g (self), &budget, FALSE);
}

const char *
machine_stand_in_events (Machine *self)
{
  return events_of (self)->str;
}

/* ---- what sched offers ----------------------------------------------------------------- */

void
machine_emit (Machine         *self,
              MachineG        *g,
              MachineEventKind kind,
              guint32          other,
              guint32          object,
              gint64           value,
              guint8           flags)
{
  static const char *const names[] = {
#define E(name, text, doc) text,
    MACHINE_EVENTS (E)
#undef E
  };

  self->root->n_events++;
  g_string_append_printf (events_of (self), "%s\n", names[kind]);
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
  machine_emit (self, g, kind, 0, 0, 0, flags);
}

void
machine_sched_mark_roots (Machine *self)
{
}

void
machine_sched_restored (Machine *self)
{
}

void
machine_sched_object_freed (Machine   *self,
                            MachineRef ref,
                            gsize      n_bytes)
{
  machine_emit (self, NULL, MACHINE_EVENT_FUNC, 0, 0, ref, 0);
}

MachineStatus
machine_op_go (Machine   *self,
               MachineG  *g,
               MachineRef closure)
{
  return MACHINE_DONE;
}

MachineRef
machine_chan_new (Machine  *self,
                  MachineG *g,
                  guint32   chan_type,
                  gint64    capacity)
{
  return machine_heap_alloc_raw (self, 16, ASM_INT, capacity, g->pc);
}

MachineStatus
machine_op_send (Machine   *self,
                 MachineG  *g,
                 MachineRef chan,
                 guint64   *value)
{
  return MACHINE_PARKED;
}

MachineStatus
machine_op_recv (Machine   *self,
                 MachineG  *g,
                 MachineRef chan,
                 guint64   *value,
                 guint64   *ok)
{
  return MACHINE_RETRY;
}

MachineStatus
machine_op_close (Machine   *self,
                  MachineG  *g,
                  MachineRef chan)
{
  return MACHINE_YIELD;
}

gint64
machine_chan_len (Machine   *self,
                  MachineRef chan)
{
  return 0;
}

gint64
machine_chan_cap (Machine   *self,
                  MachineRef chan)
{
  return 0;
}

MachineStatus
machine_op_select (Machine          *self,
                   MachineG         *g,
                   const CodeSelect *select,
                   guint64          *fp,
                   guint16           result_slot)
{
  return MACHINE_DONE;
}

guint64
machine_decide_number (Machine            *self,
                       MachineG           *g,
                       MachineDecisionKind kind,
                       guint64             n)
{
  return n / 2;
}

const char *
machine_wait_get_text (MachineWait wait)
{
  return "chan receive";
}

/* func test.call(f func()) */
static MachineStatus
call (Machine  *self,
      MachineG *g,
      guint64  *slots)
{
  machine_exec_call_closure (self, g, slots[0]);
  return MACHINE_CALL;
}

const MachineNativeEntry machine_natives_lib[] = { { NULL, NULL } };

const MachineNativeEntry machine_natives_sched[] = {
  { "test.call", call },
  { NULL, NULL },
};

gint64
machine_get_time_ns (const Machine *self)
{
  return self->root->now_ns;
}

MachineG *
machine_sched_spawn (Machine   *self,
                     guint32    parent,
                     MachineRef closure,
                     guint32    pc)
{
  g_assert_not_reached ();
}

guint32
machine_sched_get_bubble (const Machine  *self,
                          const MachineG *g,
                          gboolean       *out_durable)
{
  *out_durable = FALSE;
  return 0;
}

gboolean
machine_sched_is_left (const Machine  *self,
                       const MachineG *root,
                       const MachineG *g)
{
  return FALSE;
}

/* One goroutine only: nobody else uses its maps. */
gboolean
machine_map_check_read (Machine   *self,
                        MachineG  *g,
                        MachineRef map,
                        gboolean   iterating)
{
  return TRUE;
}

gboolean
machine_map_check_write (Machine   *self,
                         MachineG  *g,
                         MachineRef map)
{
  return TRUE;
}

/* The short ways are the scheduler's half. */
gboolean
machine_mutex_quick_lock (Machine   *self,
                          MachineG  *g,
                          MachineRef ref)
{
  return FALSE;
}

gboolean
machine_mutex_quick_unlock (Machine   *self,
                            MachineG  *g,
                            MachineRef ref)
{
  return FALSE;
}

MachineG *
machine_sched_quick_next (Machine  *self,
                          MachineG *g,
                          gint64   *out_budget)
{
  return NULL;
}
