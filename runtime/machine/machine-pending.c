/* SPDX-License-Identifier: MIT */

/*
 * Following a loaded schedule. Each of its decisions waits for its place: the
 * events of its goroutine are counted there until it is reached, and then it
 * becomes a decision of this run. See machine-schedule.c for what a place is.
 */

#include "machine-chaos.h"
#include "machine-exec.h"
#include "machine-sched-host.h"
#include "machine-trace.h"

/* A goroutine was started: does the schedule know it? */
void
machine_pending_started (Machine  *self,
                         MachineG *g)
{
  MachineSchedHost *host = machine_sched_host (self);
  g_autofree char *path = machine_dup_path (self, g->id);

  for (guint i = 0; i < host->pending->len; i++)
    {
      MachinePending *pending = &g_array_index (host->pending, MachinePending, i);

      if (!pending->of_proc && strcmp (pending->path, path) == 0)
        pending->g = g->id;
    }
}

/* Every event at the end of the known run is counted once, however often the machine goes back. */
void
machine_pending_event (Machine         *self,
                       MachineG        *g,
                       MachineEventKind kind,
                       guint32          pc)
{
  MachineSchedHost *host = machine_sched_host (self);
  guint32 func = G_MAXUINT32, op = 0;

  if (self->root->n_events <= host->counted_events)
    return;
  host->counted_events = self->root->n_events;
  for (guint i = 0; i < host->pending->len; i++)
    {
      MachinePending *pending = &g_array_index (host->pending, MachinePending, i);
      gboolean select = pending->kind == MACHINE_DECISION_SELECT;

      if (pending->g != g->id
          || (select && !pending->any_place && kind != MACHINE_EVENT_SELECT_BEGIN))
        continue;
      if (func == G_MAXUINT32)
        machine_schedule_find_place (self, pc, &func, &op);
      if (!pending->any_place && (func != pending->func || op != pending->op))
        continue;
      pending->seen++;
      if (!select && pending->seen == pending->occurrence)
        {
          pending->armed = TRUE;
          pending->armed_at = machine_gx (g)->event_instructions;
        }
    }
}

/* The goroutine with a spawn path, or 0. */
static guint32
find_by_path (const Machine *self,
              const char    *path)
{
  for (MachineRef ref = self->root->all_gs_first; ref != 0;)
    {
      MachineG *g = machine_g (self, ref);
      g_autofree char *own = machine_dup_path (self, g->id);

      if (strcmp (own, path) == 0)
        return g->id;
      ref = g->all_next;
    }
  return 0;
}

/* The active fault of a text, or -1. */
static gint
find_active (const Machine *self,
             const char    *text)
{
  const MachineChaos *chaos = machine_chaos (self);

  for (guint i = 0; chaos != NULL && i < chaos->n; i++)
    {
      const MachineFault *fault = g_ptr_array_index (machine_sched_host (self)->faults, i);

      if (chaos->states[i].active && strcmp (fault->text, text) == 0)
        return (gint) i;
    }
  return -1;
}

/* A loaded fault has met its place: it becomes a decision of this run. */
static void
take_chaos (Machine        *self,
            MachinePending *pending)
{
  MachineSchedHost *host = machine_sched_host (self);
  g_autoptr (GString) item = g_string_new (pending->item);

  g_string_append_c (item, '=');
  machine_schedule_append_fault (item, pending->option);
  if (pending->option[0] == '-')
    {
      gint number = find_active (self, pending->option + 1);

      if (number >= 0)
        machine_decision_record_chaos (self, (guint32) number | MACHINE_FAULT_ENDS, item->str);
      else
        host->n_diverged++;
    }
  else
    {
      MachineFault *fault = host->faults->len < MACHINE_MAX_FAULTS
                              ? machine_schedule_find_fault (self, pending->option) : NULL;

      if (fault != NULL)
        {
          g_ptr_array_add (host->faults, fault);
          machine_decision_record_chaos (self, host->faults->len - 1, item->str);
        }
    }
  machine_decision_refresh (self);
}

