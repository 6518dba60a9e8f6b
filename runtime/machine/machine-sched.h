/* SPDX-License-Identifier: MIT */
#pragma once

#include "machine-private.h"

G_BEGIN_DECLS

/*
 * The scheduler's state. It is a discrete-event simulation of Go's scheduler:
 *
 *            go, ready                      full: half of it
 *      G ───────────────▶ P.runnext ─▶ P.ring (256) ─▶ global queue ◀─ Gosched, preemption
 *                             │            │  │             │
 *                             └── runs ◀───┘  └─ stolen ◀───┘ every 61st pick, or nothing local
 *
 * Every P has a clock of its own. The active P with the smallest clock runs
 * next, for a quantum of at most MACHINE_QUANTUM instructions if there are
 * others, so that clocks stay within that distance of each other. An idle P has no
 * say until something wakes it; its clock then jumps. When nothing runs and
 * nothing is runnable, time jumps to the next timer.
 *
 * An instruction takes 1 ns. What the scheduler does takes the MACHINE_COST_…
 * below. Ends of quanta and slices are kept as instruction counts, so that a
 * run does not depend on how its caller cuts it into budgets.
 *
 * The policies fifo, random and manual are about interleaving, not about time:
 * they use one P. fifo knows the global queue only, random takes any runnable
 * goroutine of the global queue, manual proposes what go would take.
 *
 * All of this lies in the arena, but the host's table of decisions.
 */

#define MACHINE_INSTRUCTION_NS 1
#define MACHINE_QUANTUM 1000            /* instructions, with several P's */
#define MACHINE_SLICE_NS 10000000       /* Go's 10 ms */
/* Policy random: slices are of all magnitudes, but three of four among a goroutine's first ones are of
 * few instructions. Such a one goes on to just before a write to memory, if there is one within so
 * many instructions, and then somebody else runs: what was read before it is often out of date then. */
#define MACHINE_SHORT_SLICES 64
#define MACHINE_SHORT_SHIFTS 4          /* 1 … 15 instructions */
#define MACHINE_LONG_SHIFTS 15          /* 1 … 32767 */
#define MACHINE_SEEK_WRITE 20
#define MACHINE_COST_SWITCH_NS 100      /* taking up a goroutine */
#define MACHINE_COST_GO_NS 200          /* a go statement */
#define MACHINE_COST_STEAL_NS 500       /* moving goroutines between P's */
#define MACHINE_COST_WAKE_NS 5000       /* until an idle P looks for work */
#define MACHINE_STEAL_NEXT_NS 3000      /* a thief leaves runnext to its P for this long */
/* Timers due within this time after the first one fire together when everything sleeps: a real
 * machine wakes up late by about as much, and programs show it (sleepers of one length end in
 * the order runnext gives, not in the order of their timers). A timer alone is exact. */
#define MACHINE_TIMER_SLACK_NS 50000
#define MACHINE_START_TICK 4            /* picks a real program's start makes, main.main included */
/* In the place of a goroutine in P 0's queues: the one that a real program with package os starts
 * for finalizers. It does nothing but take its place in the queue once. */
#define MACHINE_PHANTOM ((MachineRef) 1)

#define MACHINE_MAX_PROCS 256
#define MACHINE_RING 256
#define MACHINE_FAIR_TICK 61
#define MACHINE_KEPT_DEAD 4096          /* dead goroutines that views still show */
#define MACHINE_G_PAGE 512

/* A queue of sudogs, first in first out. */
typedef struct
{
  MachineRef first, last;
} MachineQueue;

enum
{
  MACHINE_SUDOG_SELECT = 1 << 0, /* one of several of a select */
  MACHINE_SUDOG_SEND   = 1 << 1,
};

/*
 * A goroutine waiting in one queue. Values lie in the goroutine's own frame, at
 * a byte offset from its stack's start, since stacks move; those of reflect.Select
 * in a heap object that its frame refers to. A goroutine owns one
 * sudog for plain operations; a select takes one a case from the free list.
 */
typedef struct
{
  MachineRef g;
  MachineRef next, prev;    /* in the queue */
  MachineRef on;            /* channel, or registry record of a lock */
  MachineRef g_next;        /* the same goroutine's next one, in case order; free list */
  MachineRef frame;         /* heap object that the offsets count from, 0: the stack */
  guint32    value_offset;  /* G_MAXUINT32: not wanted */
  guint32    ok_offset;     /* G_MAXUINT32: not wanted */
  guint32    case_index;
  guint32    flags;
  guint32    ticket;        /* Cond */
  guint32    queue;         /* which of a lock's queues */
} MachineSudog;

#define MACHINE_NO_OFFSET G_MAXUINT32

