/* SPDX-License-Identifier: MIT */

/*
 * The one funnel. Every choice among goroutines or ready cases has a number.
 * What the policy answers is not stored: it follows from the run. Stored are
 * the answers that differ, on the host's side, by number; so a machine that
 * went back answers alike when it comes by again.
 *
 * A natural decision is one the machine comes to by itself: a P without a
 * goroutine, a select with several ready cases, under random and manual also
 * the end of a visible step. A forced one is put between two instructions from
 * outside and has its place by the count of instructions.
 */

#include "machine-chaos.h"
#include "machine-exec.h"
#include "machine-sched-host.h"
#include "machine-select.h"
#include "machine-timer.h"
#include "machine-trace.h"

static MachineOverride *
override_at (MachineSchedHost *host,
             guint             i)
{
  return &g_array_index (host->overrides, MachineOverride, i);
}

static void
clear_override (gpointer data)
{
  g_free (((MachineOverride *) data)->item);
}

void
machine_decision_host_init (Machine *self)
{
  const CodeProgram *program = self->program;
  MachineSchedHost *host = g_new0 (MachineSchedHost, 1);

  self->sched_host = host;
  host->overrides = g_array_new (FALSE, TRUE, sizeof (MachineOverride));
  g_array_set_clear_func (host->overrides, clear_override);
  host->pending = g_array_new (FALSE, TRUE, sizeof (MachinePending));
  host->options = g_array_new (FALSE, TRUE, sizeof (guint32));
  host->funcs = g_hash_table_new (g_str_hash, g_str_equal);
  host->g_info = g_array_new (FALSE, TRUE, sizeof (MachineGInfo));
  host->object_info = g_array_new (FALSE, TRUE, sizeof (MachineObjectInfo));
  /* Behind the program lie the machine's own instructions. */
  host->recording = self->settings.tracing;
  host->pc_flags = g_malloc (program->n_code + MACHINE_N_PSEUDO);
  memset (host->pc_flags, MACHINE_PC_WRAPPER, program->n_code + MACHINE_N_PSEUDO);
  for (guint i = 0; i < program->n_funcs; i++)
    {
      const CodeFunc *func = &program->funcs[i];
      guint8 flags = 0;

      if (!g_hash_table_contains (host->funcs, func->name))
        g_hash_table_insert (host->funcs, func->name, GUINT_TO_POINTER (i));
      if (func->flags & CODE_FUNC_LIBRARY)
        flags |= MACHINE_PC_LIBRARY;
      if (func->flags & CODE_FUNC_WRAPPER)
        flags |= MACHINE_PC_WRAPPER;
      memset (host->pc_flags + func->entry_pc, flags, func->end_pc - func->entry_pc);
    }
}

void
machine_decision_host_free (MachineSchedHost *host)
{
  if (host == NULL)
    return;
  machine_pending_clear (host);
  g_array_unref (host->overrides);
  g_array_unref (host->pending);
  g_array_unref (host->options);
  g_hash_table_unref (host->funcs);
  g_array_unref (host->g_info);
  g_array_unref (host->object_info);
  g_clear_pointer (&host->faults, g_ptr_array_unref);
  g_clear_pointer (&host->fault_on, g_byte_array_unref);
  g_free (host->pc_flags);
  g_free (host->reflect_select.cases);
  g_free (host);
}

/* ---- answering ------------------------------------------------------------------ */

/* The machine may have gone back since: find the first decision that is still to come. */
void
machine_decision_rewind (Machine *self)
{
  MachineSchedHost *host = machine_sched_host (self);
  guint64 n = machine_sched (self)->n_decisions;
  guint low = 0, high = host->overrides->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (override_at (host, middle)->index < n)
        low = middle + 1;
      else
        high = middle;
    }
  host->cursor = low;
  machine_decision_refresh (self);
}

void
machine_decision_refresh (Machine *self)
{
  MachineSchedHost *host = machine_sched_host (self);

  host->recording = (self->settings.tracing
                     && (self->root->n_events < self->trace->keep || self->trace->recording))
                    || host->pending->len > 0;
  host->quiet = host->pending->len == 0 && host->cursor == host->overrides->len
                && !host->chaos_at_g && self->settings.policy < MACHINE_POLICY_RANDOM;
}

