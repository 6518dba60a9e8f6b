/* SPDX-License-Identifier: MIT */

/*
 * Run queues, waking and parking, and the rule by which a P picks its next
 * goroutine. The rules are those of Go's proc.go: what is made ready goes to
 * runnext and pushes its predecessor to the ring's end; a full ring gives half
 * of itself to the global queue; every 61st pick looks there first.
 */

#include "machine-bubble.h"
#include "machine-clock.h"
#include "machine-sched-host.h"

/* ---- the global queue: a ring that doubles ------------------------------------- */

static void
global_reserve (Machine      *self,
                MachineSched *sched)
{
  guint cap = MAX (256, sched->global_cap * 2);
  MachineRef fresh;
  MachineRef *to;

  if (sched->global_n < sched->global_cap)
    return;
  fresh = machine_sys_alloc (self, cap * sizeof (MachineRef));
  to = machine_ptr (self, fresh);
  for (guint i = 0; i < sched->global_n; i++)
    to[i] = machine_sched_global_get (self, sched, i);
  if (sched->global != 0)
    machine_sys_free (self, sched->global, sched->global_cap * sizeof (MachineRef));
  sched->global = fresh;
  sched->global_cap = cap;
  sched->global_head = 0;
}

static MachineRef *
global_slot (const Machine      *self,
             const MachineSched *sched,
             guint               index)
{
  MachineRef *slots = machine_ptr (self, sched->global);

  return slots + ((sched->global_head + index) & (sched->global_cap - 1));
}

MachineRef
machine_sched_global_get (const Machine      *self,
                          const MachineSched *sched,
                          guint               index)
{
  return *global_slot (self, sched, index);
}

void
machine_sched_put_global (Machine      *self,
                          MachineSched *sched,
                          MachineRef    g)
{
  global_reserve (self, sched);
  *global_slot (self, sched, sched->global_n++) = g;
}

void
machine_sched_put_global_first (Machine      *self,
                                MachineSched *sched,
                                MachineRef    g)
{
  global_reserve (self, sched);
  sched->global_head = (sched->global_head - 1) & (sched->global_cap - 1);
  sched->global_n++;
  *global_slot (self, sched, 0) = g;
}

/* Takes the entry at an index; those before it keep their order. */
MachineRef
machine_sched_global_take (Machine      *self,
                           MachineSched *sched,
                           guint         index)
{
  MachineRef g = machine_sched_global_get (self, sched, index);

  for (guint i = index; i > 0; i--)
    *global_slot (self, sched, i) = *global_slot (self, sched, i - 1);
  *global_slot (self, sched, 0) = 0;
  sched->global_head = (sched->global_head + 1) & (sched->global_cap - 1);
  sched->global_n--;
  return g;
}

/* ---- a P's queue ------------------------------------------------------------------ */

static void
put_half_global (Machine      *self,
                 MachineSched *sched,
                 MachineP     *p,
                 MachineRef    g)
{
  guint n = (p->tail - p->head) / 2;

  for (guint i = 0; i < n; i++)
    machine_sched_put_global (self, sched, p->ring[p->head++ % MACHINE_RING]);
  machine_sched_put_global (self, sched, g);
}

void
machine_sched_put (Machine      *self,
                   MachineSched *sched,
                   MachineP     *p,
                   MachineRef    g,
                   gboolean      next)
{
  if (G_UNLIKELY (sched->policy == MACHINE_POLICY_FIFO || sched->policy == MACHINE_POLICY_RANDOM))
    {
      machine_sched_put_global (self, sched, g);
      return;
    }
  if (next)
    {
      MachineRef kicked = p->runnext;

      p->runnext = g;
      if (kicked == 0)
        return;
      g = kicked;
    }
  if (p->tail - p->head < MACHINE_RING)
    p->ring[p->tail++ % MACHINE_RING] = g;
  else
    put_half_global (self, sched, p, g);
}

static gboolean
take_from_p (MachineP  *p,
             MachineRef g)
{
  if (p->runnext == g)
    {
      p->runnext = 0;
      return TRUE;
    }
  for (guint i = p->head; i != p->tail; i++)
    {
      if (p->ring[i % MACHINE_RING] != g)
        continue;
      for (; i != p->head; i--)
        p->ring[i % MACHINE_RING] = p->ring[(i - 1) % MACHINE_RING];
      p->head++;
      return TRUE;
    }
  return FALSE;
}

