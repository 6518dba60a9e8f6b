/* SPDX-License-Identifier: MIT */

/*
 * Injected faults. In the middle of a run one more, or one less, is a decision
 * like any other: the future that was reached without it becomes a branch. At
 * the start faults are settings. At the end there is no future left to change, so
 * the run begins again, with the fault from the start.
 */
#include "session-private.h"

static gboolean
is_at_start (const Session *self)
{
  return machine_get_position (self->machine) == 0 && machine_get_instructions (self->machine) == 0;
}

/* The machine's state changed where it stands. */
static void
begin_again_from_here (Session *self)
{
  session_take_settings (self);
  if (is_at_start (self))
    session_reset_run (self);
  session_emit_changed (self);
}

static void
leave_future (Session *self)
{
  if (!session_has_future (self))
    return;
  session_keep_branch (self);
  session_cut_future (self);
}

/* From step 0, with other faults; the run that there was becomes a branch that parts there. */
static void
start_again (Session    *self,
             const char *chaos)
{
  MachineSettings settings = self->settings;
  gsize step = self->step;

  self->step = 0;
  session_keep_branch (self);
  self->step = step;
  settings.chaos = chaos;
  session_restart (self, &settings);
}

/**
 * session_inject:
 * @self: a session with a program
 * @text: faults, separated by commas
 * @error: return location
 *
 * Injects faults at the session's place.
 *
 * Errors: MACHINE_ERROR_CHAOS; the run stays as it is then.
 *
 * Returns: whether they are in effect
 */
gboolean
session_inject (Session    *self,
                const char *text,
                GError    **error)
{
  g_return_val_if_fail (self->machine != NULL, FALSE);

  if (!machine_chaos_check (self->program, text, self->settings.procs, error))
    return FALSE;
  if (session_is_at_end (self))
    {
      g_autofree char *old = machine_dup_chaos (self->machine);
      g_autofree char *all = old != NULL ? g_strconcat (old, ",", text, NULL) : g_strdup (text);

      start_again (self, all);
      return TRUE;
    }
  leave_future (self);
  if (!machine_inject (self->machine, text, error))
    return FALSE;
  begin_again_from_here (self);
  return TRUE;
}

/**
 * session_end_fault:
 * @self: a session with a program
 * @number: of a fault in session_dup_faults()
 *
 * Takes a fault away. What it did up to here stays done; at the start or the end
 * of the run, the run begins again without it.
 *
 * Returns: %FALSE if it is not in effect here
 */
gboolean
session_end_fault (Session *self,
                   guint    number)
{
  g_autoptr (GPtrArray) faults = session_dup_faults (self);
  const MachineFaultView *fault
    = number < faults->len ? g_ptr_array_index (faults, number) : NULL;

  if (fault == NULL || fault->ended)
    return FALSE;
  if (is_at_start (self) || session_is_at_end (self))
    {
      g_autoptr (GString) rest = g_string_new (NULL);

      for (guint i = 0; i < faults->len; i++)
        {
          const MachineFaultView *other = g_ptr_array_index (faults, i);

          if (other != fault && !other->ended)
            g_string_append_printf (rest, "%s%s", rest->len > 0 ? "," : "", other->text);
        }
      start_again (self, rest->len > 0 ? rest->str : NULL);
      return TRUE;
    }
  if (!fault->active)
    return FALSE;
  leave_future (self);
  if (!machine_end_fault (self->machine, number))
    return FALSE;
  begin_again_from_here (self);
  return TRUE;
}

/**
 * session_dup_faults:
 * @self: a session
 *
 * Returns: (transfer full) (element-type MachineFaultView): faults up to its place, by number
 */
GPtrArray *
session_dup_faults (const Session *self)
{
  return self->machine != NULL ? machine_dup_faults (self->machine) : g_ptr_array_new ();
}

/**
 * session_dup_chaos:
 * @self: a session
 *
 * Returns: (transfer full) (nullable): the run's faults as settings take them
 */
char *
session_dup_chaos (const Session *self)
{
  return self->machine != NULL ? machine_dup_chaos (self->machine) : NULL;
}
