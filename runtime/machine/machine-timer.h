/* SPDX-License-Identifier: MIT */
#pragma once

#include "machine-sched.h"

G_BEGIN_DECLS

/*
 * Timers: sleeps, channel timers, delayed functions. Each P has a 4-ary heap of
 * those started on it, ordered by due time, then by the order of starting; it
 * runs them when it looks for its next goroutine, as Go's P's do. A bubble of
 * testing/synctest has one of its own, and a clock: see machine-bubble.h.
 *
 *   slots[0] ─▶ earliest      children of i: 4i + 1 … 4i + 4
 */
typedef enum
{
  MACHINE_TIMER_SLEEP, /* readies a goroutine */
  MACHINE_TIMER_CHAN,  /* sends the time, if there is room */
  MACHINE_TIMER_FUNC,  /* starts a goroutine */
  MACHINE_TIMER_SIGNAL, /* sends a signal to the program */
} MachineTimerKind;

typedef struct _MachineBubble MachineBubble;

typedef struct
{
  gint64     when_ns;
  guint64    seq;
  MachineRef timer;
} MachineTimerSlot;

/* System memory; belongs to a goroutine (SLEEP) or to the registry's record of a time.Timer. */
typedef struct
{
  MachineTimerKind kind;
  guint32    bubble;    /* id of the bubble whose clock it goes by, 0: the run's */
  gint32     index;     /* in the heap, -1: not running */
  guint32    object;    /* id; 0: SLEEP, SIGNAL */
  MachineRef target;    /* goroutine, the Go side's runtimeTimer, or the number of a signal */
  guint32    starter;   /* goroutine that started it, and where */
  guint32    starter_pc;
  MachineRef heap;      /* MachineTimerHeap that it lies in, or lay in last */
} MachineTimer;

/* When p's first timer is due, G_MAXINT64 if it has none. */
gint64   machine_timer_next        (const Machine  *self,
                                    const MachineP *p);
/* The latest due time on p that is not after a limit, 0 if there is none. */
gint64   machine_timer_last_before (const Machine  *self,
                                    const MachineP *p,
                                    gint64          limit_ns);
/* Runs p's due timers on the current P. Were there any? */
gboolean machine_timer_run_due     (Machine  *self,
                                    MachineP *p);
void     machine_timer_sleep       (Machine  *self,
                                    MachineG *g,
                                    gint64    when_ns);
void     machine_timer_add_signal  (Machine *self,
                                    gint64   when_ns,
                                    guint    number);
void     machine_timer_free        (Machine   *self,
                                    MachineRef timer); /* stops it */
void     machine_timer_move_all    (Machine  *self,
                                    MachineP *from,
                                    MachineP *to);
/* In the run's time; -1: not running. */
gint64   machine_timer_get_when    (const Machine      *self,
                                    const MachineTimer *timer);
gint64   machine_timer_next_of_bubble (const Machine       *self,
                                       const MachineBubble *bubble);
void     machine_timer_run_due_of_bubble (Machine       *self,
                                          MachineBubble *bubble);
/* Stops all of a bubble's timers. */
void     machine_timer_drop_bubble (Machine       *self,
                                    MachineBubble *bubble);
void     machine_timer_mark        (Machine *self);
void     machine_timer_check_invariants (const Machine *self);

MachineStatus machine_native_start_timer (Machine *self, MachineG *g, guint64 *slots);
MachineStatus machine_native_stop_timer  (Machine *self, MachineG *g, guint64 *slots);
MachineStatus machine_native_reset_timer (Machine *self, MachineG *g, guint64 *slots);
MachineStatus machine_native_sleep       (Machine *self, MachineG *g, guint64 *slots);
MachineStatus machine_native_now         (Machine *self, MachineG *g, guint64 *slots);

G_END_DECLS
