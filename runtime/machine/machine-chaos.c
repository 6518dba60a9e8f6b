/* SPDX-License-Identifier: MIT */

/*
 * Injected faults at work: coming into effect and being taken away, patching
 * their places, and what happens there. See machine-chaos.h.
 *
 * At a patched instruction a goroutine looks at the faults in their order. The
 * first that is due acts, as an instruction of its own; when the goroutine stands
 * there again (a delay is over) it goes on with the next one. Which that is lies
 * with the goroutine, with the number of its own instructions as the mark of the
 * place, since several goroutines may stand at one instruction.
 */

#include "machine-chaos.h"

#include "machine-bubble.h"
#include "machine-exec.h"
#include "machine-fault.h"
#include "machine-sched-host.h"
#include "machine-timer.h"

static MachineFault *
fault_at (const Machine *self,
          guint          number)
{
  return g_ptr_array_index (machine_sched_host (self)->faults, number);
}

/* ---- patches ----------------------------------------------------------------------- */

static gboolean
has_pc (const MachineFault *fault,
        guint32             pc)
{
  for (guint i = 0; fault->pcs != NULL && i < fault->pcs->len; i++)
    if (g_array_index (fault->pcs, guint32, i) == pc)
      return TRUE;
  return FALSE;
}

static gboolean
is_at_timers (const MachineFault *fault)
{
  return fault->kind == MACHINE_FAULT_LATE || fault->kind == MACHINE_FAULT_LOST;
}

static gboolean
any_on_at (const Machine *self,
           guint32        pc)
{
  MachineSchedHost *host = machine_sched_host (self);

  for (guint i = 0; i < host->fault_on->len; i++)
    if (host->fault_on->data[i] && has_pc (fault_at (self, i), pc))
      return TRUE;
  return FALSE;
}

static void
set_on (Machine *self,
        guint    number,
        gboolean on)
{
  MachineSchedHost *host = machine_sched_host (self);
  const MachineFault *fault = fault_at (self, number);

  if (host->fault_on->len <= number)
    {
      guint old = host->fault_on->len;

      g_byte_array_set_size (host->fault_on, number + 1);
      memset (host->fault_on->data + old, 0, number + 1 - old);
    }
  if (host->fault_on->data[number] == on)
    return;
  host->fault_on->data[number] = (guint8) on;
  for (guint i = 0; fault->place == MACHINE_FAULT_AT_CODE && i < fault->pcs->len; i++)
    {
      guint32 pc = g_array_index (fault->pcs, guint32, i);

      machine_exec_set_patch (self, pc, MACHINE_PATCH_FAULT, any_on_at (self, pc));
    }
}

/* Brings patches and the looks of turns in line with the arena. */
static void
refresh (Machine *self)
{
  MachineSchedHost *host = machine_sched_host (self);
  const MachineChaos *chaos = machine_chaos (self);

  for (guint i = 0; i < host->faults->len; i++)
    {
      gboolean active = chaos != NULL && i < chaos->n && chaos->states[i].active;

      set_on (self, i, active && !is_at_timers (fault_at (self, i)));
    }
  host->chaos_at_g = chaos != NULL && chaos->n_at_g > 0;
  host->chaos_timers = chaos != NULL && chaos->n_timers > 0;
}

void
machine_chaos_restored (Machine *self)
{
  if (machine_sched_host (self)->faults->len > 0)
    refresh (self);
}

/* ---- coming into effect, and going --------------------------------------------------- */

static void
set_slow (Machine *self,
          guint    index,
          gint64   factor)
{
  MachineSched *sched = machine_sched (self);

  if (sched->p[index] != 0)
    machine_p (self, sched, index)->slow = factor > 1 ? (guint32) factor : 0;
}

static void
set_active (Machine *self,
            guint    number,
            gboolean active)
{
  MachineChaos *chaos = machine_chaos (self);
  MachineFaultState *state = &chaos->states[number];
  const MachineFault *fault = fault_at (self, number);
  const int change = active ? 1 : -1;

  if (state->active == (guint32) active)
    return;
  state->active = (guint32) active;
  if (is_at_timers (fault))
    chaos->n_timers += change;
  else if (fault->place == MACHINE_FAULT_AT_G)
    chaos->n_at_g += change;
  else if (fault->kind == MACHINE_FAULT_SLOW)
    set_slow (self, fault->p, active ? fault->value : 1);
}