static MachineOverride *
coming (MachineSchedHost *host,
        guint64           n_decisions)
{
  while (host->cursor < host->overrides->len
         && override_at (host, host->cursor)->index < n_decisions)
    host->cursor++;
  return host->cursor < host->overrides->len ? override_at (host, host->cursor) : NULL;
}

/* An answer for a select that turned out to have nothing to decide. */
static void
drop_stale (MachineSchedHost *host)
{
  g_array_remove_index (host->overrides, host->cursor);
}

void
machine_decision_no_select (Machine *self)
{
  MachineSchedHost *host = machine_sched_host (self);
  guint64 index = machine_sched (self)->n_decisions;
  MachineOverride *override;

  if (host->quiet)
    return;
  override = coming (host, index);
  if (override != NULL && override->index == index && !override->forced
      && override->kind == MACHINE_DECISION_SELECT)
    drop_stale (host);
}

MachineChoice
machine_decision_look (Machine            *self,
                       MachineDecisionKind kind,
                       gboolean            may_ask,
                       guint32            *out_chosen)
{
  MachineSchedHost *host = machine_sched_host (self);
  guint64 index = machine_sched (self)->n_decisions;
  MachineOverride *override = coming (host, index);

  if (override != NULL && override->index == index && !override->forced)
    {
      *out_chosen = override->chosen;
      if (override->kind == kind)
        return MACHINE_CHOICE_TAKEN;
      drop_stale (host);
    }
  if (!may_ask || index < host->n_answered)
    return MACHINE_CHOICE_PRESET;
  if (host->pending->len == 0)
    return MACHINE_CHOICE_ASK;
  host->n_answered = index + 1;
  return MACHINE_CHOICE_PRESET;
}

guint32
machine_decision_take_forced (Machine *self)
{
  MachineSchedHost *host = machine_sched_host (self);
  MachineSched *sched = machine_sched (self);
  MachineOverride *override = coming (host, sched->n_decisions);

  if (override == NULL || !override->forced || override->kind != MACHINE_DECISION_NEXT
      || override->index != sched->n_decisions
      || override->n_instructions != self->root->n_instructions)
    return 0;
  sched->n_decisions++;
  return override->chosen;
}

gint64
machine_decision_clip (Machine *self,
                       gint64   n)
{
  MachineSchedHost *host = machine_sched_host (self);
  MachineSched *sched = machine_sched (self);
  MachineOverride *override = coming (host, sched->n_decisions);
  MachineG *g;

  if (override != NULL && override->forced
      && override->n_instructions > self->root->n_instructions)
    n = MIN (n, (gint64) (override->n_instructions - self->root->n_instructions));
  if (host->pending->len == 0)
    return n;

  /* A loaded decision that lies some instructions behind an event of the running goroutine. */
  g = machine_sched_running (self);
  for (guint i = 0; i < host->pending->len; i++)
    {
      MachinePending *pending = &g_array_index (host->pending, MachinePending, i);
      guint64 own = machine_gx (g)->n_instructions + self->root->n_instructions
                    - sched->quantum_start;

      if (pending->g != g->id || pending->kind == MACHINE_DECISION_SELECT || pending->offset == 0)
        continue;
      if (!pending->armed)
        n = MIN (n, 1); /* until then its event may come with any instruction */
      else if (pending->armed_at + pending->offset > own)
        n = MIN (n, (gint64) (pending->armed_at + pending->offset - own));
    }
  return n;
}

/* ---- recording ------------------------------------------------------------------- */

static void
drop_future (Machine *self)
{
  MachineSchedHost *host = machine_sched_host (self);
  guint64 n = machine_sched (self)->n_decisions;

  machine_decision_rewind (self);
  g_array_set_size (host->overrides, host->cursor);
  machine_chaos_forget_future (self);
  host->n_answered = MIN (host->n_answered, n);
  machine_pending_clear (host);
  host->counted_events = MIN (host->counted_events, self->root->n_events);
  if (self->trace != NULL)
    machine_trace_truncate (self->trace, self->root->n_events);
}

