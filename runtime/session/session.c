/* SPDX-License-Identifier: MIT */

/* Life of a session: building, starting, breakpoints, and what it is asked about itself. */
#include "session-private.h"

#include <string.h>

static void
branch_free (gpointer data)
{
  g_free (((SessionBranch *) data)->schedule);
  g_free (data);
}

static void
breakpoint_clear (gpointer data)
{
  g_free (((SessionBreakpoint *) data)->file);
}

/**
 * session_new:
 *
 * Returns: (transfer full): a session without a program
 */
Session *
session_new (void)
{
  Session *self = g_new0 (Session, 1);

  machine_settings_init (&self->settings);
  self->max_events = SESSION_MAX_EVENTS;
  self->marks = g_array_new (FALSE, FALSE, sizeof (SessionMark));
  self->snapshots
      = g_ptr_array_new_with_free_func ((GDestroyNotify) machine_snapshot_unref);
  session_recalls_clear (self);
  self->breakpoints = g_array_new (FALSE, FALSE, sizeof (SessionBreakpoint));
  g_array_set_clear_func (self->breakpoints, breakpoint_clear);
  self->branches = g_ptr_array_new_with_free_func (branch_free);
  self->frozen = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->status = SESSION_NO_PROGRAM;
  return self;
}

/**
 * session_free:
 * @self: (nullable): a session
 */
void
session_free (Session *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->snapshots);
  g_clear_pointer (&self->machine, machine_free);
  g_clear_pointer (&self->program, code_program_unref);
  g_clear_pointer (&self->result, code_result_free);
  g_array_unref (self->marks);
  g_ptr_array_unref (self->recalls);
  g_array_unref (self->breakpoints);
  g_ptr_array_unref (self->branches);
  g_array_unref (self->frozen);
  g_free (self->goal_file);
  g_free (self);
}

/**
 * session_set_changed:
 * @self: a session
 * @changed: (nullable): what to call after its place, program or branches changed
 * @user_data: passed on
 */
void
session_set_changed (Session       *self,
                     SessionChanged changed,
                     gpointer       user_data)
{
  self->changed = changed;
  self->changed_data = user_data;
}

/**
 * session_set_max_events:
 * @self: a session
 * @max_events: how many it may go through; more than there are already
 *
 * Beyond them moving ends with %SESSION_LIMIT.
 */
void
session_set_max_events (Session *self,
                        gsize    max_events)
{
  g_return_if_fail (self != NULL);

  self->max_events = max_events;
}

void
session_take_settings (Session *self)
{
  self->settings = *machine_get_settings (self->machine);
}

/* Puts a new machine for self->program into place, at step 0. */
static void
start_machine (Session               *self,
               const MachineSettings *settings)
{
  Machine *machine = machine_new (self->program, settings);

  g_ptr_array_set_size (self->snapshots, 0);
  g_array_set_size (self->frozen, 0);
  g_clear_pointer (&self->machine, machine_free);
  self->machine = machine;
  session_take_settings (self);
  self->serial++;
  self->cut = 0;
  session_reset_run (self);
}

/**
 * session_load_program:
 * @self: a session
 * @program: (transfer none): what to run
 * @settings: how
 *
 * Starts a program at step 0; branches of the run before are dropped.
 */
void
session_load_program (Session               *self,
                      CodeProgram           *program,
                      const MachineSettings *settings)
{
  CodeProgram *old = self->program;

  self->program = code_program_ref (program);
  g_ptr_array_set_size (self->branches, 0);
  start_machine (self, settings);
  g_clear_pointer (&old, code_program_unref);
  session_emit_changed (self);
}

/* How far a reload follows the schedule in one go, in instructions. */
#define RELOAD_INSTRUCTIONS 20000000

/* Replays the decisions of the run before the edit and goes to the step it stood on. */
static void
follow_schedule (Session    *self,
                 const char *schedule,
                 gsize       step)
{
  if (!machine_load_schedule (self->machine, schedule, NULL))
    return;

  session_take_settings (self);
  session_reset_run (self);
  session_begin (self, &(SessionGoal){ .kind = SESSION_GOAL_SEEK, .step = step });
  if (session_run_slice (self, RELOAD_INSTRUCTIONS) == SESSION_GOING)
    session_cancel (self);
}

