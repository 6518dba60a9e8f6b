/* SPDX-License-Identifier: MIT */

/*
 * Bubbles of testing/synctest: who is in one, who waits durably, and what
 * happens when all do. See machine-bubble.h. Rules and wordings are those of
 * Go 1.25's documentation.
 */

#include "machine-bubble.h"

#include "machine-chan.h"
#include "machine-sched-host.h"
#include "machine-sync.h"

/* What synctest.Run's native tells its Go side. */
enum
{
  RUN_OVER,    /* all goroutines ended */
  RUN_BLOCKED, /* all wait for each other */
  RUN_LEFT,    /* main ended, others did not */
  RUN_NESTED,  /* g is in a bubble already */
};

/* The same for synctest.Wait. */
enum
{
  WAIT_OVER,
  WAIT_OUTSIDE, /* there is no bubble */
  WAIT_TWICE,   /* another one waits already */
};

static MachineBubble *
find (const Machine *self,
      guint32        id)
{
  for (MachineRef ref = machine_sched (self)->bubbles; ref != 0;)
    {
      MachineBubble *bubble = machine_bubble (self, ref);

      if (bubble->id == id)
        return bubble;
      ref = bubble->next;
    }
  return NULL;
}

gint64
machine_bubble_run_time (const Machine *self,
                         guint32        id,
                         gint64         time_ns)
{
  const MachineBubble *bubble = id != 0 && time_ns >= 0 ? find (self, id) : NULL;
  gint64 run_ns;

  if (bubble == NULL)
    return time_ns;
  if (__builtin_add_overflow (machine_get_time_ns (self), time_ns - bubble->now_ns, &run_ns))
    return G_MAXINT64;
  return run_ns;
}

/* ---- life ------------------------------------------------------------------------ */

static MachineBubble *
new_bubble (Machine  *self,
            MachineG *root)
{
  MachineSched *sched = machine_sched (self);
  MachineRef ref = machine_sys_alloc (self, sizeof (MachineBubble));
  MachineBubble *bubble = machine_bubble (self, ref);

  bubble->id = ++sched->n_bubbles;
  bubble->root = machine_ref (self, root);
  bubble->next = sched->bubbles;
  if (sched->bubbles != 0)
    machine_bubble (self, sched->bubbles)->prev = ref;
  sched->bubbles = ref;
  return bubble;
}

/* Goes when nobody is in it any more and Run has returned. Until then its timers keep what they
 * would fire alive. */
static void
drop_if_empty (Machine       *self,
               MachineBubble *bubble)
{
  MachineSched *sched = machine_sched (self);

  if (bubble->n_alive > 0 || bubble->root != 0 || bubble->in_line)
    return;
  machine_timer_drop_bubble (self, bubble);
  if (bubble->prev != 0)
    machine_bubble (self, bubble->prev)->next = bubble->next;
  else
    sched->bubbles = bubble->next;
  if (bubble->next != 0)
    machine_bubble (self, bubble->next)->prev = bubble->prev;
  machine_sys_free (self, machine_ref (self, bubble), sizeof (MachineBubble));
}

static void
stand_in_line (Machine       *self,
               MachineBubble *bubble)
{
  MachineSched *sched = machine_sched (self);
  MachineRef ref = machine_ref (self, bubble);

  if (bubble->n_running > 0 || bubble->in_line || bubble->root == 0)
    return;
  bubble->in_line = TRUE;
  bubble->next_in_line = 0;
  if (sched->idle_bubbles != 0)
    machine_bubble (self, sched->last_idle_bubble)->next_in_line = ref;
  else
    sched->idle_bubbles = ref;
  sched->last_idle_bubble = ref;
}

void
machine_bubble_add (Machine  *self,
                    guint32   id,
                    MachineG *g)
{
  MachineBubble *bubble = id != 0 ? find (self, id) : NULL;

  if (bubble == NULL)
    return;
  machine_gx (g)->bubble = machine_ref (self, bubble);
  bubble->n_alive++;
  bubble->n_running++;
}

