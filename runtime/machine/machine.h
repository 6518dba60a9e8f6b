/* SPDX-License-Identifier: MIT */
#pragma once

#include "code-program.h"
#include "machine-event.h"

G_BEGIN_DECLS

/*
 * The simulated Go runtime. A Machine runs one program; everything that a run
 * changes lies in its arena, so that a snapshot is a copy of the arena's used
 * pages. A run is a pure function of program, settings and decisions.
 *
 *     machine_run() ─▶ runs instructions until one of the MachineStop reasons
 *
 * A stop always lies between two instructions; an instruction may have
 * emitted several events (a send that wakes its receiver), which make one step.
 */
typedef struct _Machine Machine;
typedef struct _MachineSnapshot MachineSnapshot;

typedef enum
{
  MACHINE_POLICY_GO,     /* the real scheduler's rules */
  MACHINE_POLICY_FIFO,   /* one queue, run until it blocks; first ready case */
  MACHINE_POLICY_RANDOM, /* every choice, and preemption at visible events, by seed */
  MACHINE_POLICY_MANUAL, /* every choice with more than one option stops the machine */
} MachinePolicy;

typedef struct
{
  gint64 when_ns; /* virtual time from the start */
  guint  number;  /* Linux's: 2 is SIGINT */
} MachineSignal;

typedef struct
{
  MachinePolicy policy;
  guint64       seed;
  guint         procs;            /* GOMAXPROCS, 1 … 256 */
  guint64       max_steps;        /* instructions; 0: none */
  guint64       max_memory_bytes; /* heap and stacks */
  guint         max_goroutines;
  guint64       max_stack_bytes;  /* of one goroutine */
  guint64       max_output_bytes;
  gboolean      tracing;          /* FALSE: events are not recorded, for speed */
  const char   *stdin_text;       /* or NULL */
  const char *const *args;        /* os.Args after the program's name, NULL-terminated, or NULL */
  const MachineSignal *signals;   /* sent to the program, in any order; or NULL */
  guint         n_signals;
  const char   *chaos;            /* faults from the start: "delay:30s@main.charge"; or NULL */
} MachineSettings;

void machine_settings_init (MachineSettings *self); /* the defaults */
/* "SIGINT@2s" */
gboolean machine_signal_parse (const char    *text,
                               MachineSignal *out_signal,
                               GError       **error);

typedef enum
{
  MACHINE_STOP_EVENT,    /* one step was made: at least one new event */
  MACHINE_STOP_BUDGET,   /* the given number of instructions is used up */
  MACHINE_STOP_DECISION, /* policy manual: machine_get_decision() waits for machine_decide() */
  MACHINE_STOP_BREAK,    /* at a breakpoint, its instruction not yet run */
  MACHINE_STOP_END,      /* the program ended; machine_get_exit() */
  MACHINE_STOP_LIMIT,    /* a limit was reached; machine_get_exit() says which */
} MachineStop;

/* How a run ended. */
typedef struct
{
  gboolean    ended;
  int         code;        /* exit code: 0, 2 for panics and fatal errors, os.Exit's; 3 for a limit */
  gboolean    deadlock;
  gboolean    panicked;
  const char *limit;       /* name of the limit reached, "steps", or NULL */
  const char *message;     /* first line of the panic, fatal error or limit, or NULL */
} MachineExit;

Machine      *machine_new        (CodeProgram           *program,
                                  const MachineSettings *settings);
void          machine_free       (Machine               *self);
CodeProgram  *machine_get_program (const Machine        *self);
const MachineSettings *machine_get_settings (const Machine *self);
MachineTrace *machine_get_trace  (const Machine         *self);

/* Runs. If stop_at_event, returns after the first instruction that emitted events. */
MachineStop   machine_run        (Machine  *self,
                                  guint64   max_instructions,
                                  gboolean  stop_at_event);
/* Runs until so many events or steps were made in all, whichever comes first; G_MAXSIZE: either is
 * no matter. Stops with MACHINE_STOP_EVENT behind the instruction or turn that made them. */
MachineStop   machine_run_to     (Machine  *self,
                                  guint64   max_instructions,
                                  gsize     position,
                                  gsize     step);
void          machine_get_exit   (const Machine *self,
                                  MachineExit   *out_exit);

gsize         machine_get_position (const Machine *self); /* events emitted so far */
/* Stops of machine_run() so far behind which a learner sees something: those with an event that
 * machine_event_is_visible(). Counted only when tracing. */
gsize         machine_get_n_steps (const Machine *self);
guint64       machine_get_instructions (const Machine *self); /* executed so far, all goroutines */
gint64        machine_get_time_ns  (const Machine *self);
/* The goroutine whose instruction runs next, 0 if none is running, and its pc. */
guint32       machine_get_current  (const Machine *self,
                                    guint32       *out_pc);
/* All output so far, in order: standard output alone, or standard error as well. Lies in the
 * arena's bookkeeping: goes back with it. */
const char   *machine_get_output   (const Machine *self,
                                    gboolean       stderr_too,
                                    gsize         *out_len);

/* The piece of all output that begins at byte `from` and went to one stream; out_len 0: no more. */
const char   *machine_get_output_piece (const Machine *self,
                                        gsize          from,
                                        gboolean      *out_is_error,
                                        gsize         *out_len);

void          machine_set_break    (Machine  *self,
                                    guint32   pc,
                                    gboolean  on); /* not part of the run's state */

/* ---- snapshots -------------------------------------------------------------- */

