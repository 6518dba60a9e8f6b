/* SPDX-License-Identifier: MIT */
#include "machine-clock.h"

#include "machine-map.h"

/*
 * Clocks, and what maps ask of them: see machine-clock.h. The rule is that of
 * FastTrack (Flanagan and Freund, PLDI 2009), with one reader remembered instead of all: of several
 * unordered readers the last one counts.
 */

static MachineClock *
clock_at (const Machine *self,
          MachineRef     ref)
{
  return machine_ptr (self, ref);
}

static guint32
token_id (guint64 token)
{
  return (guint32) (token >> 32);
}

static guint32
token_epoch (guint64 token)
{
  return (guint32) token;
}

/* ---- making clocks ------------------------------------------------------------ */

static MachineRef
keep (Machine            *self,
      const MachineClock *clock)
{
  MachineRef ref = machine_sys_alloc (self, sizeof (MachineClock));

  memcpy (machine_ptr (self, ref), clock,
          G_STRUCT_OFFSET (MachineClock, entries) + clock->n * sizeof (MachineClockEntry));
  clock_at (self, ref)->n_refs = 1;
  return ref;
}

static MachineRef
ref_clock (Machine   *self,
           MachineRef clock)
{
  if (clock != 0)
    clock_at (self, clock)->n_refs++;
  return clock;
}

void
machine_clock_unref (Machine    *self,
                     MachineRef *inout_clock)
{
  MachineRef ref = *inout_clock;

  *inout_clock = 0;
  if (ref != 0 && --clock_at (self, ref)->n_refs == 0)
    machine_sys_free (self, ref, sizeof (MachineClock));
}

static void
set_clock (Machine    *self,
           MachineRef *slot,
           MachineRef  taken)
{
  MachineRef old = *slot;

  *slot = taken;
  machine_clock_unref (self, &old);
}

/* Room for one more: the entry that ended first goes. */
static void
drop_oldest (MachineClockEntry *entries,
             guint             *inout_n,
             gint64            *inout_floor_ns)
{
  guint oldest = 0;

  for (guint i = 1; i < *inout_n; i++)
    if (entries[i].time_ns < entries[oldest].time_ns)
      oldest = i;
  *inout_floor_ns = MAX (*inout_floor_ns, entries[oldest].time_ns);
  --*inout_n;
  memmove (entries + oldest, entries + oldest + 1, (*inout_n - oldest) * sizeof entries[0]);
}

/* The later of both in every entry; out may be neither. Whether `a` alone says as much. */
static gboolean
join (const MachineClock *a,
      const MachineClock *b,
      MachineClock       *out)
{
  MachineClockEntry entries[2 * MACHINE_CLOCK_ENTRIES];
  gboolean covered = b->floor_ns <= a->floor_ns;
  guint n = 0, i = 0, j = 0;

  out->floor_ns = MAX (a->floor_ns, b->floor_ns);
  while (i < a->n || j < b->n)
    {
      MachineClockEntry entry;

      if (j == b->n || (i < a->n && a->entries[i].id < b->entries[j].id))
        entry = a->entries[i++];
      else if (i == a->n || b->entries[j].id < a->entries[i].id)
        {
          entry = b->entries[j++];
          covered = covered && entry.time_ns <= a->floor_ns;
        }
      else
        {
          covered = covered && b->entries[j].epoch <= a->entries[i].epoch;
          entry = b->entries[j].epoch > a->entries[i].epoch ? b->entries[j] : a->entries[i];
          i++;
          j++;
        }
      if (entry.time_ns > out->floor_ns)
        entries[n++] = entry;
    }
  while (n > MACHINE_CLOCK_ENTRIES)
    drop_oldest (entries, &n, &out->floor_ns);
  out->n = n;
  memcpy (out->entries, entries, n * sizeof entries[0]);
  return covered;
}

/* *slot becomes what both say. */
static void
merge (Machine    *self,
       MachineRef *slot,
       MachineRef  more)
{
  MachineClock joined = { 0 };

  if (more == 0 || more == *slot)
    return;
  if (*slot == 0)
    *slot = ref_clock (self, more);
  else if (join (clock_at (self, more), clock_at (self, *slot), &joined))
    set_clock (self, slot, ref_clock (self, more));
  else if (!join (clock_at (self, *slot), clock_at (self, more), &joined))
    set_clock (self, slot, keep (self, &joined));
}

static void
merge_floor (Machine    *self,
             MachineRef *slot,
             gint64      floor_ns)
{
  MachineClock floor = { .floor_ns = floor_ns };
  MachineRef ref = keep (self, &floor);

  merge (self, slot, ref);
  machine_clock_unref (self, &ref);
}

/* ---- releasing and acquiring ----------------------------------------------------- */

/* If g used a map in its present epoch, that ends, and g's own clock has it. */
static void
end_epoch (Machine  *self,
           MachineG *g)
{
  MachineGx *gx = machine_gx (g);
  MachineClock own = { .n = 1 };
  MachineRef ref;

  if (!gx->used_maps)
    return;
  gx->used_maps = FALSE;
  own.entries[0] = (MachineClockEntry){ g->id, token_epoch (g->map_token),
                                        machine_sched_now (self, machine_sched (self)) };
  ref = keep (self, &own);
  merge (self, &gx->clock, ref);
  machine_clock_unref (self, &ref);
  g->map_token++;
}

