/* SPDX-License-Identifier: MIT */
#pragma once

#include "machine-chan.h"
#include "machine-sched-host.h"

G_BEGIN_DECLS

/*
 * Short ways. Most of what goroutines do with one another is always the same: a
 * value is handed over, the one waits, the other goes on; a free mutex is taken
 * and left. Under Go's rules, with one P and nothing recorded or decided
 * otherwise, that leaves little to do, and here it is done in one go. Where
 * anything is out of the ordinary these functions do nothing and say so, and
 * the general way is taken, which comes to the same state: a run does not
 * show which way it went.
 */

/* No events to be written down, no dice, no other P's clock, no clocks of maps, no bubbles. */
static inline gboolean
machine_is_plain (const Machine      *self,
                  const MachineSched *sched)
{
  return sched->policy == MACHINE_POLICY_GO && sched->n_active_max == 1 && !sched->clocks_on
         && sched->bubbles == 0 && !machine_sched_host (self)->recording;
}

/* A receive or send by the running goroutine: it takes from or gives to the first one that waits,
 * or waits itself. Not by way of a buffer. FALSE: take the general way. */
gboolean  machine_chan_quick_recv   (Machine       *self,
                                     MachineG      *g,
                                     MachineChan   *chan,
                                     guint64       *value, /* or NULL */
                                     guint64       *ok,    /* or NULL */
                                     MachineStatus *out_status);
gboolean  machine_chan_quick_send   (Machine       *self,
                                     MachineG      *g,
                                     MachineChan   *chan, /* open */
                                     const guint64 *value,
                                     MachineStatus *out_status);
/* A mutex that nobody has or wants. root->n_instructions is exact, g->pc and g->fp need not be. */
gboolean  machine_mutex_quick_lock   (Machine   *self,
                                      MachineG  *g,
                                      MachineRef ref);
gboolean  machine_mutex_quick_unlock (Machine   *self,
                                      MachineG  *g,
                                      MachineRef ref);
/* The running goroutine g has parked: takes up the one it woke last, if that is what comes next;
 * it may execute so many instructions. NULL: the run loop has to look. */
MachineG *machine_sched_quick_next  (Machine  *self,
                                     MachineG *g,
                                     gint64   *out_budget);

G_END_DECLS
