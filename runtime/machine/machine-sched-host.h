/* SPDX-License-Identifier: MIT */
#pragma once

#include "machine-sched-objects.h"
#include "machine-trace.h"

G_BEGIN_DECLS

/*
 * The scheduler's host side: what outlives going back. It holds the decisions
 * that differ from the policy, by their number in the run, and who was who,
 * for names in a part of the trace that lies ahead of the machine.
 */

enum
{
  MACHINE_PC_LIBRARY = 1 << 0,
  MACHINE_PC_WRAPPER = 1 << 1,
};

/*
 * One decision taken otherwise. A natural one replaces what the policy would
 * have answered at decision `index`; a forced one comes between two
 * instructions, where the policy had nothing to decide.
 */
typedef struct
{
  guint64             index;          /* unique, rising */
  guint64             n_instructions; /* forced: where */
  gboolean            forced;
  MachineDecisionKind kind;
  gsize               position;       /* CHAOS: the same, in events */
  guint32             chosen;         /* goroutine id or case; CHAOS: number of a fault */
  char               *item;           /* as in the schedule string */
} MachineOverride;

/* A decision of a loaded schedule that has not met its place yet. */
typedef struct
{
  MachineDecisionKind kind;
  char    *item;       /* as read, up to the option */
  char    *path;       /* of the goroutine that decides */
  guint32  func;       /* G_MAXUINT32: no such function; then it never matches */
  gboolean forces;     /* the goroutine at path is running then */
  gboolean of_proc;    /* path is a processor, occurrence counts its looks before */
  gboolean any_place;  /* func and op do not matter: counts all events of the goroutine */
  guint32  op;         /* n-th operation in the function */
  guint64  offset;     /* instructions after the event */
  guint64  occurrence;
  char    *option;     /* spawn path or case number; CHAOS: a fault, or "-" and one to end */
  guint32  g;          /* id of the goroutine at path, 0: not started yet */
  guint64  seen;       /* its events at the place so far */
  gboolean armed;      /* all seen */
  guint64  armed_at;   /* instructions of the goroutine then */
} MachinePending;

typedef struct
{
  guint32 parent, child_number, func, created_pc;
} MachineGInfo;

typedef struct
{
  guint8   *pc_flags;      /* per instruction, the machine's own behind the code too */
  gboolean  recording;     /* events are more than counted: tracing, or a schedule is followed */
  gboolean  quiet;         /* nothing recorded lies ahead: no decision need be looked up */
  GArray   *overrides;     /* MachineOverride, by index */
  guint     cursor;        /* first one at or behind the machine's decision number */
  guint64   n_answered;    /* manual: decisions below this number do not ask */
  GArray   *pending;       /* MachinePending, in the schedule's order */
  gsize     counted_events; /* pending ones have seen the events below this position */
  GHashTable *funcs;       /* name ─▶ index of the first function called so */
  GArray   *options;       /* guint32: of the decision last asked for */
  guint     n_diverged;    /* loaded decisions whose option was not there */
  GArray   *g_info;        /* MachineGInfo, by id */
  GArray   *object_info;   /* MachineObjectInfo, by id */
  GPtrArray *faults;       /* MachineFault, in the order in which they come into effect */
  GByteArray *fault_on;    /* by number: its places are patched */
  guint     n_first_faults; /* of the settings */
  guint     n_lost_faults; /* of a schedule: the program has no such place */
  gboolean  chaos_at_g;    /* a turn looks for faults */
  gboolean  chaos_timers;  /* and the start of a timer */
  guint64   break_passed;  /* as in MachineExecHost, of breakpoints where there are faults too */
  guint32   break_g;
  CodeSelect reflect_select; /* what machine_select_at() gave last for reflect.Select */
} MachineSchedHost;

static inline MachineSchedHost *
machine_sched_host (const Machine *self)
{
  return self->sched_host;
}

/* ---- machine-trace.c ----------------------------------------------------------- */

enum
{
  MACHINE_EMIT_USER = 1 << 8, /* not of the library, though library code emits it */
};

void machine_record       (Machine         *self,
                           MachineG        *g,
                           MachineEventKind kind,
                           guint32          other,
                           guint32          object,
                           gint64           value,
                           guint32          type,
                           guint            flags,
                           const char      *text,
                           gsize            len);
void machine_record_value (Machine         *self,
                           MachineG        *g,
                           MachineEventKind kind,
                           guint32          other,
                           guint32          object,
                           guint32          type,
                           const guint64   *slots,
                           guint            flags);
void machine_count_step   (Machine         *self,
                           MachineG        *g,
                           MachineEventKind kind,
                           guint            flags);
void machine_ask_behind   (Machine         *self,
                           MachineG        *g,
                           MachineEventKind kind,
                           guint            flags);

/* The instruction that an event of g belongs to. */
static inline guint32
machine_event_pc (MachineG *g)
{
  return g->exec_flags & MACHINE_G_AFTER_OP ? machine_gx (g)->park_pc : g->pc;
}

/* What every event leaves in the run's state, recorded or not: its number, and where its goroutine
 * stands, from which schedules name places. Most events are only that, so it is inlined. */