/**
 * session_load:
 * @self: a session
 * @inputs: (array length=n_inputs): the files
 * @n_inputs: how many
 * @settings: how to run; seed, policy and procs of a kept schedule take precedence
 * @keep_schedule: replay the decisions of the present run as far as they match
 *
 * Builds the files. On success their run starts; otherwise the last good run
 * stays, and session_get_diags() says what is wrong.
 *
 * Cost: parsing, checking and compiling; with @keep_schedule the way to the old step.
 *
 * Returns: whether it was built
 */
gboolean
session_load (Session               *self,
              const CodeInput       *inputs,
              guint                  n_inputs,
              const MachineSettings *settings,
              gboolean               keep_schedule)
{
  CodeResult *result = code_build (inputs, n_inputs, NULL);
  g_autofree char *schedule = NULL;
  MachineSettings fresh = *settings;
  gsize step = self->step;

  g_clear_pointer (&self->result, code_result_free);
  self->result = result;
  if (result->program == NULL)
    {
      session_emit_changed (self);
      return FALSE;
    }

  if (keep_schedule && self->machine != NULL)
    {
      schedule = machine_dup_schedule (self->machine);
      fresh.chaos = NULL; /* the schedule has the faults, at places that survive the edit */
    }
  session_load_program (self, result->program, &fresh);
  if (schedule != NULL)
    follow_schedule (self, schedule, step);
  return TRUE;
}

/**
 * session_restart:
 * @self: a session with a program
 * @settings: how to run
 *
 * Starts the same program again at step 0.
 */
void
session_restart (Session               *self,
                 const MachineSettings *settings)
{
  if (self->program == NULL)
    return;

  start_machine (self, settings);
  session_emit_changed (self);
}

/**
 * session_load_schedule:
 * @self: a session with a program
 * @schedule: as session_dup_schedule() gives it
 * @error: return location
 *
 * Starts the program again under the settings, decisions and faults of a schedule.
 *
 * Errors: MACHINE_ERROR_SCHEDULE; the run stays as it is then.
 *
 * Returns: whether the string was understood
 */
gboolean
session_load_schedule (Session    *self,
                       const char *schedule,
                       GError    **error)
{
  MachineSettings settings = self->settings;

  g_return_val_if_fail (self->program != NULL, FALSE);

  if (!machine_schedule_parse_settings (schedule, &settings, error))
    return FALSE;
  settings.chaos = NULL;
  start_machine (self, &settings);
  if (!machine_load_schedule (self->machine, schedule, error))
    return FALSE;
  session_take_settings (self);
  session_reset_run (self);
  session_emit_changed (self);
  return TRUE;
}

/**
 * session_dup_schedule:
 * @self: a session
 *
 * Returns: (transfer full) (nullable): the schedule of the present branch
 */
char *
session_dup_schedule (const Session *self)
{
  return self->machine != NULL ? machine_dup_schedule (self->machine) : NULL;
}

/**
 * session_get_diags:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): diagnostics of the last build
 */
const BaseDiagList *
session_get_diags (const Session *self)
{
  return self->result != NULL ? self->result->diags : NULL;
}

/**
 * session_get_program:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the program that runs
 */
CodeProgram *
session_get_program (const Session *self)
{
  return self->program;
}

/**
 * session_get_settings:
 * @self: a session
 *
 * Returns: (transfer none): settings of the present run
 */
const MachineSettings *
session_get_settings (const Session *self)
{
  return &self->settings;
}

/**
 * session_get_machine:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the machine, to look at
 */
const Machine *
session_get_machine (const Session *self)
{
  return self->machine;
}

/**
 * session_get_trace:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the trace, which may reach beyond the present place
 */
const MachineTrace *
session_get_trace (const Session *self)
{
  return self->machine != NULL ? machine_get_trace (self->machine) : NULL;
}

/**
 * session_get_step:
 * @self: a session
 *
 * Returns: the step it stands on, or the last one before its place
 */
gsize
session_get_step (const Session *self)
{
  return self->step;
}

/**
 * session_get_n_steps:
 * @self: a session
 *
 * Returns: the furthest step reached in this branch
 */
gsize
session_get_n_steps (const Session *self)
{
  return self->n_steps;
}

/**
 * session_is_at_end:
 * @self: a session
 *
 * Returns: whether the program is over at the session's place
 */
gboolean
session_is_at_end (const Session *self)
{
  MachineExit exit;

  if (self->machine == NULL)
    return FALSE;
  machine_get_exit (self->machine, &exit);
  return exit.ended;
}

/**
 * session_get_status:
 * @self: a session
 *
 * Returns: how the last move ended
 */