enum
{
  MACHINE_GF_YIELD_LOCAL = 1 << 0, /* the yield under way goes to the local queue (semaphore hand-off) */
  MACHINE_GF_STARTED     = 1 << 1, /* START was emitted */
  MACHINE_GF_CLOSED      = 1 << 2, /* close() woke this sender: its instruction panics when repeated */
  MACHINE_GF_TICKET      = 1 << 3, /* the semaphore was handed over: no need to take it */
  MACHINE_GF_SEMA        = 1 << 4, /* woken from a semaphore: the native goes on behind its wait */
  MACHINE_GF_STAY        = 1 << 5, /* the yield under way only ends the quantum */
  MACHINE_GF_FAULT_SHIFT = 16,     /* 8 bits: the next fault to look at where it stands */
  MACHINE_GF_COUNTED_SHIFT = 24,   /* 8 bits: so many faults have counted its coming there */
};

/* The scheduler's part of a goroutine, behind its MachineG. */
typedef struct
{
  MachineSudog sudog;
  guint64      rng;            /* its own stream of choices, from seed and spawn path */
  guint64      path_hash;
  gint64       ready_ns;       /* when it became runnable */
  guint64      n_instructions; /* its own, up to its present quantum */
  guint64      n_events;
  guint64      event_instructions; /* n_instructions at its last event */
  guint32      park_pc;        /* instruction that parked it */
  guint32      select_result;  /* stack offset of the select's result slot */
  MachineRef   select_first;   /* sudogs of the select it waits in */
  MachineRef   timer;          /* of its sleep */
  gint64       wait_start_ns;  /* mutex: first attempt that failed */
  guint32      func;           /* that it runs, wrappers looked through */
  guint32      stage;          /* of a lock operation that parks more than once */
  guint32      starving;
  guint32      lifo;           /* how it queued last: it queues likewise if it loses the count */
  MachineRef   clock;          /* what it has seen of others: see machine-clock.h */
  guint64      used_maps;      /* in its present epoch */
  MachineRef   bubble;         /* of testing/synctest that it is in, 0 */
  MachineRef   drives;         /* bubble that it made and waits for, 0 */
  guint32      drove;          /* id of the last bubble it made */
  guint32      n_slices;       /* that random gave it, up to MACHINE_SHORT_SLICES */
  guint32      seek;           /* instructions that its slice may still go on to find a write */
  guint32      durable;        /* waits in a way that only its bubble can end */
} MachineGx;

typedef enum
{
  MACHINE_P_IDLE,
  MACHINE_P_ACTIVE,
} MachinePState;

/* See machine-timer.h. */
typedef struct
{
  MachineRef slots; /* array of MachineTimerSlot, a 4-ary heap */
  guint32    n, cap;
} MachineTimerHeap;

struct _MachineP
{
  guint32    id;
  guint32    state;       /* MachinePState */
  gint64     clock_ns;    /* of the current P: behind by what its quantum ran */
  MachineRef running;
  MachineRef runnext;
  gint64     slice_end_ns; /* 0: was idle, the next goroutine begins a new one */
  guint32    spinning;    /* looks for work, woken by another P */
  guint32    waited_next; /* id of the goroutine in another's runnext it left alone once */
  guint32    tick;        /* picks, without those that inherited a slice */
  guint32    last_g;      /* ran here last, 0 */
  guint64    n_steals;
  guint32    stole_from, n_stolen; /* the last steal, for views */
  gint64     stolen_ns;
  guint64    n_looks;     /* times it looked for a goroutine */
  guint32    fresh;       /* last_g has just stopped: it did not look yet */
  guint32    slow;        /* > 1: an injected fault makes instructions take so many times as long */
  guint32    slow_told;   /* the same as events tell it */
  guint32    pad;
  MachineTimerHeap timers;
  guint32    head, tail;  /* ring[head % MACHINE_RING] is the oldest */
  MachineRef ring[MACHINE_RING];
};

/* What waits for an answer: the learner's (manual) or the dice's (random). */
typedef enum
{
  MACHINE_ASK_NOTHING,
  MACHINE_ASK_NEXT,   /* the running goroutine made a visible step */
  MACHINE_ASK_SELECT, /* the running goroutine's select has several ready cases */
} MachineAsk;

#define MACHINE_RECENT_OBJECTS 8

