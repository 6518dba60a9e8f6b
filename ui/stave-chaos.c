/* SPDX-License-Identifier: MIT */
#include "stave-chaos.h"

#include "stave-controller-private.h"
#include "stave-language.h"

/* ---- words ------------------------------------------------------------------------------ */

/**
 * stave_chaos_get_kind_name:
 * @kind: a kind of fault
 *
 * Returns: its name, as --chaos takes it
 */
const char *
stave_chaos_get_kind_name (MachineFaultKind kind)
{
  static const char *const names[] = { "delay", "block", "panic", "late", "lost", "slow" };

  return names[kind];
}

/**
 * stave_chaos_get_kind_title:
 * @kind: a kind of fault
 *
 * Returns: its name for the learner
 */
const char *
stave_chaos_get_kind_title (MachineFaultKind kind)
{
  switch (kind)
    {
    case MACHINE_FAULT_DELAY:
      return _("Delay");
    case MACHINE_FAULT_BLOCK:
      return _("Block");
    case MACHINE_FAULT_PANIC:
      return _("Panic");
    case MACHINE_FAULT_LATE:
      return _("Late timer");
    case MACHINE_FAULT_LOST:
      return _("Lost timer");
    case MACHINE_FAULT_SLOW:
    default:
      return _("Slow processor");
    }
}

/**
 * stave_chaos_get_kind_words:
 * @kind: a kind of fault
 *
 * Returns: a sentence that says what it does
 */
const char *
stave_chaos_get_kind_words (MachineFaultKind kind)
{
  switch (kind)
    {
    case MACHINE_FAULT_DELAY:
      return _("The goroutine sleeps in front of it. No context wakes it.");
    case MACHINE_FAULT_BLOCK:
      return _("The goroutine stands in front of it for ever.");
    case MACHINE_FAULT_PANIC:
      return _("The goroutine panics in front of it. Deferred calls run, and may recover.");
    case MACHINE_FAULT_LATE:
      return _("A timer or sleep that is started there takes longer.");
    case MACHINE_FAULT_LOST:
      return _("A timer or sleep that is started there never comes.");
    case MACHINE_FAULT_SLOW:
    default:
      return _("Every instruction on it takes so many times as long.");
    }
}

/* "5s", "250ms" */
static char *
dup_duration (const MachineFaultView *fault)
{
  const char *from = strchr (fault->text, ':');
  const char *to = strchr (fault->text, '@');

  return from != NULL && to != NULL && from < to ? g_strndup (from + 1, (gsize) (to - from - 1))
                                                 : g_strdup ("");
}

/**
 * stave_chaos_dup_title:
 * @fault: a fault
 *
 * Returns: (transfer full): what it is and where
 */
char *
stave_chaos_dup_title (const MachineFaultView *fault)
{
  g_autofree char *duration = dup_duration (fault);
  g_autofree char *place
      = fault->g != 0 ? g_strdup_printf ("G%u", fault->g) : g_strdup (fault->place);

  switch (fault->kind)
    {
    case MACHINE_FAULT_DELAY:
      return g_strdup_printf (_("Delay of %s at %s"), duration, place);
    case MACHINE_FAULT_BLOCK:
      return g_strdup_printf (_("Block at %s"), place);
    case MACHINE_FAULT_PANIC:
      return g_strdup_printf (_("Panic at %s"), place);
    case MACHINE_FAULT_LATE:
      return g_strdup_printf (_("Timer %s late at %s"), duration, place);
    case MACHINE_FAULT_LOST:
      return g_strdup_printf (_("Timer lost at %s"), place);
    case MACHINE_FAULT_SLOW:
    default:
      return g_strdup_printf (_("P%u %d times slower"), fault->p, (int) fault->value);
    }
}

/**
 * stave_chaos_dup_status:
 * @fault: a fault
 *
 * Returns: (transfer full): what it has done, and whether it will do more
 */
char *
stave_chaos_dup_status (const MachineFaultView *fault)
{
  if (fault->ended)
    return g_strdup (_("taken away"));
  if (fault->kind == MACHINE_FAULT_SLOW)
    return g_strdup (_("in effect"));
  if (!fault->active)
    return g_strdup (_("has struck"));
  if (fault->n_fired > 0)
    return g_strdup_printf (_("every time; so far %u"), fault->n_fired);
  return g_strdup (_("not reached yet"));
}

static gboolean
is_at_start (StaveController *controller)
{
  return machine_get_instructions (session_get_machine (controller->session)) == 0;
}

/**
 * stave_chaos_get_when:
 * @controller: with a program
 *
 * Returns: a sentence that says from when on a fault would be in effect
 */
const char *
stave_chaos_get_when (StaveController *controller)
{
  if (is_at_start (controller))
    return _("It will be in effect from the start of the run.");
  if (session_is_at_end (controller->session))
    return _("The run is over: it begins again, with the fault in effect from its start.");
  return _("It takes effect from here on. The future known without it is kept under “Other "
           "futures”.");
}

/* ---- acts ----------------------------------------------------------------------------------- */

/* The session changed where it stands, or began again. */
static void
take_up (StaveController *controller,
         gboolean         anew)
{
  g_free (controller->chaos);
  controller->chaos = session_dup_chaos (controller->session);
  if (anew)
    stave_controller_begin_anew (controller);
  controller->status = SESSION_REACHED;
  stave_controller_emit_changed (controller);
}

/**
 * stave_chaos_inject:
 * @controller: with a program
 * @fault: as --chaos takes it
 *
 * Injects a fault where the run stands.
 *
 * Returns: whether it could be had
 */
gboolean
stave_chaos_inject (StaveController *controller,
                    const char      *fault)
{
  g_autoptr (GError) error = NULL;
  gboolean anew, again;

  if (!stave_controller_has_program (controller))
    return FALSE;
  stave_controller_set_playing (controller, FALSE);
  stave_controller_abandon (controller);
  again = session_is_at_end (controller->session);
  anew = again || is_at_start (controller);
  if (!session_inject (controller->session, fault, &error))
    {
      stave_controller_tell (controller, _("There is no place for a fault here: no code"));
      stave_controller_emit_changed (controller);
      return FALSE;
    }
  take_up (controller, anew);
  stave_controller_tell (controller, again ? _("The run begins again, with the fault")
                                     : anew ? _("The fault is in effect from the start")
                                            : _("The fault is in effect from here on"));
  return TRUE;
}

/**
 * stave_chaos_end:
 * @controller: with a program
 * @number: of a fault
 *
 * Takes a fault away from here on; at the start or the end of the run from the start.
 */
void
stave_chaos_end (StaveController *controller,
                 guint            number)
{
  gboolean anew;

  if (!stave_controller_has_program (controller))
    return;
  stave_controller_set_playing (controller, FALSE);
  stave_controller_abandon (controller);
  anew = session_is_at_end (controller->session) || is_at_start (controller);
  if (session_end_fault (controller->session, number))
    take_up (controller, anew);
}