void
machine_chaos_begin_number (Machine *self,
                            guint    number)
{
  MachineRoot *root = self->root;
  MachineChaos *chaos;

  if (root->chaos == 0)
    root->chaos = machine_sys_alloc (self, sizeof (MachineChaos));
  chaos = machine_chaos (self);
  g_assert (number == chaos->n && chaos->n < MACHINE_MAX_FAULTS);
  chaos->n++;
  set_active (self, number, TRUE);
  refresh (self);
  machine_decision_refresh (self);
}

void
machine_chaos_begin (Machine      *self,
                     MachineFault *fault)
{
  GPtrArray *faults = machine_sched_host (self)->faults;

  g_ptr_array_add (faults, fault);
  machine_chaos_begin_number (self, faults->len - 1);
}

static void
stop_acting (Machine *self,
             guint    number)
{
  set_active (self, number, FALSE);
  refresh (self);
  machine_decision_refresh (self);
}

void
machine_chaos_end (Machine *self,
                   guint    number)
{
  machine_chaos (self)->states[number].ended = TRUE;
  stop_acting (self, number);
}

void
machine_chaos_forget_future (Machine *self)
{
  MachineSchedHost *host = machine_sched_host (self);
  const MachineChaos *chaos = machine_chaos (self);
  guint n = chaos != NULL ? chaos->n : 0;

  if (host->faults->len <= n)
    return;
  g_ptr_array_set_size (host->faults, (int) n);
  if (host->fault_on->len > n)
    g_byte_array_set_size (host->fault_on, n);
}

void
machine_chaos_add_procs (Machine *self)
{
  const MachineChaos *chaos = machine_chaos (self);

  for (guint i = 0; chaos != NULL && i < chaos->n; i++)
    if (chaos->states[i].active && fault_at (self, i)->kind == MACHINE_FAULT_SLOW)
      set_slow (self, fault_at (self, i)->p, fault_at (self, i)->value);
}

/* Those of the settings. What the program has no place for is left out, and told as a decision of a
 * schedule that found none. */
void
machine_chaos_init (Machine *self)
{
  MachineSchedHost *host = machine_sched_host (self);
  g_autoptr (GPtrArray) faults = NULL;

  host->faults = g_ptr_array_new_with_free_func ((GDestroyNotify) machine_fault_free);
  host->fault_on = g_byte_array_new ();
  if (self->settings.chaos == NULL || self->settings.chaos[0] == '\0')
    return;
  faults = machine_faults_parse_known (self->program, self->settings.chaos, &host->n_lost_faults);
  while (faults->len > 0 && host->faults->len < MACHINE_MAX_FAULTS)
    machine_chaos_begin (self, g_ptr_array_steal_index (faults, 0));
  host->n_first_faults = host->faults->len;
}

/* ---- acting ------------------------------------------------------------------------------ */

static guint64
own_instructions (Machine  *self,
                  MachineG *g)
{
  return machine_gx (g)->n_instructions + self->root->n_instructions
         - machine_sched (self)->quantum_start;
}

static void
raise_panic (Machine    *self,
             MachineG   *g,
             const char *message)
{
  guint64 string[2], value[2];

  machine_emit_text (self, g, MACHINE_EVENT_CHAOS_PANIC, 0, 0, message, strlen (message));
  machine_new_string (self, message, strlen (message), string);
  machine_make_interface (self, self->program->type_string, string, value);
  machine_panic_raise (self, g, value);
}

static MachineChaosAct
act (Machine            *self,
     MachineG           *g,
     const MachineFault *fault)
{
  gint64 now_ns = machine_bubble_now (self, g);
  MachineChaosAct result = MACHINE_CHAOS_PARKED;

  /* It is between two instructions, even if it has just come back from a wait. */
  g->exec_flags &= ~MACHINE_G_AFTER_OP;
  switch (fault->kind)
    {
    case MACHINE_FAULT_DELAY:
      machine_emit (self, g, MACHINE_EVENT_CHAOS_DELAY, 0, 0, fault->value, 0);
      machine_sched_park (self, g, MACHINE_WAIT_CHAOS_DELAY, 0);
      machine_timer_sleep (self, g, MIN (now_ns, G_MAXINT64 - fault->value) + fault->value);
      break;

    case MACHINE_FAULT_BLOCK:
      machine_emit (self, g, MACHINE_EVENT_CHAOS_BLOCK, 0, 0, 0, 0);
      machine_sched_park (self, g, MACHINE_WAIT_CHAOS_BLOCK, 0);
      break;

    case MACHINE_FAULT_PANIC:
    default:
      raise_panic (self, g, fault->message);
      result = MACHINE_CHAOS_PANIC;
      break;
    }
  return result;
}

