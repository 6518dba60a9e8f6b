/* SPDX-License-Identifier: MIT */
#pragma once

#include "session.h"

G_BEGIN_DECLS

/* So many events and their steps are written down as they come; those behind are run again when
 * somebody asks for them. Programs made to be looked at stay below. */
#define SESSION_KEPT_EVENTS 32768

/* A place in the run. That of a step is where it ended. */
typedef struct
{
  gsize   position;     /* events emitted up to it */
  guint64 instructions; /* executed up to it */
} SessionMark;

/* A part of the run that was run again, or on, with its events recorded. */
typedef struct
{
  gsize       first; /* the step whose mark is marks[0] */
  GArray     *marks; /* SessionMark of that step and those that follow */
  SessionMark end;   /* where recording stopped */
} SessionRecall;

typedef struct
{
  char *file;
  guint line;
} SessionBreakpoint;

/* What the goal needs to remember between slices. */
typedef struct
{
  guint32 g;           /* goroutine that is stepped */
  guint   line;        /* where it was: place of its innermost user frame */
  const BaseSource *source;
  guint   depth;       /* frames at the start */
  SessionMark until;   /* re-run to a place that was reached before */
  gboolean begun;
  gboolean rerunning;  /* on the way to a place that was reached before */
} SessionWork;

struct _Session
{
  SessionChanged   changed;
  gpointer         changed_data;

  CodeResult      *result;      /* last build: diagnostics */
  CodeProgram     *program;     /* of the present run, or NULL */
  MachineSettings  settings;
  Machine         *machine;     /* or NULL */

  GArray          *marks;       /* SessionMark by step, of those that are kept; [0] is the start */
  gsize            step;        /* the last one made at the machine's place */
  gboolean         on_step;     /* the place is known to be where that step ended */
  gsize            n_steps;     /* the furthest reached */
  SessionMark      furthest;    /* the furthest place reached */
  GPtrArray       *recalls;     /* SessionRecall, the newest last */
  SessionMark      recalled_from, recalled_to; /* what was asked for last */
  GPtrArray       *snapshots;   /* MachineSnapshot by instructions; the first is step 0's */

  SessionGoal      goal;
  char            *goal_file;   /* copy for goal.file */
  SessionWork      work;
  SessionStatus    status;

  GArray          *breakpoints; /* SessionBreakpoint */
  gboolean         breaks_set;  /* they are in the machine */
  gboolean         event_breaks[MACHINE_N_EVENTS];
  GPtrArray       *branches;    /* SessionBranch */
  GArray          *frozen;      /* guint32: goroutines that may not run */
  gsize            max_events;
  guint64          serial;
  gsize            cut;
};

/* session-snapshot.c */
void     session_snapshots_reset    (Session *self); /* none but one of the present place */
void     session_snapshots_offer    (Session *self); /* takes one if it is time */
void     session_snapshots_cut      (Session *self); /* drops those behind the present place */
void     session_snapshots_offer_near (Session *self); /* the goal of a re-run is near */
guint64  session_snapshots_room     (Session *self); /* instructions to the next one */
void     session_snapshots_restore  (Session *self,
                                     guint64  instructions,
                                     gsize    position); /* nearest at or before */
/* The index of the last one before a step was made, or before an event; 0 is at the start. */
guint    session_snapshots_find     (const Session *self,
                                     gsize          step,
                                     gsize          position);

/* session-recall.c */
/* Where a step ended that was reached before. */
SessionMark session_mark            (Session *self,
                                     gsize    step);
gsize    session_step_of            (Session *self,
                                     gsize    position);
/* For the trace: runs the machine over a position with its events recorded, and back. */
void     session_recall_position    (gsize    position,
                                     gpointer session);
/* The recall that ends where the machine stands, or NULL; begin: otherwise a new one. */
SessionRecall *session_recall_here  (Session *self,
                                     gboolean begin);
/* Runs on to a step that was reached before, recording. */
void     session_recall_to          (Session *self,
                                     gsize    step);
/* The machine moved on from the recall's end, recording. */
void     session_recall_note        (Session       *self,
                                     SessionRecall *recall);
void     session_recalls_clear      (Session *self);

/* session-run.c */
SessionMark session_place           (const Session *self);
gboolean session_is_before          (SessionMark a,
                                     SessionMark b);
/* Keeps up with a machine that has moved; on_step: it has just made a step. */
void     session_note_place         (Session *self,
                                     gboolean on_step);
void     session_reset_run          (Session *self);
void     session_cut_future         (Session *self);
void     session_set_breaks         (Session *self,
                                     gboolean on);
/* On, at most so many instructions and not beyond the step. */
SessionStatus session_advance       (Session *self,
                                     guint64  max_instructions,
                                     gsize    step);
/* On to a place or a step that was reached before; TRUE: it is there. */
gboolean session_rerun              (Session    *self,
                                     SessionMark until,
                                     guint64     max_instructions);
gboolean session_rerun_to_step      (Session *self,
                                     gsize    step,
                                     guint64  max_instructions);
/* At once, from a snapshot, to a place that was reached before. */
void     session_go_to              (Session *self,
                                     guint64  instructions,
                                     gsize    position);
/* Whether the machine has gone beyond where the step ended. */
gboolean session_is_behind          (Session *self,
                                     gsize    step);
/* Whether running on is the shortest way to a step that was reached before. */
gboolean session_is_ahead           (Session *self,
                                     gsize    step);

/* session-move.c */
void     session_emit_changed       (Session *self);
/* To a goal, in slices, to its end or to so many instructions; 0: no limit. */
SessionStatus session_finish        (Session *self,
                                     guint64  max_instructions);

/* session.c */
/* The machine's settings changed. */
void          session_take_settings (Session *self);

/* session-decide.c */
/* Takes the processor from a frozen goroutine; FALSE: nobody else could have it. */
gboolean      session_apply_freeze  (Session *self);

gboolean      session_has_future   (const Session *self);
void          session_keep_branch  (Session *self);

/* session-line.c */
SessionStatus session_line_slice    (Session *self,
                                     guint64  max_instructions);
SessionStatus session_line_back     (Session *self);
void          session_line_begin    (Session *self);

G_END_DECLS