void
machine_sched_take (Machine      *self,
                    MachineSched *sched,
                    MachineRef    g)
{
  for (guint i = 0; i < sched->n_active_max; i++)
    {
      if (take_from_p (machine_p (self, sched, i), g))
        return;
    }
  for (guint i = 0; i < sched->global_n; i++)
    {
      if (machine_sched_global_get (self, sched, i) == g)
        {
          machine_sched_global_take (self, sched, i);
          return;
        }
    }
  g_assert_not_reached ();
}

/* ---- parking and waking -------------------------------------------------------------- */

void
machine_sched_park (Machine    *self,
                    MachineG   *g,
                    MachineWait wait,
                    guint32     object)
{
  g->state = MACHINE_G_WAITING;
  g->wait = wait;
  g->wait_object = object;
  g->wait_since_ns = machine_sched_now (self, machine_sched (self));
  machine_gx (g)->park_pc = g->pc;
  machine_emit_full (self, g, MACHINE_EVENT_BLOCK, 0, object, wait, 0, 0);
  if (G_UNLIKELY (machine_gx (g)->bubble != 0))
    machine_bubble_blocked (self, g);
}

void
machine_sched_ready (Machine  *self,
                     MachineG *waker,
                     MachineG *g)
{
  MachineSched *sched = machine_sched (self);
  gint64 now_ns = machine_sched_now (self, sched);
  guint32 object = g->wait_object;

  if (waker != NULL)
    machine_clock_pass (self, waker, g);
  else
    machine_clock_woke (self, g);
  g->state = MACHINE_G_RUNNABLE;
  g->wait = MACHINE_WAIT_NONE;
  g->wait_object = 0;
  machine_gx (g)->ready_ns = now_ns;
  if (G_UNLIKELY (machine_gx (g)->durable))
    machine_bubble_woke (self, g);
  sched->n_runnable++;
  machine_sched_put (self, sched, machine_p (self, sched, sched->current_p),
                     machine_ref (self, g), TRUE);
  machine_emit_full (self, waker, MACHINE_EVENT_WAKE, g->id, object, 0, 0, 0);
  if (sched->n_idle > 0)
    machine_sched_wake_p (self, sched, now_ns);
}

/* ---- idle P's ------------------------------------------------------------------------- */

void
machine_sched_activate_p (MachineSched *sched,
                          MachineP     *p,
                          gint64        clock_ns)
{
  for (guint i = 0; i < sched->n_idle; i++)
    {
      if (sched->idle[i] == p->id)
        {
          memmove (sched->idle + i, sched->idle + i + 1,
                   (sched->n_idle - i - 1) * sizeof sched->idle[0]);
          sched->n_idle--;
          sched->idle[sched->n_idle] = 0;
          break;
        }
    }
  p->state = MACHINE_P_ACTIVE;
  p->clock_ns = MAX (p->clock_ns, clock_ns);
}

void
machine_sched_idle_p (MachineSched *sched,
                      MachineP     *p)
{
  sched->n_spinning -= p->spinning;
  p->spinning = 0;
  p->waited_next = 0;
  p->slice_end_ns = 0;
  p->state = MACHINE_P_IDLE;
  sched->idle[sched->n_idle++] = p->id;
}

/* Someone became runnable: an idle P starts to look for work, unless one does already. */
void
machine_sched_wake_p (Machine      *self,
                      MachineSched *sched,
                      gint64        now_ns)
{
  MachineP *p;

  if (sched->n_idle == 0 || sched->n_spinning > 0)
    return;
  p = machine_p (self, sched, sched->idle[sched->n_idle - 1]);
  machine_sched_activate_p (sched, p, now_ns + MACHINE_COST_WAKE_NS);
  p->spinning = 1;
  sched->n_spinning++;
}

/* ---- picking ----------------------------------------------------------------------------- */

/* One goroutine to run from the global queue, and a fair share of the rest for the ring. */
static MachineRef
global_share (Machine      *self,
              MachineSched *sched,
              MachineP     *p,
              guint         max)
{
  guint n = MIN (sched->global_n / sched->n_procs + 1, sched->global_n);
  MachineRef g;

  if (max > 0)
    n = MIN (n, max);
  n = MIN (n, MACHINE_RING / 2);
  if (n == 0)
    return 0;
  g = machine_sched_global_take (self, sched, 0);
  for (guint i = 1; i < n; i++)
    machine_sched_put (self, sched, p, machine_sched_global_take (self, sched, 0), FALSE);
  return g;
}