/* It acts: unless it does so always, for the only time. */
static void
note_fired (Machine *self,
            guint    number)
{
  machine_chaos (self)->states[number].n_fired++;
  if (fault_at (self, number)->occurrence != 0)
    stop_acting (self, number);
}

/* Its place is reached, and it acts at once if it is due. */
static gboolean
is_due (Machine *self,
        guint    number)
{
  const MachineFault *fault = fault_at (self, number);

  if (++machine_chaos (self)->states[number].n_seen < fault->occurrence)
    return FALSE;
  note_fired (self, number);
  return TRUE;
}

static gboolean
is_here (const Machine  *self,
         const MachineG *g,
         guint           number)
{
  const MachineFault *fault = fault_at (self, number);

  return machine_chaos (self)->states[number].active && fault->place == MACHINE_FAULT_AT_CODE
         && !is_at_timers (fault) && has_pc (fault, g->pc);
}

static void
keep_progress (Machine  *self,
               MachineG *g,
               guint     next,
               guint     own) /* instructions of g when it is here next */
{
  g->chaos_own = own + 1;
  g->sched_flags = (g->sched_flags & ((1u << MACHINE_GF_FAULT_SHIFT) - 1))
                   | next << MACHINE_GF_FAULT_SHIFT
                   | machine_chaos (self)->n << MACHINE_GF_COUNTED_SHIFT;
}

MachineChaosAct
machine_chaos_arrive (Machine  *self,
                      MachineG *g)
{
  MachineChaos *chaos = machine_chaos (self);
  const guint32 own = (guint32) own_instructions (self, g);
  guint next = 0, counted = 0;

  if (g->chaos_own == own + 1)
    {
      next = g->sched_flags >> MACHINE_GF_FAULT_SHIFT & 0xff;
      counted = g->sched_flags >> MACHINE_GF_COUNTED_SHIFT;
    }
  for (; counted < chaos->n; counted++)
    if (is_here (self, g, counted)
        && ++chaos->states[counted].n_seen == fault_at (self, counted)->occurrence)
      chaos->states[counted].due_g = g->id;
  for (; next < chaos->n; next++)
    {
      const MachineFault *fault = fault_at (self, next);
      MachineChaosAct result;

      if (!is_here (self, g, next)
          || (fault->occurrence != 0 && chaos->states[next].due_g != g->id))
        continue;
      note_fired (self, next);
      result = act (self, g, fault);
      /* The fault itself will be counted as one. */
      if (result == MACHINE_CHAOS_PARKED)
        keep_progress (self, g, next + 1, own + 1);
      return result;
    }
  keep_progress (self, g, next, own);
  return MACHINE_CHAOS_PASS;
}

static gboolean
is_for (const MachineFault *fault,
        MachineG           *g)
{
  if (fault->place != MACHINE_FAULT_AT_G)
    return FALSE;
  return fault->g != 0 ? g->id == fault->g : machine_gx (g)->path_hash == fault->path_hash;
}

/* What the compiler and the runtime put before the goroutine's function, packages' init too, is
 * nothing that can be shown. */
static gboolean
is_in_own_code (const Machine  *self,
                const MachineG *g)
{
  const CodeProgram *program = self->program;
  MachineFrameWalk walk;

  if (!machine_frame_walk_init (&walk, self, g))
    return FALSE;
  do
    {
      if (g->id == 1 ? walk.func == program->main_func
                     : !(program->funcs[walk.func].flags & CODE_FUNC_WRAPPER))
        return TRUE;
    }
  while (machine_frame_walk_next (&walk));
  return FALSE;
}

MachineChaosAct
machine_chaos_turn (Machine  *self,
                    MachineG *g)
{
  const MachineChaos *chaos = machine_chaos (self);

  for (guint i = 0; i < chaos->n; i++)
    {
      const MachineFault *fault = fault_at (self, i);

      if (!chaos->states[i].active || is_at_timers (fault) || !is_for (fault, g))
        continue;
      if (!is_in_own_code (self, g))
        return MACHINE_CHAOS_SOON;
      if (is_due (self, i))
        return act (self, g, fault);
    }
  return MACHINE_CHAOS_PASS;
}

/* ---- timers --------------------------------------------------------------------------------- */

