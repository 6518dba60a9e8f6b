/* SPDX-License-Identifier: MIT */
#pragma once

#include "machine.h"
#include "machine-view.h"

G_BEGIN_DECLS

/*
 * A session is one learner's hold on one run: it loads sources, steps the
 * machine forward and back, seeks, lets the learner decide, and survives
 * edits. It is the only way in which views, window and command line touch a
 * machine.
 *
 * Steps. A step is one stop of the machine after an instruction that emitted
 * events. Step 0 is the start; step k lies behind the k-th such instruction.
 * session_get_n_steps() counts those reached so far in this branch; the
 * session stands on one of them, or between two (after stepping by line or
 * instruction).
 *
 *     step      0 ───── 1 ───── 2 ───── 3 ─ ─ ─ 4        (4: reached before, ahead)
 *     snapshots ▣               ▣
 *                               └─▶ re-run ──▶ any place behind it
 *
 * Going back restores the nearest snapshot at or before the goal and runs on
 * from there, so its cost does not grow with the length of the run.
 *
 * Long work goes in slices, so that a window stays alive: session_begin()
 * sets a goal, session_run_slice() works on it for a number of instructions
 * and says whether it is reached. The convenience calls do both to the end.
 */
typedef struct _Session Session;

/* A session goes no further than so many events, unless told otherwise. Of a long run it holds
 * snapshots of a bounded size, and events only where somebody looked. */
#define SESSION_MAX_EVENTS 200000000

typedef enum
{
  SESSION_EVENT,       /* one visible event of user code; library events are passed over */
  SESSION_LINE,        /* to another source line of the same goroutine, or its end or wait */
  SESSION_OVER,        /* the same, not into calls */
  SESSION_INTO,        /* the same, into library functions too */
  SESSION_OUT,         /* until the current function returned */
  SESSION_INSTRUCTION, /* one instruction of the machine */
} SessionUnit;

typedef enum
{
  SESSION_GOAL_NONE,
  SESSION_GOAL_STEP,        /* `unit`, forward or back */
  SESSION_GOAL_SEEK,        /* to step `step`, forward or back */
  SESSION_GOAL_END,         /* to the end of the run, a breakpoint or a decision */
  SESSION_GOAL_G_BLOCKS,    /* until goroutine `g` waits or ends */
  SESSION_GOAL_G_RUNS,      /* until goroutine `g` runs */
  SESSION_GOAL_LINE,        /* until any goroutine reaches `file`:`line` */
} SessionGoalKind;

typedef struct
{
  SessionGoalKind kind;
  SessionUnit     unit;
  gboolean        back;
  gsize           step;
  guint32         g;
  const char     *file;
  guint           line;
} SessionGoal;

typedef enum
{
  SESSION_GOING,    /* the goal is not reached: call session_run_slice() again */
  SESSION_REACHED,
  SESSION_DECISION, /* policy manual waits for session_decide() */
  SESSION_BREAK,    /* at a breakpoint, or only frozen goroutines could run on */
  SESSION_ENDED,    /* the program is over */
  SESSION_LIMIT,    /* a limit ended it, or its events are used up */
  SESSION_AT_START, /* going back from step 0 */
  SESSION_NO_PROGRAM,
} SessionStatus;

/* Called after the session's place, program or branches changed. */
typedef void (*SessionChanged) (Session *self,
                                gpointer user_data);

Session      *session_new          (void);
void          session_free         (Session *self);
void          session_set_changed  (Session       *self,
                                    SessionChanged changed,
                                    gpointer       user_data);

/* For views that keep something of every event. */
void          session_set_max_events (Session *self,
                                      gsize    max_events);

/* Builds and starts at step 0. On errors the last good run stays and FALSE is returned; the
 * diagnostics are those of the last build either way. keep_schedule: decisions of the present run
 * are replayed as far as they match and the session goes to the step it stood on, if reached. */
gboolean      session_load         (Session               *self,
                                    const CodeInput       *inputs,
                                    guint                  n_inputs,
                                    const MachineSettings *settings,
                                    gboolean               keep_schedule);
/* The same with an already built program (shared). */
void          session_load_program (Session               *self,
                                    CodeProgram           *program,
                                    const MachineSettings *settings);
/* Starts the same program again under other settings, at step 0. */
void          session_restart      (Session               *self,
                                    const MachineSettings *settings);
gboolean      session_load_schedule (Session    *self,
                                     const char *schedule,
                                     GError    **error); /* restarts */
char         *session_dup_schedule (const Session *self);

const BaseDiagList    *session_get_diags    (const Session *self); /* of the last build, or NULL */
CodeProgram           *session_get_program  (const Session *self); /* or NULL */
const MachineSettings *session_get_settings (const Session *self);
/* The machine at the session's place, for views; do not run it. */
const Machine         *session_get_machine  (const Session *self);
const MachineTrace    *session_get_trace    (const Session *self);

/* ---- moving ------------------------------------------------------------------ */

void          session_begin        (Session           *self,
                                    const SessionGoal *goal);
SessionStatus session_run_slice    (Session           *self,
                                    guint64            max_instructions);
void          session_cancel       (Session           *self); /* stops where it is */
gboolean      session_is_going     (const Session     *self);

SessionStatus session_step         (Session    *self,
                                    SessionUnit unit);