/* Pages equal to those of `base` (may be NULL) are shared with it. */
MachineSnapshot *machine_snapshot_new     (Machine         *self,
                                           MachineSnapshot *base);
MachineSnapshot *machine_snapshot_ref     (MachineSnapshot *self);
void             machine_snapshot_unref   (MachineSnapshot *self);
gsize            machine_snapshot_get_bytes (const MachineSnapshot *self); /* not shared */
gsize            machine_snapshot_get_used_bytes (const MachineSnapshot *self);
gsize            machine_get_used_bytes (const Machine *self); /* that a snapshot looks through */
/* Of all snapshots that stem from the same first base. */
gsize            machine_snapshot_get_pool_bytes (const MachineSnapshot *self);
gsize            machine_snapshot_get_position     (const MachineSnapshot *self);
gsize            machine_snapshot_get_n_steps      (const MachineSnapshot *self);
guint64          machine_snapshot_get_instructions (const MachineSnapshot *self);
void             machine_restore          (Machine         *self,
                                           MachineSnapshot *snapshot);
/* Hash of the whole arena: equal states hash alike, in every process. */
guint64          machine_hash             (const Machine   *self);

/* ---- decisions: the one funnel ------------------------------------------------ */

typedef enum
{
  MACHINE_DECISION_NEXT,     /* which goroutine runs next; options: goroutine ids */
  MACHINE_DECISION_SELECT,   /* which ready case; options: case numbers */
  MACHINE_DECISION_MAP,      /* where a map iteration starts */
  MACHINE_DECISION_RANDOM,   /* math/rand */
  MACHINE_DECISION_TIMER,    /* fire a due timer or run on; reserved */
  MACHINE_DECISION_CHAOS,    /* a fault comes into effect, or is taken away; nobody is asked */
} MachineDecisionKind;

typedef struct
{
  MachineDecisionKind kind;
  guint64             index;     /* number of this decision in the run */
  guint32             g;         /* goroutine that decides (select, map), 0 for NEXT */
  guint32             pc;
  guint               n_options;
  guint32            *options;   /* goroutine ids or case numbers; valid until the machine moves */
  guint               preset;    /* what the policy would take: index in options */
} MachineDecision;

/* The decision that waits for an answer (policy manual), or FALSE. */
gboolean machine_get_decision (const Machine   *self,
                               MachineDecision *out_decision);
/* Answers it, or — at any other stop — forces goroutine options: option is an index. */
void     machine_decide       (Machine *self,
                               guint    option);
/* Who could run next at this stop, whatever the policy: running, and all runnable goroutines. */
GArray  *machine_dup_runnable (const Machine *self); /* guint32 goroutine ids, by id */
/* Takes the processor to goroutine g now, preempting the running one; recorded as a decision. */
gboolean machine_force_next   (Machine *self,
                               guint32  g);
/* At a select about to be executed by the running goroutine, the case to take if it is ready. */
gboolean machine_force_select (Machine *self,
                               guint    case_index);
/* Drops decisions recorded after the machine's position (the future is decided otherwise). */
void     machine_forget_future (Machine *self);

/*
 * Schedule strings: policy, seed, procs and every decision that differed from
 * what the policy would have taken, by meaning (spawn path of the goroutine,
 * function and operation, occurrence), printable, no spaces:
 *     "go/s7/p4" or "manual/s1/p1/n0.2@main.worker+3#1=0.1;…"
 */
char    *machine_dup_schedule   (const Machine *self);
/* Settings and overrides from a string; the machine must be new (position 0). Errors name the
 * column. Overrides that never match are counted. */
gboolean machine_schedule_parse_settings (const char      *text,
                                          MachineSettings *settings,
                                          GError         **error);
gboolean machine_load_schedule  (Machine    *self,
                                 const char *text,
                                 GError    **error);
guint    machine_get_n_diverged (const Machine *self);

/* ---- injected faults: machine-chaos.h has their language ------------------------- */

typedef enum
{
  MACHINE_FAULT_DELAY, /* the goroutine sleeps, seeing no context */
  MACHINE_FAULT_BLOCK, /* it waits for ever */
  MACHINE_FAULT_PANIC,
  MACHINE_FAULT_LATE,  /* a timer comes later than it was set */
  MACHINE_FAULT_LOST,  /* a timer never comes */
  MACHINE_FAULT_SLOW,  /* a processor is slower */
} MachineFaultKind;

/* Whether every fault of a text can be had in the program; the error names the wrong one's place
 * and the mend. */
gboolean machine_chaos_check (const CodeProgram *program,
                              const char        *text,
                              guint              procs,
                              GError           **error);
/* Faults of a text come into effect here, where the machine stands; at the start of the run they
 * join the settings. Recorded as decisions; a future that was decided otherwise is forgotten. */
gboolean machine_inject      (Machine    *self,
                              const char *text,
                              GError    **error);
char    *machine_dup_chaos   (const Machine *self);
/* Takes a fault away from here on; FALSE: it is not in effect. What it did stays done. */
gboolean machine_end_fault   (Machine *self,
                              guint    number);

#define MACHINE_ERROR (machine_error_quark ())
typedef enum
{
  MACHINE_ERROR_SCHEDULE, /* malformed schedule string */
  MACHINE_ERROR_SIGNAL,   /* malformed signal, as in "SIGINT@2s" */
  MACHINE_ERROR_CHAOS,    /* malformed fault, or one that has no place in the program */
} MachineError;
GQuark machine_error_quark (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Machine, machine_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MachineSnapshot, machine_snapshot_unref)

G_END_DECLS