static void
add_override (Machine            *self,
              guint64             index,
              MachineDecisionKind kind,
              gboolean            forced,
              guint32             chosen,
              const char         *item)
{
  MachineSchedHost *host = machine_sched_host (self);
  MachineOverride override = { 0 };
  guint at;

  override.index = index;
  override.n_instructions = self->root->n_instructions;
  override.position = self->root->n_events;
  override.kind = kind;
  override.forced = forced;
  override.chosen = chosen;
  override.item = g_strdup (item);
  machine_decision_rewind (self);
  for (at = host->cursor; at < host->overrides->len && override_at (host, at)->index < index; at++)
    ;
  g_array_insert_val (host->overrides, at, override);
}

/* Does the coming decision of the current P lie with the machine itself? */
static gboolean
is_natural (const Machine      *self,
            const MachineSched *sched)
{
  return (sched->ask == MACHINE_ASK_NEXT && sched->n_runnable > 0)
         || machine_sched_running (self) == NULL;
}

/* The policy's own answer to the coming natural decision; 0 if it cannot be told beforehand. */
static guint32
preset_next (const Machine *self,
             MachineSched  *sched)
{
  MachineP *p = machine_p (self, sched, sched->current_p);
  MachineRef g = 0;

  if (sched->ask == MACHINE_ASK_NEXT)
    {
      if (sched->policy == MACHINE_POLICY_MANUAL)
        g = p->running;
    }
  else if (sched->policy != MACHINE_POLICY_RANDOM)
    {
      /* Nothing there: it would be stolen, from whom is open. A due timer fires before the pick. */
      if (sched->idle_bubbles == 0
          && machine_timer_next (self, p) > machine_sched_now (self, sched))
        g = machine_sched_peek (self, sched, p);
    }
  return g != 0 ? machine_g (self, g)->id : 0;
}

void
machine_decision_record_next (Machine    *self,
                              guint32     id,
                              const char *item)
{
  MachineSchedHost *host = machine_sched_host (self);
  MachineSched *sched = machine_sched (self);
  gboolean natural = is_natural (self, sched);

  if (natural)
    host->n_answered = MAX (host->n_answered, sched->n_decisions + 1);
  if (natural ? id != preset_next (self, sched) : id != machine_sched_running (self)->id)
    add_override (self, sched->n_decisions, MACHINE_DECISION_NEXT, !natural, id, item);
}

void
machine_decision_record_select (Machine    *self,
                                guint64     index,
                                guint32     case_index,
                                const char *item)
{
  MachineSchedHost *host = machine_sched_host (self);

  host->n_answered = MAX (host->n_answered, index + 1);
  add_override (self, index, MACHINE_DECISION_SELECT, FALSE, case_index, item);
}

/* The fault comes into effect, or goes, right here. */
void
machine_decision_record_chaos (Machine    *self,
                               guint32     chosen,
                               const char *item)
{
  add_override (self, machine_sched (self)->n_decisions, MACHINE_DECISION_CHAOS, TRUE, chosen, item);
}

void
machine_decision_apply_chaos (Machine *self)
{
  MachineSchedHost *host = machine_sched_host (self);
  MachineSched *sched = machine_sched (self);

  for (;;)
    {
      MachineOverride *override = coming (host, sched->n_decisions);

      if (override == NULL || override->kind != MACHINE_DECISION_CHAOS
          || override->index != sched->n_decisions
          || override->n_instructions != self->root->n_instructions
          || override->position != self->root->n_events)
        return;
      sched->n_decisions++;
      if (override->chosen & MACHINE_FAULT_ENDS)
        machine_chaos_end (self, override->chosen & ~MACHINE_FAULT_ENDS);
      else
        machine_chaos_begin_number (self, override->chosen);
    }
}

/* The answer already on record for the coming decision, so that giving it again changes nothing. */
static gboolean
is_on_record (Machine            *self,
              MachineDecisionKind kind,
              guint64             index,
              gboolean            forced,
              guint32             chosen,
              guint32             preset)
{
  MachineSchedHost *host = machine_sched_host (self);
  MachineOverride *override;

  machine_decision_rewind (self);
  override = coming (host, machine_sched (self)->n_decisions);
  if (override != NULL && override->index < index)
    override = host->cursor + 1 < host->overrides->len ? override_at (host, host->cursor + 1) : NULL;
  if (override != NULL && override->index == index && override->kind == kind
      && override->forced == forced
      && (!forced || override->n_instructions == self->root->n_instructions))
    return override->chosen == chosen;
  if (forced)
    return FALSE;
  return index < host->n_answered && preset != 0 && chosen == preset;
}