SessionStatus session_back         (Session    *self,
                                    SessionUnit unit);
SessionStatus session_seek         (Session    *self,
                                    gsize       step);
SessionStatus session_run_to_end   (Session    *self,
                                    guint64     max_instructions); /* of this call; 0: none */

gsize         session_get_step     (const Session *self); /* the step it stands on or behind */
gsize         session_get_n_steps  (const Session *self); /* furthest step reached in this branch */
gboolean      session_is_at_end    (const Session *self); /* the program is over here */
SessionStatus session_get_status   (const Session *self); /* of the last move */
/* Events of step k are trace positions [first, end). */
void          session_get_step_events (const Session *self,
                                       gsize          step,
                                       gsize         *out_first,
                                       gsize         *out_end);
gsize         session_find_step    (const Session *self,
                                    gsize          position); /* step that holds a trace position */
gint64        session_get_time_ns  (const Session *self);
/* Memory for snapshots, events and marks. */
gsize         session_get_past_bytes (const Session *self);
/* Changes when the recorded past is no longer an extension of what it was: load, restart, fork,
 * branch taken. out_cut: trace positions below it are the same as before the last change. */
guint64       session_get_serial   (const Session *self,
                                    gsize         *out_cut);

/* ---- deciding ---------------------------------------------------------------- */

/* What could be decided here, in every policy: who runs next, and the ready cases of a select that
 * the running goroutine is about to make. */
typedef struct
{
  gboolean             waiting;   /* policy manual stops here until decided */
  MachineDecisionKind  kind;
  guint32              g;         /* the goroutine that selects */
  guint32             *options;   /* goroutine ids, or case numbers */
  guint                n_options;
  guint                preset;    /* index the policy would take, G_MAXUINT unknown */
} SessionChoice;

SessionChoice *session_dup_choice  (const Session *self);
void           session_choice_free (SessionChoice *choice);
/* Decides and steps once. Deciding otherwise than a future that was reached forks: the old one is
 * kept as a branch. */
SessionStatus  session_decide      (Session *self,
                                    MachineDecisionKind kind,
                                    guint32  option);
/* The same as a goal for session_run_slice(); FALSE: that option is not to be had here. */
gboolean       session_begin_decision (Session            *self,
                                       MachineDecisionKind kind,
                                       guint32             option);
/* A frozen goroutine is not let run while another can. What that changes is recorded as
 * decisions, so it replays. */
void           session_set_frozen  (Session *self,
                                    guint32  g,
                                    gboolean frozen);
gboolean       session_is_frozen   (const Session *self,
                                    guint32        g);
/* The machine's goroutines (MachineGView), with `frozen` filled in. */
GPtrArray     *session_dup_goroutines (const Session *self);

/* Injected faults (machine-chaos.h has their language): decisions as well. They come into effect at
 * the session's place, and a recorded future is kept as a branch; at the start of the run they
 * belong to its settings, and at its end it is started again with them. */
gboolean       session_inject      (Session    *self,
                                    const char *text,
                                    GError    **error);
/* Takes one away from here on; FALSE: it is not in effect here. */
gboolean       session_end_fault   (Session *self,
                                    guint    number);
GPtrArray     *session_dup_faults  (const Session *self); /* of MachineFaultView */
/* All of the run that were not taken away, as settings take them; or NULL. */
char          *session_dup_chaos   (const Session *self);

/* Branches: futures left by deciding otherwise. */
typedef struct
{
  char  *schedule;
  gsize  fork_step;
  gsize  n_steps;
} SessionBranch;

guint                session_get_n_branches (const Session *self);
const SessionBranch *session_get_branch     (const Session *self,
                                             guint          index);
void                 session_take_branch    (Session *self,
                                             guint    index);
/* The same as a goal for session_run_slice(); the step to seek then is returned. */
gsize                session_begin_branch   (Session *self,
                                             guint    index);
void                 session_drop_branch    (Session *self,
                                             guint    index);

/* ---- breakpoints ---------------------------------------------------------------- */

gboolean      session_set_breakpoint (Session    *self,
                                      const char *file,
                                      guint       line,
                                      gboolean    on); /* FALSE: no code on that line */
gboolean      session_has_breakpoint (const Session *self,
                                      const char    *file,
                                      guint          line);
void          session_set_event_breakpoint (Session         *self,
                                            MachineEventKind kind,
                                            gboolean         on);

/* ---- words ------------------------------------------------------------------------ */

/* One line that says what step k did, in the interface's language: "G3 sent 42 on jobs, 2 of 3
 * full; G5 woke". For the step the session stands on it is exact about queues; for others it is
 * made from the trace alone. */
char         *session_dup_narration (const Session *self,
                                     gsize          step);
/* How the run stands: "ended, exit 0", "deadlock", "panic: …", "G3 runs main.go:12". */
char         *session_dup_status_text (const Session *self);

/* Facts for predict and choose tasks, at the session's place: "exit", "output", "leaked",
 * "goroutines", "panic", "deadlock", "steps", "time_ns", "state:<function or G3>", "len:<chan>",
 * "closed:<chan>", "event:<kind>" (how often). NULL if unknown. */
char         *session_dup_fact      (const Session *self,
                                     const char    *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Session, session_free)

G_END_DECLS