void
machine_bubble_leave (Machine  *self,
                      MachineG *g)
{
  MachineBubble *bubble = machine_bubble_of (self, g);

  bubble->n_alive--;
  bubble->n_running--;
  bubble->main_exited |= g->id == bubble->main;
  machine_gx (g)->bubble = 0;
  stand_in_line (self, bubble);
  drop_if_empty (self, bubble);
}

/* ---- durable waits ------------------------------------------------------------------ */

/* Are all channels of the select that g waits in the bubble's? */
static gboolean
select_is_durable (const Machine *self,
                   MachineG      *g,
                   guint32        bubble)
{
  for (MachineRef ref = machine_gx (g)->select_first; ref != 0;)
    {
      const MachineSudog *sudog = machine_sudog (self, ref);

      if (machine_chan (self, sudog->on)->bubble != bubble)
        return FALSE;
      ref = sudog->g_next;
    }
  return TRUE;
}

static gboolean
is_durable (const Machine *self,
            MachineG      *g)
{
  guint32 bubble = machine_bubble_id (self, g);
  const MachineObject *object = machine_object_by_id (self, g->wait_object);

  switch ((MachineWait) g->wait)
    {
    case MACHINE_WAIT_CHAN_SEND_NIL:
    case MACHINE_WAIT_CHAN_RECV_NIL:
    case MACHINE_WAIT_SELECT_NONE:
    case MACHINE_WAIT_SLEEP:
    case MACHINE_WAIT_CHAOS_DELAY:
    case MACHINE_WAIT_CHAOS_BLOCK:
    case MACHINE_WAIT_COND:
    case MACHINE_WAIT_SYNCTEST_WAIT:
      return TRUE;
    case MACHINE_WAIT_CHAN_SEND:
    case MACHINE_WAIT_CHAN_RECV:
      return object != NULL && machine_chan (self, object->ref)->bubble == bubble;
    case MACHINE_WAIT_SELECT:
      return select_is_durable (self, g, bubble);
    case MACHINE_WAIT_WAITGROUP:
      return object != NULL && object->bubble == bubble;
    default:
      return FALSE;
    }
}

void
machine_bubble_blocked (Machine  *self,
                        MachineG *g)
{
  MachineBubble *bubble = machine_bubble_of (self, g);

  if (!is_durable (self, g))
    return;
  machine_gx (g)->durable = TRUE;
  bubble->n_running--;
  stand_in_line (self, bubble);
}

void
machine_bubble_woke (Machine  *self,
                     MachineG *g)
{
  machine_gx (g)->durable = FALSE;
  machine_bubble_of (self, g)->n_running++;
}

guint32
machine_sched_get_bubble (const Machine  *self,
                          const MachineG *g,
                          gboolean       *out_durable)
{
  *out_durable = machine_gx ((MachineG *) g)->durable != 0;
  return machine_bubble_id (self, g);
}

gboolean
machine_sched_is_left (const Machine  *self,
                       const MachineG *root,
                       const MachineG *g)
{
  guint32 drove = machine_gx ((MachineG *) root)->drove;

  return drove != 0 && machine_bubble_id (self, g) == drove;
}

/* ---- at rest -------------------------------------------------------------------------- */

static void
wake (Machine    *self,
      MachineRef *inout_g)
{
  MachineG *g = machine_g (self, *inout_g);

  *inout_g = 0;
  machine_sched_ready (self, NULL, g);
}

static void
settle (Machine       *self,
        MachineBubble *bubble)
{
  gint64 next_ns = machine_timer_next_of_bubble (self, bubble);

  if (next_ns > bubble->now_ns && bubble->waiter != 0)
    {
      wake (self, &bubble->waiter);
      return;
    }
  if (next_ns > bubble->now_ns && (next_ns == G_MAXINT64 || bubble->main_exited))
    {
      wake (self, &bubble->root);
      return;
    }
  bubble->now_ns = MAX (bubble->now_ns, next_ns);
  machine_timer_run_due_of_bubble (self, bubble);
  stand_in_line (self, bubble);
}