static inline void
machine_note (Machine         *self,
              MachineG        *g,
              MachineEventKind kind,
              guint            flags)
{
  /* What no instruction of the goroutine does: taking it up and away. */
  const gboolean idle = kind == MACHINE_EVENT_START || kind == MACHINE_EVENT_SCHED
                        || kind == MACHINE_EVENT_PREEMPT;
  MachineRoot *root = self->root;
  MachineGx *gx;
  guint64 own;

  root->n_events++;
  if (!root->step_open)
    machine_count_step (self, g, kind, flags);
  if (g == NULL)
    return;
  gx = machine_gx (g);
  gx->n_events++;
  own = gx->n_instructions;
  if (machine_ref (self, g) == root->current_g)
    {
      const MachineSched *sched = machine_sched (self);

      /* As it will stand when the instruction that emits is done. */
      own += root->n_instructions - sched->quantum_start + !idle;
      if (G_UNLIKELY (sched->policy >= MACHINE_POLICY_RANDOM))
        machine_ask_behind (self, g, kind, flags);
    }
  gx->event_instructions = own;
}

static inline void
machine_emit_full (Machine         *self,
                   MachineG        *g,
                   MachineEventKind kind,
                   guint32          other,
                   guint32          object,
                   gint64           value,
                   guint32          type,
                   guint            flags)
{
  machine_note (self, g, kind, flags);
  if (G_UNLIKELY (machine_sched_host (self)->recording))
    machine_record (self, g, kind, other, object, value, type, flags, NULL, 0);
}

/* A send or receive: scalars go into the event, others as text. */
static inline void
machine_emit_value (Machine         *self,
                    MachineG        *g,
                    MachineEventKind kind,
                    guint32          other,
                    guint32          object,
                    guint32          type,
                    const guint64   *slots,
                    guint            flags)
{
  machine_note (self, g, kind, flags);
  if (G_UNLIKELY (machine_sched_host (self)->recording))
    machine_record_value (self, g, kind, other, object, type, slots, flags);
}

/* ---- machine-decision.c: the funnel ------------------------------------------------ */

typedef enum
{
  MACHINE_CHOICE_PRESET,  /* as the policy says */
  MACHINE_CHOICE_TAKEN,   /* *out_chosen */
  MACHINE_CHOICE_ASK,     /* stop and ask */
} MachineChoice;

/* Looks up decision number sched->n_decisions; the caller counts it when it is made. */
MachineChoice machine_decision_look  (Machine            *self,
                                      MachineDecisionKind kind,
                                      gboolean            may_ask,
                                      guint32            *out_chosen);
/* The select under way decides nothing: an answer kept for it goes. */
void          machine_decision_no_select (Machine       *self);
/* A forced decision due right here: its goroutine, or 0. It is counted. */
guint32       machine_decision_take_forced (Machine     *self);
/* Instructions that may run before a forced or loaded decision is due, at most n. */
gint64        machine_decision_clip  (Machine           *self,
                                      gint64             n);
void          machine_decision_rewind (Machine          *self);
/* Works out `recording` and `quiet`. */
void          machine_decision_refresh (Machine         *self);
void          machine_decision_host_init (Machine       *self);
void          machine_decision_host_free (MachineSchedHost *host);
/* Records that `g` goes on here, as the coming natural decision or as a forced one. */
void          machine_decision_record_next (Machine     *self,
                                            guint32      g,
                                            const char  *item);
/* Faults that are due right here come into effect. */
void          machine_decision_apply_chaos (Machine     *self);
void          machine_decision_record_chaos (Machine    *self,
                                             guint32     chosen,
                                             const char *item);
void          machine_decision_record_select (Machine   *self,
                                              guint64    index,
                                              guint32    case_index,
                                              const char *item);

/* ---- machine-schedule.c: loaded schedules -------------------------------------------- */

/* What a place means: the function, and the n-th operation in it. */
void          machine_schedule_find_place (const Machine *self,
                                           guint32        pc,
                                           guint32       *out_func,
                                           guint32       *out_op);
guint32       machine_schedule_find_decider (const Machine *self);
/* NULL, and counted, if the program has no such place. */
struct _MachineFault *machine_schedule_find_fault (Machine    *self,
                                                   const char *text);
void          machine_pending_free   (MachinePending    *pending);

/* ---- machine-pending.c: following them ------------------------------------------------ */

void          machine_pending_clear  (MachineSchedHost  *host);
void          machine_pending_started (Machine          *self,
                                       MachineG         *g);
void          machine_pending_event  (Machine           *self,
                                      MachineG          *g,
                                      MachineEventKind   kind,
                                      guint32            pc);
/* At a turn's start: decisions whose place is reached become overrides. */
void          machine_pending_match  (Machine           *self);
/* The case a loaded schedule takes in the select that g makes, or -1. */
gint          machine_pending_select (Machine           *self,
                                      MachineG          *g);
/* The same for faults, wherever the machine stops; without a turn in between. */
void          machine_chaos_match    (Machine           *self);
/* A fault's text without what separates the items of a schedule, and back. */
void          machine_schedule_append_fault (GString    *out,
                                             const char *text);
char         *machine_schedule_dup_item (Machine            *self,
                                         MachineDecisionKind kind,
                                         MachineG           *g,
                                         guint32             chosen);

/* ---- machine-names.c -------------------------------------------------------------- */

char         *machine_dup_path       (const Machine     *self,
                                      guint32            g);

G_END_DECLS
