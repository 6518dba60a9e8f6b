/* SPDX-License-Identifier: MIT */
#pragma once

#include "machine-sched-objects.h"

G_BEGIN_DECLS

/*
 * Who has seen what of whom: the clocks behind "concurrent map writes".
 *
 * A goroutine that uses maps counts epochs. An epoch ends when the goroutine
 * releases something (sends, unlocks, starts another) after it used a map. Its
 * token, id << 32 | epoch, is left in every map it reads or writes. A clock
 * says of other goroutines up to which epoch their accesses happened before:
 *
 *     clock { floor | id 3: epoch 7 | id 9: epoch 1 }      by id, at most 16
 *
 * Clocks are never changed once made, and shared: goroutines, locks and channels
 * refer to them. What falls out of a full clock raises its floor: whatever
 * happened by that time counts as seen. Waking from sleep raises the floor
 * as well. So an access is blamed for certain, or not at all.
 *
 * Nothing of this costs anything before a second goroutine is there and a map
 * was used since.
 */
#define MACHINE_CLOCK_ENTRIES 16
#define MACHINE_CLOCK_ATOMICS 512 /* clocks that all addresses of atomics share */

typedef struct
{
  guint32 id, epoch;
  gint64  time_ns;  /* when that epoch ended */
} MachineClockEntry;

/* System memory. */
typedef struct
{
  guint32           n_refs, n;
  gint64            floor_ns;
  MachineClockEntry entries[MACHINE_CLOCK_ENTRIES];
} MachineClock;

void machine_clock_release_slow (Machine    *self,
                                 MachineG   *g,
                                 MachineRef *inout_clock);
void machine_clock_acquire_slow (Machine   *self,
                                 MachineG  *g,
                                 MachineRef clock);
/* g was woken by time. */
void machine_clock_woke         (Machine  *self,
                                 MachineG *g);
/* Time itself released something: a timer that fires. */
void machine_clock_release_time (Machine    *self,
                                 MachineRef *inout_clock);
/* An operation of sync/atomic: acquires and releases. */
void machine_clock_atomic       (Machine   *self,
                                 MachineG  *g,
                                 MachineRef address);
void machine_clock_unref        (Machine    *self,
                                 MachineRef *inout_clock);
/* A go statement. */
void machine_clock_started      (Machine  *self,
                                 MachineG *parent,
                                 MachineG *child);

/* What g did happened before what whoever acquires the clock does. */
static inline void
machine_clock_release (Machine    *self,
                       MachineG   *g,
                       MachineRef *inout_clock)
{
  if (G_UNLIKELY (machine_sched (self)->clocks_on))
    machine_clock_release_slow (self, g, inout_clock);
}

static inline void
machine_clock_acquire (Machine   *self,
                       MachineG  *g,
                       MachineRef clock)
{
  if (G_UNLIKELY (clock != 0))
    machine_clock_acquire_slow (self, g, clock);
}

/* From one goroutine to another. */
static inline void
machine_clock_pass (Machine  *self,
                    MachineG *from,
                    MachineG *to)
{
  if (G_UNLIKELY (machine_sched (self)->clocks_on))
    {
      machine_clock_release_slow (self, from, NULL);
      machine_clock_acquire (self, to, machine_gx (from)->clock);
    }
}

G_END_DECLS