/* The first bubble in line; FALSE if there is none that is still at rest. */
gboolean
machine_bubble_settle_first (Machine *self)
{
  MachineSched *sched = machine_sched (self);

  while (sched->idle_bubbles != 0)
    {
      MachineBubble *bubble = machine_bubble (self, sched->idle_bubbles);

      sched->idle_bubbles = bubble->next_in_line;
      bubble->in_line = FALSE;
      if (bubble->n_running == 0 && bubble->root != 0)
        {
          settle (self, bubble);
          return TRUE;
        }
      drop_if_empty (self, bubble);
    }
  return FALSE;
}

gboolean
machine_bubble_refuses (Machine    *self,
                        MachineG   *g,
                        guint32     bubble,
                        const char *text)
{
  if (machine_bubble_id (self, g) == bubble)
    return FALSE;
  machine_exec_fatal (self, g, text);
  return TRUE;
}

void
machine_bubble_check_invariants (const Machine *self)
{
  for (MachineRef ref = machine_sched (self)->bubbles; ref != 0;)
    {
      const MachineBubble *bubble = machine_bubble (self, ref);
      guint n_alive = 0, n_running = 0;

      for (MachineRef at = self->root->all_gs_first; at != 0; at = machine_g (self, at)->all_next)
        {
          MachineG *g = machine_g (self, at);

          n_alive += machine_gx (g)->bubble == ref;
          n_running += machine_gx (g)->bubble == ref && !machine_gx (g)->durable;
          g_assert (!machine_gx (g)->durable || g->state == MACHINE_G_WAITING);
        }
      g_assert (bubble->n_alive == n_alive && bubble->n_running == n_running);
      g_assert (n_running > 0 || bubble->in_line || bubble->root == 0
                || machine_g (self, bubble->root)->state != MACHINE_G_WAITING);
      ref = bubble->next;
    }
}

/* ---- natives ---------------------------------------------------------------------------- */

/* func run(f func()) int: starts f in a bubble and waits for it. */
MachineStatus
machine_native_bubble_run (Machine  *self,
                           MachineG *g,
                           guint64  *slots)
{
  MachineGx *gx = machine_gx (g);
  MachineBubble *bubble;

  slots[0] = RUN_NESTED;
  if (gx->bubble != 0)
    return MACHINE_DONE;
  if (gx->drives == 0)
    {
      MachineG *main_g;

      if (machine_op_go (self, g, slots[1]) == MACHINE_STOP)
        return MACHINE_STOP;
      main_g = machine_sched_find_g (self, self->root->next_g_id - 1);
      bubble = new_bubble (self, g);
      bubble->main = main_g->id;
      gx->drives = machine_ref (self, bubble);
      machine_bubble_add (self, bubble->id, main_g);
      machine_sched_park (self, g, MACHINE_WAIT_SYNCTEST_RUN, 0);
      return MACHINE_RETRY;
    }
  bubble = machine_bubble (self, gx->drives);
  gx->drives = 0;
  gx->drove = bubble->id;
  slots[0] = bubble->n_alive == 0 ? RUN_OVER : bubble->main_exited ? RUN_LEFT : RUN_BLOCKED;
  drop_if_empty (self, bubble);
  return MACHINE_DONE;
}

/* func wait() int */
MachineStatus
machine_native_bubble_wait (Machine  *self,
                            MachineG *g,
                            guint64  *slots)
{
  MachineBubble *bubble;

  slots[0] = WAIT_OUTSIDE;
  if (machine_gx (g)->bubble == 0)
    return MACHINE_DONE;
  bubble = machine_bubble_of (self, g);
  slots[0] = bubble->waiter != 0 ? WAIT_TWICE : WAIT_OVER;
  if (bubble->waiter != 0)
    return MACHINE_DONE;
  bubble->waiter = machine_ref (self, g);
  machine_sched_park (self, g, MACHINE_WAIT_SYNCTEST_WAIT, 0);
  return MACHINE_PARKED;
}