static void
take (Machine *self,
      guint    index)
{
  MachineSchedHost *host = machine_sched_host (self);
  MachinePending pending = g_array_index (host->pending, MachinePending, index);
  guint32 id = find_by_path (self, pending.option);
  MachineG *chosen = id != 0 ? machine_sched_find_g (self, id) : NULL;

  g_array_remove_index (host->pending, index);
  machine_decision_refresh (self);
  if (chosen != NULL
      && (chosen->state == MACHINE_G_RUNNABLE || chosen->state == MACHINE_G_RUNNING))
    {
      g_autofree char *item = g_strdup_printf ("%s=%s", pending.item, pending.option);

      machine_decision_record_next (self, id, item);
    }
  else
    {
      host->n_diverged++;
    }
  machine_pending_free (&pending);
}

/* The first loaded decision whose place is here, or -1. */
static gint
find_reached (Machine *self,
              gboolean chaos)
{
  MachineSchedHost *host = machine_sched_host (self);
  MachineSched *sched = machine_sched (self);
  const MachineP *p = machine_p (self, sched, sched->current_p);
  MachineG *g = machine_sched_running (self);
  guint32 id = machine_schedule_find_decider (self);
  guint64 own = 0;

  if (g != NULL)
    own = machine_gx (g)->n_instructions + self->root->n_instructions - sched->quantum_start;
  for (guint i = 0; i < host->pending->len; i++)
    {
      MachinePending *pending = &g_array_index (host->pending, MachinePending, i);

      if ((pending->kind == MACHINE_DECISION_CHAOS) != chaos)
        continue;
      if (pending->of_proc
            ? g == NULL && pending->occurrence == p->n_looks
                && g_ascii_strtoull (pending->path, NULL, 10) == p->id
            : pending->armed && pending->g == id && id != 0 && pending->forces == (g != NULL)
                && (g == NULL || own >= pending->armed_at + pending->offset))
        return (gint) i;
    }
  return -1;
}

void
machine_pending_match (Machine *self)
{
  gint index;

  if (self->root->n_events < machine_sched_host (self)->counted_events)
    return;
  index = find_reached (self, FALSE);
  if (index >= 0)
    take (self, (guint) index);
}

void
machine_chaos_match (Machine *self)
{
  MachineSchedHost *host = machine_sched_host (self);
  gint index;

  if (self->root->n_events < host->counted_events || machine_sched (self)->current_p < 0)
    return;
  while (host->pending->len > 0 && (index = find_reached (self, TRUE)) >= 0)
    {
      MachinePending pending = g_array_index (host->pending, MachinePending, index);

      g_array_remove_index (host->pending, (guint) index);
      take_chaos (self, &pending);
      machine_decision_apply_chaos (self);
      machine_pending_free (&pending);
    }
}

gint
machine_pending_select (Machine  *self,
                        MachineG *g)
{
  MachineSchedHost *host = machine_sched_host (self);
  guint32 func, op;

  if (host->pending->len == 0)
    return -1;
  machine_schedule_find_place (self, machine_exec_user_pc (self, g), &func, &op);
  for (guint i = 0; i < host->pending->len; i++)
    {
      MachinePending *pending = &g_array_index (host->pending, MachinePending, i);
      gboolean here = pending->any_place
                        ? pending->seen == pending->occurrence
                        : func == pending->func && op == pending->op
                            && pending->seen + 1 == pending->occurrence;

      if (pending->kind == MACHINE_DECISION_SELECT && pending->g == g->id && here)
        {
          g_autofree char *item = g_strdup_printf ("%s=%s", pending->item, pending->option);
          gint chosen = (gint) g_ascii_strtoull (pending->option, NULL, 10);

          machine_decision_record_select (self, machine_sched (self)->n_decisions, (guint32) chosen,
                                          item);
          machine_pending_free (pending);
          g_array_remove_index (host->pending, i);
          machine_decision_refresh (self);
          return chosen;
        }
    }
  return -1;
}