SessionStatus
session_get_status (const Session *self)
{
  return self->status;
}

/**
 * session_get_step_events:
 * @self: a session
 * @step: at most session_get_n_steps()
 * @out_first: (out): first trace position of the step
 * @out_end: (out): the one behind its last
 *
 * Step 0 has no events.
 *
 * Cost: small for the beginning of a run and for steps asked for in turn; else that of going there.
 */
void
session_get_step_events (const Session *self,
                         gsize          step,
                         gsize         *out_first,
                         gsize         *out_end)
{
  Session *mutable = (Session *) self;

  g_return_if_fail (self->machine != NULL && step <= self->n_steps);

  *out_end = session_mark (mutable, step).position;
  *out_first = step > 0 ? session_mark (mutable, step - 1).position : *out_end;
}

/**
 * session_find_step:
 * @self: a session
 * @position: a trace position
 *
 * Returns: the step whose events include it; the last step if it lies behind all
 */
gsize
session_find_step (const Session *self,
                   gsize          position)
{
  if (self->machine == NULL)
    return 0;
  return session_step_of ((Session *) self, position);
}

/**
 * session_get_time_ns:
 * @self: a session
 *
 * Returns: virtual time since the run's start
 */
gint64
session_get_time_ns (const Session *self)
{
  return self->machine != NULL ? machine_get_time_ns (self->machine) : 0;
}

/**
 * session_get_past_bytes:
 * @self: a session
 *
 * Returns: memory that is kept for going back and looking back, in bytes
 */
gsize
session_get_past_bytes (const Session *self)
{
  gsize n_bytes = self->marks->len * sizeof (SessionMark);

  if (self->machine == NULL)
    return 0;
  for (guint i = 0; i < self->recalls->len; i++)
    n_bytes += ((SessionRecall *) g_ptr_array_index (self->recalls, i))->marks->len
               * sizeof (SessionMark);
  return n_bytes + machine_trace_get_bytes (machine_get_trace (self->machine))
         + machine_snapshot_get_pool_bytes (g_ptr_array_index (self->snapshots, 0));
}

/**
 * session_get_serial:
 * @self: a session
 * @out_cut: (out) (optional): the trace below this position is as it was before the last change
 *
 * Returns: a number that changes when the recorded past is replaced
 */
guint64
session_get_serial (const Session *self,
                    gsize         *out_cut)
{
  if (out_cut != NULL)
    *out_cut = self->cut;
  return self->serial;
}

/* ---- breakpoints ------------------------------------------------------------------ */

static int
find_breakpoint (const Session *self,
                 const char    *file,
                 guint          line)
{
  for (guint i = 0; i < self->breakpoints->len; i++)
    {
      const SessionBreakpoint *point = &g_array_index (self->breakpoints, SessionBreakpoint, i);

      if (point->line == line && strcmp (point->file, file) == 0)
        return i;
    }
  return -1;
}

/**
 * session_set_breakpoint:
 * @self: a session
 * @file: name of a source of the program
 * @line: from 1
 * @on: whether to stop there
 *
 * Returns: %FALSE if there is no code on the line
 */
gboolean
session_set_breakpoint (Session    *self,
                        const char *file,
                        guint       line,
                        gboolean    on)
{
  g_autoptr (GArray) pcs = NULL;
  int index = find_breakpoint (self, file, line);

  if (self->program == NULL)
    return FALSE;
  pcs = code_program_line_pcs (self->program, file, line);
  if (pcs->len == 0 && on)
    return FALSE;

  session_set_breaks (self, FALSE);
  if (on && index < 0)
    {
      SessionBreakpoint point = { g_strdup (file), line };

      g_array_append_val (self->breakpoints, point);
    }
  else if (!on && index >= 0)
    g_array_remove_index (self->breakpoints, index);
  return TRUE;
}

/**
 * session_has_breakpoint:
 * @self: a session
 * @file: name of a source
 * @line: from 1
 *
 * Returns: whether one is set there
 */
gboolean
session_has_breakpoint (const Session *self,
                        const char    *file,
                        guint          line)
{
  return find_breakpoint (self, file, line) >= 0;
}

/**
 * session_set_event_breakpoint:
 * @self: a session
 * @kind: kind of event
 * @on: whether runs stop behind a step with such an event
 */
void
session_set_event_breakpoint (Session         *self,
                              MachineEventKind kind,
                              gboolean         on)
{
  g_return_if_fail (kind < MACHINE_N_EVENTS);

  self->event_breaks[kind] = on;
}