static MachineRef
pick_once (Machine      *self,
           MachineSched *sched,
           MachineP     *p,
           gboolean     *out_inherit)
{
  MachineRef g = 0;

  *out_inherit = FALSE;
  if (p->tick % MACHINE_FAIR_TICK == 0 && sched->global_n > 0)
    return global_share (self, sched, p, 1);
  if (p->runnext != 0)
    {
      g = p->runnext;
      p->runnext = 0;
      *out_inherit = TRUE;
      return g;
    }
  if (p->head != p->tail)
    {
      g = p->ring[p->head % MACHINE_RING];
      p->ring[p->head++ % MACHINE_RING] = 0;
      return g;
    }
  return global_share (self, sched, p, 0);
}

static MachineRef
pick_go (Machine      *self,
         MachineSched *sched,
         MachineP     *p,
         gboolean     *out_inherit)
{
  MachineRef g = pick_once (self, sched, p, out_inherit);

  if (G_UNLIKELY (g == MACHINE_PHANTOM))
    {
      p->tick += !*out_inherit;
      sched->phantom = FALSE;
      g = pick_once (self, sched, p, out_inherit);
    }
  return g;
}

/* With several P's nothing depends on it. */
void
machine_sched_drop_phantom (Machine      *self,
                            MachineSched *sched)
{
  MachineP *p = machine_p (self, sched, 0);

  if (!sched->phantom)
    return;
  sched->phantom = FALSE;
  if (take_from_p (p, MACHINE_PHANTOM))
    return;
  for (guint i = 0; i < sched->global_n; i++)
    {
      if (machine_sched_global_get (self, sched, i) == MACHINE_PHANTOM)
        machine_sched_global_take (self, sched, i);
    }
}

MachineRef
machine_sched_pick (Machine      *self,
                    MachineSched *sched,
                    MachineP     *p,
                    gboolean     *out_inherit)
{
  *out_inherit = FALSE;
  switch (sched->policy)
    {
    case MACHINE_POLICY_FIFO:
      return sched->global_n > 0 ? machine_sched_global_take (self, sched, 0) : 0;

    case MACHINE_POLICY_RANDOM:
      {
        guint index;

        if (sched->global_n == 0)
          return 0;
        /* The order of the rest is of no account: swap instead of shifting. */
        index = (guint) machine_random_below (&sched->rng, sched->global_n);
        if (index > 0)
          {
            MachineRef *slot = global_slot (self, sched, index);
            MachineRef g = *slot;

            *slot = *global_slot (self, sched, 0);
            *global_slot (self, sched, 0) = g;
          }
        return machine_sched_global_take (self, sched, 0);
      }

    case MACHINE_POLICY_GO:
    case MACHINE_POLICY_MANUAL:
    default:
      return pick_go (self, sched, p, out_inherit);
    }
}

static MachineRef
peek_go (const Machine *self,
         MachineSched  *sched,
         MachineP      *p)
{
  MachineRef runnext = p->runnext;
  guint32 head = p->head, tick = p->tick;
  guint global = 0;

  if (runnext == MACHINE_PHANTOM)
    runnext = 0;
  for (;;)
    {
      MachineRef g = 0;

      if (tick % MACHINE_FAIR_TICK == 0 && global < sched->global_n)
        g = machine_sched_global_get (self, sched, global++);
      else if (runnext != 0)
        return runnext;
      else if (head != p->tail)
        g = p->ring[head++ % MACHINE_RING];
      else if (global < sched->global_n)
        g = machine_sched_global_get (self, sched, global++);
      if (g != MACHINE_PHANTOM)
        return g;
      tick++;
    }
}

MachineRef
machine_sched_peek (const Machine *self,
                    MachineSched  *sched,
                    MachineP      *p)
{
  if (sched->policy == MACHINE_POLICY_GO || sched->policy == MACHINE_POLICY_MANUAL)
    return peek_go (self, sched, p);
  if (sched->policy == MACHINE_POLICY_RANDOM && sched->global_n > 0)
    {
      guint64 rng = sched->rng;

      return machine_sched_global_get (self, sched,
                                       (guint) machine_random_below (&rng, sched->global_n));
    }
  return sched->global_n > 0 ? machine_sched_global_get (self, sched, 0) : 0;
}