/**
 * machine_force_next:
 *
 * Takes the processor to goroutine @g when the machine runs on: it preempts the
 * running goroutine, or, if none runs, is the one taken up. The decision is
 * recorded; a future that was decided otherwise is forgotten.
 *
 * Returns: %FALSE if @g can not run
 */
gboolean
machine_force_next (Machine *self,
                    guint32  g)
{
  MachineSched *sched = machine_sched (self);
  MachineG *chosen = machine_sched_find_g (self, g);
  MachineG *decider;
  gboolean natural;
  g_autofree char *item = NULL;

  if (chosen == NULL || self->root->exit_set || sched->current_p < 0
      || (chosen->state != MACHINE_G_RUNNABLE && chosen->state != MACHINE_G_RUNNING))
    return FALSE;
  if (sched->n_runnable == 1 && self->root->n_goroutines == 1)
    return TRUE; /* it is the only one, and runs anyway */
  natural = is_natural (self, sched);
  decider = machine_sched_running (self);
  if (!natural && chosen == decider)
    return TRUE;
  if (is_on_record (self, MACHINE_DECISION_NEXT, sched->n_decisions, !natural, g,
                    natural ? preset_next (self, sched) : 0))
    return TRUE;
  drop_future (self);
  item = machine_schedule_dup_item (self, MACHINE_DECISION_NEXT, decider, g);
  machine_decision_record_next (self, g, item);
  return TRUE;
}

/**
 * machine_force_select:
 *
 * At a select that the running goroutine is about to make: the case to take if
 * it is ready then. Recorded as a decision.
 *
 * Returns: %FALSE if no select is next, or it has no such case
 */
gboolean
machine_force_select (Machine *self,
                      guint    case_index)
{
  MachineSched *sched = machine_sched (self);
  MachineG *g = machine_sched_running (self);
  const CodeSelect *select = g != NULL ? machine_select_at (self, g) : NULL;
  guint64 index = sched->n_decisions;
  gboolean ask_first = sched->ask == MACHINE_ASK_NEXT && sched->n_runnable > 0;
  g_autofree char *item = NULL;

  if (select == NULL || case_index >= select->n_cases || self->root->exit_set
      || g->exec_flags & MACHINE_G_AFTER_OP)
    return FALSE;
  /* The step's own question comes first: this goroutine goes on. */
  if (ask_first)
    {
      if (!machine_force_next (self, g->id))
        return FALSE;
      index++;
    }
  if (is_on_record (self, MACHINE_DECISION_SELECT, index, FALSE, case_index, G_MAXUINT32))
    return TRUE;
  if (!ask_first)
    drop_future (self);
  item = machine_schedule_dup_item (self, MACHINE_DECISION_SELECT, g, case_index);
  machine_decision_record_select (self, index, case_index, item);
  return TRUE;
}

/**
 * machine_forget_future:
 *
 * Drops the decisions that were recorded behind the machine's position, and
 * the trace's events there.
 */
void
machine_forget_future (Machine *self)
{
  drop_future (self);
}

/* ---- asking ------------------------------------------------------------------------ */

/**
 * machine_dup_runnable:
 *
 * Lists who could run next at this stop, whatever the policy.
 *
 * Returns: (transfer full): ids of the running and runnable goroutines, rising
 */
GArray *
machine_dup_runnable (const Machine *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (self->root->exit_set)
    return ids;
  for (MachineRef ref = self->root->all_gs_first; ref != 0;)
    {
      MachineG *g = machine_g (self, ref);

      if (g->state == MACHINE_G_RUNNABLE || g->state == MACHINE_G_RUNNING)
        g_array_append_val (ids, g->id);
      ref = g->all_next;
    }
  return ids;
}

static guint
index_of (GArray *ids,
          guint32 id)
{
  for (guint i = 0; i < ids->len; i++)
    {
      if (g_array_index (ids, guint32, i) == id)
        return i;
    }
  return G_MAXUINT;
}