static gboolean
is_started_at (Machine            *self,
               MachineG           *g,
               const MachineFault *fault,
               guint32             pc)
{
  BaseLocation location;

  if (fault->place != MACHINE_FAULT_AT_CODE)
    return fault->place == MACHINE_FAULT_AT_TIMER || is_for (fault, g);
  if (fault->func != NULL)
    return has_pc (fault, code_program_find_func (self->program, pc)->entry_pc);
  return code_program_locate (self->program, pc, &location) && location.source == fault->source
         && location.line == fault->line;
}

gint64
machine_chaos_timer (Machine  *self,
                     MachineG *g,
                     guint32   object,
                     gint64    when_ns)
{
  const MachineChaos *chaos = machine_chaos (self);
  guint32 pc = machine_exec_user_pc (self, g);

  for (guint i = 0; i < chaos->n; i++)
    {
      const MachineFault *fault = fault_at (self, i);
      gboolean late = fault->kind == MACHINE_FAULT_LATE;

      if (!chaos->states[i].active || !is_at_timers (fault)
          || !is_started_at (self, g, fault, pc) || !is_due (self, i))
        continue;
      machine_emit_full (self, g, late ? MACHINE_EVENT_CHAOS_LATE : MACHINE_EVENT_CHAOS_LOST, 0,
                         object, fault->value, 0, MACHINE_EMIT_USER);
      if (!late)
        return -1;
      when_ns = MIN (when_ns, G_MAXINT64 - 1 - fault->value) + fault->value;
    }
  return when_ns;
}

/* ---- from outside --------------------------------------------------------------------- */

static gboolean
is_at_start (const Machine *self)
{
  return self->root->n_events == 0 && self->root->n_instructions == 0;
}

static void
join_settings (Machine            *self,
               const MachineFault *fault)
{
  const char *old = self->settings.chaos;

  self->settings.chaos
    = old != NULL && old[0] != '\0' ? g_strconcat (old, ",", fault->shown, NULL)
                                    : g_strdup (fault->shown);
  g_free ((char *) old);
}

/* A fault of the settings is asked for once: the same again would only be a second delay. */
static gboolean
is_there_already (const Machine      *self,
                  const MachineFault *fault)
{
  for (guint i = 0; i < machine_sched_host (self)->n_first_faults; i++)
    if (strcmp (fault_at (self, i)->text, fault->text) == 0)
      return TRUE;
  return FALSE;
}

void
machine_chaos_begin_first (Machine      *self,
                           MachineFault *fault)
{
  MachineSchedHost *host = machine_sched_host (self);

  if (is_there_already (self, fault) || host->faults->len == MACHINE_MAX_FAULTS)
    {
      machine_fault_free (fault);
      return;
    }
  join_settings (self, fault);
  machine_chaos_begin (self, fault);
  host->n_first_faults = host->faults->len;
}

/* A goroutine is kept by its spawn path, which survives edits better than its number. */
static MachineFault *
name_by_path (Machine      *self,
              MachineFault *fault)
{
  g_autofree char *path = NULL, *head = NULL, *text = NULL;
  GPtrArray *again;
  MachineFault *named;

  if (fault->g == 0 || machine_sched_find_g (self, fault->g) == NULL)
    return fault;
  path = machine_dup_path (self, fault->g);
  head = g_strndup (fault->text, (gsize) (strrchr (fault->text, '@') - fault->text));
  text = g_strdup_printf ("%s@G%s", head, path);
  again = machine_faults_parse (self->program, text, NULL);
  g_assert (again != NULL && again->len == 1);
  named = g_ptr_array_steal_index (again, 0);
  g_ptr_array_unref (again);
  g_free (named->shown);
  named->shown = g_strdup (fault->shown);
  g_free (named->shown_place);
  named->shown_place = g_strdup (fault->shown_place);
  machine_fault_free (fault);
  return named;
}

/**
 * machine_inject:
 * @text: faults, separated by commas
 *
 * Lets faults come into effect where the machine stands: they are counted from
 * here. At the start of the run they join its settings; later that they do is
 * recorded as a decision. A future that was decided otherwise is forgotten.
 *
 * Errors: MACHINE_ERROR_CHAOS: a fault is malformed or has no place in the
 * program; the program is over; there are too many.
 *
 * Returns: whether they are in effect
 */
