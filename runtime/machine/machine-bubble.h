/* SPDX-License-Identifier: MIT */
#pragma once

#include "machine-timer.h"

G_BEGIN_DECLS

/*
 * Bubbles of testing/synctest. A bubble is the goroutine that synctest.Run started
 * in it and all that those in it start; it has a clock and timers of its own.
 *
 *     running > 0                      the clock stands still
 *     running = 0, a timer is due      it fires
 *     running = 0, somebody in Wait    Wait returns
 *     running = 0, main has not ended  the clock jumps to the next timer, which fires
 *     otherwise                        Run returns; it panics if goroutines are left
 *
 * A goroutine counts as running unless it waits durably: for what only another
 * one of the bubble can bring about. Channels, timers, contexts and WaitGroups
 * remember the bubble they belong to by its id. The goroutine in Run is outside.
 *
 * A bubble that has come to rest is put in line, and the next P that looks for
 * work settles it: one turn of the above, so that an endless ticker in a bubble
 * leaves the machine between its ticks.
 */
struct _MachineBubble
{
  guint32          id;
  guint32          n_alive;     /* goroutines in it that have not ended */
  guint32          n_running;   /* of these, not waiting durably */
  guint32          main;        /* id of the goroutine that Run started */
  guint32          main_exited;
  guint32          in_line;     /* to be settled */
  gint64           now_ns;      /* since the bubble's start */
  MachineRef       root;        /* goroutine in Run, 0: Run has returned */
  MachineRef       waiter;      /* goroutine in Wait, 0 */
  MachineRef       prev, next;  /* all bubbles */
  MachineRef       next_in_line;
  MachineTimerHeap timers;      /* due by now_ns */
};

/* Seconds from year 1 to every bubble's start, 2000-01-01 00:00:00 UTC. */
#define MACHINE_BUBBLE_START_S (G_GINT64_CONSTANT (719162) * 86400 + 946684800)
/* How much earlier than the run's that is. */
#define MACHINE_BUBBLE_BEHIND_NS ((G_GINT64_CONSTANT (1257894000) - 946684800) * 1000000000)

static inline MachineBubble *
machine_bubble (const Machine *self,
                MachineRef     ref)
{
  return machine_ptr (self, ref);
}

/* The bubble of a goroutine that is in one. */
static inline MachineBubble *
machine_bubble_of (const Machine *self,
                   MachineG      *g)
{
  return machine_bubble (self, machine_gx (g)->bubble);
}

static inline guint32
machine_bubble_id (const Machine  *self,
                   const MachineG *g)
{
  MachineRef ref = machine_gx ((MachineG *) g)->bubble;

  return ref != 0 ? machine_bubble (self, ref)->id : 0;
}

/* What the clock of g shows: its bubble's, or the run's. */
static inline gint64
machine_bubble_now (const Machine  *self,
                    const MachineG *g)
{
  MachineRef ref = machine_gx ((MachineG *) g)->bubble;

  return ref != 0 ? machine_bubble (self, ref)->now_ns
                  : machine_sched_now (self, machine_sched (self));
}

/* A time on a bubble's clock as the run's, for views: as far from now. bubble 0, and times that
 * are not there (-1), stay what they are. */
gint64        machine_bubble_run_time (const Machine *self,
                                       guint32        bubble,
                                       gint64         time_ns);
/* A goroutine becomes part of the bubble with the id; 0 is none. */
void          machine_bubble_add      (Machine  *self,
                                       guint32   bubble,
                                       MachineG *g);
void          machine_bubble_leave    (Machine  *self,
                                       MachineG *g);
/* g, which is in a bubble, has just parked; it stands in its queues already if it is in a select. */
void          machine_bubble_blocked  (Machine  *self,
                                       MachineG *g);
void          machine_bubble_woke     (Machine  *self,
                                       MachineG *g);
gboolean      machine_bubble_settle_first (Machine *self);
/* An object of a bubble is used by g: TRUE if g is not in that bubble, and the program ends. */
gboolean      machine_bubble_refuses  (Machine    *self,
                                       MachineG   *g,
                                       guint32     bubble,
                                       const char *text);
void          machine_bubble_check_invariants (const Machine *self);

MachineStatus machine_native_bubble_run  (Machine *self, MachineG *g, guint64 *slots);
MachineStatus machine_native_bubble_wait (Machine *self, MachineG *g, guint64 *slots);

/* A P looks for work: was there a bubble to settle instead? */
static inline gboolean
machine_bubble_settle (Machine            *self,
                       const MachineSched *sched)
{
  return G_UNLIKELY (sched->idle_bubbles != 0) && machine_bubble_settle_first (self);
}

G_END_DECLS