struct _MachineSched
{
  MachinePolicy policy;
  guint32       n_procs;      /* GOMAXPROCS as the program sees it */
  guint32       n_active_max; /* P's that are used: 1 for all policies but go */
  gint32        current_p;    /* in its quantum, or -1 */
  guint32       other_only;   /* random: the answer asked for must not be the running goroutine */
  gint64        run_base_ns;  /* now = run_base_ns + root->n_instructions within the quantum */
  guint64       quantum_start; /* instructions executed when the running goroutine was taken up */
  guint64       quantum_end;  /* in instructions: it is left then */
  guint64       pace;         /* > 0: an instruction of this stretch takes so many times as long, and
                                 the clock catches up at its end */
  gint64        quantum_limit_ns; /* looked at between goroutines */
  guint32       n_idle, n_spinning;
  guint32       ask;          /* MachineAsk */
  guint32       n_runnable;
  guint64       n_decisions;
  guint64       n_turns;      /* timers fired: they count as steps, or a lone ticker runs for ever */
  guint32       ended;        /* END was emitted */
  guint32       phantom;      /* MACHINE_PHANTOM is still to come or in a queue */
  guint64       rng;
  guint64       timer_seq;
  MachineRef    signals;       /* see machine-signal.c */
  MachineRef    atomic_clocks; /* array of MACHINE_CLOCK_ATOMICS */
  guint32       clocks_on;     /* see machine-clock.h */
  guint32       main_exited;
  guint32       n_dead;
  MachineRef    dead_first, dead_last; /* kept ones, by time of death */
  MachineRef    sudogs;       /* free list */
  MachineRef    bubbles;      /* all of testing/synctest: see machine-bubble.h */
  MachineRef    idle_bubbles, last_idle_bubble; /* to be looked at when a P looks for work */
  guint32       n_bubbles;    /* made so far: their ids */
  MachineRef    g_pages;      /* array of refs of pages of refs, by id */
  guint32       n_g_pages, g_pages_cap;

  MachineRef    global;       /* ring of goroutine refs */
  guint32       global_head, global_n, global_cap;

  /* registry */
  MachineRef    objects;      /* array of record refs, by id */
  guint32       n_objects, objects_cap;
  MachineRef    object_table; /* open addressing: { key, record } */
  guint64       recent_key[MACHINE_RECENT_OBJECTS]; /* of the table, the ones found last */
  MachineRef    recent_object[MACHINE_RECENT_OBJECTS];
  guint32       table_n, table_cap;
  MachineRef    site_table;   /* open addressing: { site, count } */
  guint32       site_n, site_cap;

  guint32       idle[MACHINE_MAX_PROCS]; /* stack of idle P's, last idled on top */
  MachineRef    p[MACHINE_MAX_PROCS];
};

static inline MachineSched *
machine_sched (const Machine *self)
{
  return machine_ptr (self, self->root->sched);
}

static inline MachineP *
machine_p (const Machine *self,
           MachineSched  *sched,
           guint          index)
{
  return machine_ptr (self, sched->p[index]);
}

static inline MachineGx *
machine_gx (MachineG *g)
{
  return (MachineGx *) (g + 1);
}

static inline MachineG *
machine_g (const Machine *self,
           MachineRef     ref)
{
  return machine_ptr (self, ref);
}

static inline MachineSudog *
machine_sudog (const Machine *self,
               MachineRef     ref)
{
  return machine_ptr (self, ref);
}

/* Virtual time where the machine stands, within a quantum. */
static inline gint64
machine_sched_now (const Machine      *self,
                   const MachineSched *sched)
{
  return sched->run_base_ns + (gint64) self->root->n_instructions * MACHINE_INSTRUCTION_NS;
}

/* Go's sysmon looks every 10 ms whether a P is still in the same slice, and preempts whom it meets.
 * Who takes over a slice after the look that ended it has time until the next one. */
static inline void
machine_sched_pass_looks (MachineP *p,
                          gint64    now_ns)
{
  if (G_UNLIKELY (p->slice_end_ns <= now_ns))
    p->slice_end_ns += ((now_ns - p->slice_end_ns) / MACHINE_SLICE_NS + 1) * MACHINE_SLICE_NS;
}

static inline guint32
machine_stack_offset (const Machine  *self,
                      const MachineG *g,
                      gconstpointer   slot)
{
  return (guint32) ((const char *) slot - (self->base + g->stack));
}

static inline gpointer
machine_stack_slot (const Machine  *self,
                    const MachineG *g,
                    guint32         offset)
{
  return self->base + g->stack + offset;
}

/* Where a waiting goroutine's value or ok lies. */
static inline gpointer
machine_sudog_slot (const Machine      *self,
                    const MachineSudog *sudog,
                    guint32             offset)
{
  if (sudog->frame != 0)
    return machine_ptr (self, sudog->frame + offset);
  return machine_stack_slot (self, machine_g (self, sudog->g), offset);
}

guint64 machine_random_next  (guint64 *inout_state);
guint64 machine_random_below (guint64 *inout_state,
                              guint64  n);
guint64 machine_random_mix   (guint64  a,
                              guint64  b);

/* ---- goroutines: machine-sched-g.c -------------------------------------------- */