gboolean
machine_inject (Machine    *self,
                const char *text,
                GError    **error)
{
  g_autoptr (GPtrArray) faults = machine_faults_parse (self->program, text, error);
  const MachineChaos *chaos = machine_chaos (self);
  guint n = chaos != NULL ? chaos->n : 0;

  if (faults == NULL)
    return FALSE;
  if (self->root->exit_set || machine_sched (self)->current_p < 0)
    return machine_fault_fail (error, "the program is over here: go back, or inject at its start");
  if (n + faults->len > MACHINE_MAX_FAULTS)
    return machine_fault_fail (error, "there can be %d faults in a run", MACHINE_MAX_FAULTS);
  machine_forget_future (self);
  while (faults->len > 0)
    {
      MachineFault *fault = name_by_path (self, g_ptr_array_steal_index (faults, 0));

      if (is_at_start (self))
        machine_chaos_begin_first (self, fault);
      else
        {
          MachineSchedHost *host = machine_sched_host (self);
          guint32 number = host->faults->len;
          g_autofree char *item = NULL;

          g_ptr_array_add (host->faults, fault);
          item = machine_schedule_dup_item (self, MACHINE_DECISION_CHAOS,
                                            machine_sched_running (self), number);
          machine_decision_record_chaos (self, number, item);
          machine_decision_apply_chaos (self);
        }
    }
  return TRUE;
}

/**
 * machine_end_fault:
 * @number: of the fault, as machine_dup_faults() has it
 *
 * Takes a fault away from where the machine stands on, as a decision. What it
 * did stays done: a goroutine that it blocked stays blocked.
 *
 * Returns: %FALSE if it is not in effect here
 */
gboolean
machine_end_fault (Machine *self,
                   guint    number)
{
  const MachineChaos *chaos = machine_chaos (self);
  g_autofree char *item = NULL;

  if (chaos == NULL || number >= chaos->n || !chaos->states[number].active || self->root->exit_set
      || machine_sched (self)->current_p < 0)
    return FALSE;
  machine_forget_future (self);
  item = machine_schedule_dup_item (self, MACHINE_DECISION_CHAOS, machine_sched_running (self),
                                    number | MACHINE_FAULT_ENDS);
  machine_decision_record_chaos (self, number | MACHINE_FAULT_ENDS, item);
  machine_decision_apply_chaos (self);
  return TRUE;
}

/**
 * machine_dup_chaos:
 *
 * Returns: (transfer full) (nullable): the run's faults as settings take them, those ahead of the
 *   machine too, without those that were taken away
 */
char *
machine_dup_chaos (const Machine *self)
{
  const MachineChaos *chaos = machine_chaos (self);
  GPtrArray *faults = machine_sched_host (self)->faults;
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < faults->len; i++)
    if (chaos == NULL || i >= chaos->n || !chaos->states[i].ended)
      g_string_append_printf (out, "%s%s", out->len > 0 ? "," : "", fault_at (self, i)->shown);
  return g_string_free (out, out->len == 0);
}

/* ---- views ---------------------------------------------------------------------------- */

static void
fault_view_free (gpointer data)
{
  MachineFaultView *view = data;

  g_free (view->text);
  g_free (view->place);
  g_free (view);
}

static guint32
find_for (const Machine      *self,
          const MachineFault *fault)
{
  if (fault->place != MACHINE_FAULT_AT_G)
    return 0;
  for (MachineRef ref = self->root->all_gs_first; ref != 0; ref = machine_g (self, ref)->all_next)
    if (is_for (fault, machine_g (self, ref)))
      return machine_g (self, ref)->id;
  return 0;
}

/**
 * machine_dup_faults:
 *
 * Lists the injected faults that came into effect up to here.
 *
 * Returns: (transfer full) (element-type MachineFaultView): by number
 */
GPtrArray *
machine_dup_faults (const Machine *self)
{
  GPtrArray *views = g_ptr_array_new_with_free_func (fault_view_free);
  const MachineChaos *chaos = machine_chaos (self);

  for (guint i = 0; chaos != NULL && i < chaos->n; i++)
    {
      const MachineFault *fault = fault_at (self, i);
      MachineFaultView *view = g_new0 (MachineFaultView, 1);

      view->number = i;
      view->kind = fault->kind;
      view->text = g_strdup (fault->shown);
      view->place = g_strdup (fault->shown_place);
      view->value = fault->value;
      view->file = fault->source != NULL ? fault->source->name : NULL;
      view->line = fault->line;
      view->g = find_for (self, fault);
      view->p = fault->p;
      view->active = chaos->states[i].active != 0;
      view->ended = chaos->states[i].ended != 0;
      view->from_start = i < machine_sched_host (self)->n_first_faults;
      view->n_fired = chaos->states[i].n_fired;
      g_ptr_array_add (views, view);
    }
  return views;
}