void
machine_clock_release_slow (Machine    *self,
                            MachineG   *g,
                            MachineRef *inout_clock)
{
  end_epoch (self, g);
  if (inout_clock != NULL)
    merge (self, inout_clock, machine_gx (g)->clock);
}

void
machine_clock_acquire_slow (Machine   *self,
                            MachineG  *g,
                            MachineRef clock)
{
  merge (self, &machine_gx (g)->clock, clock);
}

void
machine_clock_woke (Machine  *self,
                    MachineG *g)
{
  MachineSched *sched = machine_sched (self);

  if (sched->clocks_on)
    merge_floor (self, &machine_gx (g)->clock, machine_sched_now (self, sched));
}

void
machine_clock_release_time (Machine    *self,
                            MachineRef *inout_clock)
{
  MachineSched *sched = machine_sched (self);

  if (sched->clocks_on)
    merge_floor (self, inout_clock, machine_sched_now (self, sched));
}

void
machine_clock_atomic (Machine   *self,
                      MachineG  *g,
                      MachineRef address)
{
  MachineSched *sched = machine_sched (self);
  MachineRef *clock;

  if (G_LIKELY (!sched->clocks_on))
    return;
  clock = machine_ptr (self, sched->atomic_clocks);
  clock += machine_random_mix (address, 0) % MACHINE_CLOCK_ATOMICS;
  machine_clock_acquire (self, g, *clock);
  machine_clock_release_slow (self, g, clock);
}

/* The first goroutine that is started sees all that was before it: epoch 0 of main is seen by
 * everybody, and no clock need say so. */
void
machine_clock_started (Machine  *self,
                       MachineG *parent,
                       MachineG *child)
{
  child->map_token = (guint64) child->id << 32 | 1;
  if (parent->map_token == (guint64) 1 << 32)
    parent->map_token++;
  machine_clock_pass (self, parent, child);
}

/* ---- what maps ask ------------------------------------------------------------------ */

/* Whether an access that left its token happened before what g does now. */
static gboolean
was_before (const Machine  *self,
            const MachineG *g,
            guint64         token,
            gint64          time_ns)
{
  const MachineClock *clock = clock_at (self, machine_gx ((MachineG *) g)->clock);

  if (token_id (token) == g->id || token_epoch (token) == 0)
    return TRUE;
  if (machine_gx ((MachineG *) g)->clock == 0)
    return FALSE;
  if (time_ns <= clock->floor_ns)
    return TRUE;
  for (guint i = 0; i < clock->n; i++)
    if (clock->entries[i].id == token_id (token))
      return clock->entries[i].epoch >= token_epoch (token);
  return FALSE;
}

static void
note_use (Machine  *self,
          MachineG *g)
{
  MachineSched *sched = machine_sched (self);

  if (token_epoch (g->map_token) == 0)
    return;
  machine_gx (g)->used_maps = TRUE;
  if (sched->clocks_on)
    return;
  sched->clocks_on = TRUE;
  sched->atomic_clocks = machine_sys_alloc (self, MACHINE_CLOCK_ATOMICS * sizeof (MachineRef));
}

/**
 * machine_map_check_read:
 * @iterating: it is a range loop's step
 *
 * A goroutine reads a map that it did not use in its present epoch. If another one's write did
 * not happen before, the program ends as Go ends it.
 *
 * Returns: whether the program goes on
 */
gboolean
machine_map_check_read (Machine   *self,
                        MachineG  *g,
                        MachineRef ref,
                        gboolean   iterating)
{
  MachineMap *map = machine_ptr (self, ref);

  if (!was_before (self, g, map->write_token, map->write_ns))
    {
      machine_exec_fatal (self, g, iterating ? "concurrent map iteration and map write"
                                             : "concurrent map read and map write");
      return FALSE;
    }
  note_use (self, g);
  map->read_token = g->map_token;
  map->read_ns = machine_sched_now (self, machine_sched (self));
  map->iterated = iterating;
  return TRUE;
}

/**
 * machine_map_check_write:
 *
 * The same for a write: other ones' reads have to have happened before as well.
 *
 * Returns: whether the program goes on
 */
gboolean
machine_map_check_write (Machine   *self,
                         MachineG  *g,
                         MachineRef ref)
{
  MachineMap *map = machine_ptr (self, ref);
  const char *text = NULL;

  if (!was_before (self, g, map->write_token, map->write_ns))
    text = "concurrent map writes";
  else if (!was_before (self, g, map->read_token, map->read_ns))
    text = map->iterated ? "concurrent map iteration and map write"
                         : "concurrent map read and map write";
  if (text != NULL)
    {
      machine_exec_fatal (self, g, text);
      return FALSE;
    }
  note_use (self, g);
  map->read_token = map->write_token = g->map_token;
  map->read_ns = map->write_ns = machine_sched_now (self, machine_sched (self));
  return TRUE;
}
