/* SPDX-License-Identifier: MIT */
#pragma once

#include "machine-sched.h"

G_BEGIN_DECLS

/*
 * The registry: one record for every channel, lock, timer and context that
 * the run has met, with an id that counts up in the order of creation or first
 * use. A record is found by address and kind (a lock may be the first field of
 * another). It goes when the collector frees the memory that holds the object.
 *
 *   by id      objects[id] ─▶ record
 *   by address table[address, kind] ─▶ record; table[heap object, BASE] ─▶ base
 *              base.first ─▶ record ─▶ record     all records within one heap object
 */

#define MACHINE_OBJECT_BASE 15 /* kind of a heap object's own entry in the table */
#define MACHINE_KIND_ATOMIC 14     /* no object, but asked for in the same way */
#define MACHINE_OBJECT_SUDOGS 3

/* How an object got its name; a copy on the host's side outlives the object. */
typedef struct
{
  guint32 kind;        /* MachineObjectKind */
  guint32 site_pc;     /* instruction that allocated the memory, 0: a global */
  guint32 type;        /* of the allocated object or global; channels: the channel type */
  guint32 offset;      /* of this object in it */
  guint32 global;      /* index in the program's globals, G_MAXUINT32 */
  guint32 ordinal;     /* n-th object of its site, from 1 */
  guint32 maker;       /* made inside the library: function the user called for it, index + 1 */
  guint32 related;     /* object it belongs to: a channel's timer or context, 0 */
  guint32 library;     /* made and used inside the library */
  guint32 variant;     /* contexts: what derived it, MachineContextKind */
  guint32 call_pc;     /* maker: call whose result goes to a variable, 0: to none */
} MachineObjectInfo;

typedef struct
{
  guint32           id;
  guint32           kind;
  MachineRef        ref;
  MachineRef        base;        /* the heap object it lies in; 0: a global */
  MachineRef        base_next;   /* next record of the same base */
  MachineObjectInfo info;
  guint32           made_by;
  guint32           made_pc;
  guint32           owner;       /* lock: its writer; Once: who runs it */
  guint32           channel;     /* timer, context: object id of its channel */
  MachineQueue      waiters[MACHINE_OBJECT_SUDOGS]; /* lock: by semaphore */
  MachineRef        readers;     /* RWMutex: array of ids, in order of arrival */
  guint32           n_readers, readers_cap;
  gint64            count;
  gint64            when_ns;     /* timer: due, -1 stopped; context: deadline, -1 none */
  MachineRef        timer;       /* MachineTimer of a timer */
  guint32           parent;      /* context */
  guint32           done;
  guint32           bubble;      /* timer, context, WaitGroup: id of the bubble it belongs to, 0 */
  MachineRef        text;        /* context: value's key, system memory, NUL-terminated */
  gint64            last_ns;     /* when it was last touched: later touches are not before it */
  MachineRef        clocks[2];   /* what users released: see machine-clock.h; channels: senders,
                                    receivers; RWMutex: writers, readers */
} MachineObject;

static inline MachineObject *
machine_object (const Machine *self,
                MachineRef     ref)
{
  return machine_ptr (self, ref);
}

/* The record of the object at an address, made on first use. `library` is worked out from where
 * the memory was allocated and which type holds it. */
MachineObject *machine_object_look_up (Machine          *self,
                                       MachineG         *g,
                                       MachineObjectKind kind,
                                       MachineRef        ref);
MachineObject *machine_object_find  (const Machine    *self,
                                     MachineObjectKind kind,
                                     MachineRef        ref); /* or NULL */
/* A channel's record, when it is made by g's instruction. */
MachineObject *machine_object_new_chan (Machine  *self,
                                        MachineG *g,
                                        MachineRef ref,
                                        guint32   type);
MachineObject *machine_object_by_id (const Machine *self,
                                     guint32        id); /* or NULL */
/* The host's copy of what names are made of changed. */
void           machine_object_remember (Machine             *self,
                                        const MachineObject *object);
/* Is the word at an address the user's, or part of something inside the library? */
gboolean       machine_address_is_users (Machine   *self,
                                         MachineRef ref);
void           machine_objects_check_invariants (const Machine *self);

static inline gboolean
machine_is_package (const Machine *self,
                    guint32        func,
                    const char    *package)
{
  return g_strcmp0 (self->program->funcs[func].package, package) == 0;
}

/* Where a record that was asked for is remembered. */
static inline guint
machine_object_recent_slot (MachineObjectKind kind,
                            MachineRef        ref)
{
  return (ref >> 4 ^ kind) % MACHINE_RECENT_OBJECTS;
}

/* The same as machine_object_look_up(), and quick for those that are used again and again. */
static inline MachineObject *
machine_object_get (Machine          *self,
                    MachineG         *g,
                    MachineObjectKind kind,
                    MachineRef        ref)
{
  const MachineSched *sched = machine_sched (self);
  guint at = machine_object_recent_slot (kind, ref);

  if (G_LIKELY (sched->recent_key[at] == (ref << 4 | kind)))
    return machine_object (self, sched->recent_object[at]);
  return machine_object_look_up (self, g, kind, ref);
}

/* Operations on one object follow each other in virtual time, whatever P they run on. */
static inline void
machine_object_touch (Machine      *self,
                      MachineSched *sched,
                      gint64       *inout_last_ns)
{
  gint64 now_ns;

  if (sched->n_active_max == 1)
    return;
  now_ns = machine_sched_now (self, sched);
  if (*inout_last_ns > now_ns)
    sched->run_base_ns += *inout_last_ns - now_ns;
  else
    *inout_last_ns = now_ns;
}

G_END_DECLS