MachineG *machine_sched_g_new   (Machine   *self,
                                 MachineG  *parent,
                                 MachineRef closure,
                                 guint32    pc);
/* The host's copy of who it is, for names. */
void      machine_sched_g_remember (Machine  *self,
                                    MachineG *g);
void      machine_sched_g_died  (Machine   *self,
                                 MachineG  *g);
MachineG *machine_sched_find_g  (const Machine *self,
                                 guint32        id); /* NULL if it is kept no longer */

/* ---- queues and P's: machine-sched.c, machine-sched-steal.c ------------------- */

/* Parks the running g: state, BLOCK event. The caller puts it on its queue. */
void      machine_sched_park    (Machine    *self,
                                 MachineG   *g,
                                 MachineWait wait,
                                 guint32     object);
/* Makes a parked g runnable on the current P, next in turn. `waker` may be NULL (timers). */
void      machine_sched_ready   (Machine  *self,
                                 MachineG *waker,
                                 MachineG *g);
void      machine_sched_put     (Machine      *self,
                                 MachineSched *sched,
                                 MachineP     *p,
                                 MachineRef    g,
                                 gboolean      next);
void      machine_sched_put_global (Machine      *self,
                                    MachineSched *sched,
                                    MachineRef    g);
void      machine_sched_put_global_first (Machine      *self,
                                          MachineSched *sched,
                                          MachineRef    g);
MachineRef machine_sched_global_take (Machine      *self,
                                      MachineSched *sched,
                                      guint         index);
MachineRef machine_sched_global_get (const Machine      *self,
                                     const MachineSched *sched,
                                     guint               index);
/* Takes a runnable g out of the queue that holds it. */
void      machine_sched_take    (Machine      *self,
                                 MachineSched *sched,
                                 MachineRef    g);
/* The policy's pick for p, taken off its queue, or 0. */
MachineRef machine_sched_pick   (Machine      *self,
                                 MachineSched *sched,
                                 MachineP     *p,
                                 gboolean     *out_inherit);
/* What machine_sched_pick() would take on the only P, left where it is. */
MachineRef machine_sched_peek   (const Machine *self,
                                 MachineSched  *sched,
                                 MachineP      *p);
MachineRef machine_sched_steal  (Machine      *self,
                                 MachineSched *sched,
                                 MachineP     *p,
                                 gboolean     *out_wait); /* spin on: runnext may be stolen soon */
void      machine_sched_wake_p  (Machine      *self,
                                 MachineSched *sched,
                                 gint64        now_ns);
void      machine_sched_idle_p  (MachineSched *sched,
                                 MachineP     *p);
void      machine_sched_activate_p (MachineSched *sched,
                                    MachineP     *p,
                                    gint64        clock_ns);
void      machine_sched_drop_phantom (Machine      *self,
                                      MachineSched *sched);
void      machine_sched_add_procs (Machine      *self,
                                   MachineSched *sched,
                                   guint         n);
void      machine_sched_set_procs (Machine *self,
                                   guint    n); /* runtime.GOMAXPROCS, called by the running g */

/* ---- the run loop: machine-sched-run.c ----------------------------------------- */

typedef enum
{
  MACHINE_TURN_ON,
  MACHINE_TURN_DECISION,
  MACHINE_TURN_BREAK,
} MachineTurn;

/* Chooses the P that goes on, if none is in its quantum. FALSE: nothing can ever run again. */
gboolean    machine_sched_choose_p (Machine  *self);
MachineTurn machine_sched_turn  (Machine  *self,
                                 gint64   *inout_budget,
                                 gboolean  stop_at_event);
/* Makes p the current one, with a new quantum; ends the current one's: its clock catches up. */
void        machine_sched_begin_quantum (Machine      *self,
                                         MachineSched *sched,
                                         MachineP     *p);
void        machine_sched_end_quantum (Machine      *self,
                                       MachineSched *sched);
/* Takes the P from its running goroutine. */
void        machine_sched_preempt (Machine      *self,
                                   MachineSched *sched,
                                   MachineP     *p);
/* The running goroutine of the current P, or NULL. */
MachineG   *machine_sched_running (const Machine *self);

void machine_sched_check_invariants (const Machine *self);

/* Queues of sudogs. */
void machine_queue_push       (Machine      *self,
                               MachineQueue *queue,
                               MachineSudog *sudog);
void machine_queue_push_first (Machine      *self,
                               MachineQueue *queue,
                               MachineSudog *sudog);
void machine_queue_remove     (Machine      *self,
                               MachineQueue *queue,
                               MachineSudog *sudog);
MachineSudog *machine_sudog_new  (Machine *self);
void          machine_sudog_free (Machine      *self,
                                  MachineSudog *sudog);

G_END_DECLS