static gboolean
next_is_asked (const Machine      *self,
               const MachineSched *sched)
{
  MachineP *p = machine_p (self, (MachineSched *) sched, sched->current_p);

  if (sched->ask == MACHINE_ASK_NEXT)
    return sched->n_runnable > 0;
  return p->running == 0 && sched->n_runnable > 1 && sched->idle_bubbles == 0
         && machine_timer_next (self, p) > machine_sched_now (self, sched);
}

/**
 * machine_get_decision:
 *
 * The decision that waits for an answer under policy manual: after a visible
 * step, when a goroutine has to be taken up, or at a select with several ready
 * cases; only if there are at least two options.
 *
 * Returns: %FALSE if none waits
 */
gboolean
machine_get_decision (const Machine   *self,
                      MachineDecision *out_decision)
{
  MachineSchedHost *host = machine_sched_host (self);
  MachineSched *sched = machine_sched (self);
  MachineG *g;

  if (sched->policy != MACHINE_POLICY_MANUAL || self->root->exit_set || sched->current_p < 0
      || sched->n_decisions < host->n_answered || host->pending->len > 0)
    return FALSE;
  memset (out_decision, 0, sizeof *out_decision);
  out_decision->index = sched->n_decisions;
  g = machine_sched_running (self);
  if (sched->ask == MACHINE_ASK_SELECT)
    {
      g_array_set_size (host->options, 0);
      out_decision->kind = MACHINE_DECISION_SELECT;
      out_decision->g = g->id;
      out_decision->pc = g->pc;
      machine_select_list_ready (self, g, host->options);
      out_decision->preset = machine_select_preset (self, g, host->options->len);
    }
  else if (next_is_asked (self, sched))
    {
      GArray *ids = machine_dup_runnable (self);

      g_array_set_size (host->options, 0);
      g_array_append_vals (host->options, ids->data, ids->len);
      g_array_unref (ids);
      out_decision->kind = MACHINE_DECISION_NEXT;
      out_decision->pc = g != NULL ? g->pc : 0;
      out_decision->preset = index_of (host->options, preset_next (self, sched));
    }
  else
    {
      return FALSE;
    }
  out_decision->n_options = host->options->len;
  out_decision->options = (guint32 *) host->options->data;
  return out_decision->n_options > 1;
}

/**
 * machine_decide:
 * @option: index in the decision's options; without one, in machine_dup_runnable()
 *
 * Answers the decision that waits, or forces a goroutine at any other stop.
 */
void
machine_decide (Machine *self,
                guint    option)
{
  MachineDecision decision;

  if (machine_get_decision (self, &decision))
    {
      guint32 chosen;

      g_return_if_fail (option < decision.n_options);

      chosen = decision.options[option];
      if (decision.kind == MACHINE_DECISION_SELECT && option == decision.preset)
        machine_sched_host (self)->n_answered = decision.index + 1;
      else if (decision.kind == MACHINE_DECISION_SELECT)
        machine_force_select (self, chosen);
      else
        machine_force_next (self, chosen);
    }
  else
    {
      g_autoptr (GArray) ids = machine_dup_runnable (self);

      g_return_if_fail (option < ids->len);

      machine_force_next (self, g_array_index (ids, guint32, option));
    }
}

/**
 * machine_get_n_diverged:
 *
 * Returns: how many decisions of a loaded schedule found no place or no such option; those that
 *   wait for their place count once the program is over
 */
guint
machine_get_n_diverged (const Machine *self)
{
  MachineSchedHost *host = machine_sched_host (self);

  return host->n_diverged + host->n_lost_faults + (self->root->exit_set ? host->pending->len : 0);
}

guint64
machine_decide_number (Machine            *self,
                       MachineG           *g,
                       MachineDecisionKind kind,
                       guint64             n)
{
  guint64 *rng = g != NULL ? &machine_gx (g)->rng : &machine_sched (self)->rng;

  /* First come, first served wants no dice; a map then starts at its first bucket. */
  if (kind == MACHINE_DECISION_MAP && machine_sched (self)->policy == MACHINE_POLICY_FIFO)
    return 0;
  return n == 0 ? machine_random_next (rng) : machine_random_below (rng, n);
}
