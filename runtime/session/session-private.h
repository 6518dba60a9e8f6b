/* SPDX-License-Identifier: MIT */
#pragma once

#include "session.h"

G_BEGIN_DECLS

/* Where a step lies. Marks of steps that were reached stay when the session goes back. */
typedef struct
{
  gsize   position;     /* events emitted up to and with this step */
  guint64 instructions; /* executed up to and with it */
} SessionMark;

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
  guint64 until;       /* re-run: instructions to reach */
  gsize   until_position;
  gboolean rerunning;  /* moving to a place that was reached before */
  gboolean begun;
} SessionWork;

struct _Session
{
  SessionChanged   changed;
  gpointer         changed_data;

  CodeResult      *result;      /* last build: diagnostics */
  CodeProgram     *program;     /* of the present run, or NULL */
  MachineSettings  settings;
  Machine         *machine;     /* or NULL */

  GArray          *marks;       /* SessionMark by step; marks[0] is the start */
  gsize            step;        /* last mark at or before the machine's place */
  GPtrArray       *snapshots;   /* MachineSnapshot by instructions; the first is step 0's */
  gsize            snapshot_bytes;

  SessionGoal      goal;
  char            *goal_file;   /* copy for goal.file */
  SessionWork      work;
  SessionStatus    status;

  GArray          *breakpoints; /* SessionBreakpoint */
  gboolean         breaks_set;  /* they are in the machine */
  gboolean         event_breaks[MACHINE_N_EVENTS];
  GPtrArray       *branches;    /* SessionBranch */
  GArray          *frozen;      /* guint32: goroutines that may not run */
  guint64          serial;
  gsize            cut;
};

/* session-snapshot.c */
void     session_snapshots_reset    (Session *self); /* none but one of the present place */
void     session_snapshots_offer    (Session *self); /* takes one if it is time */
void     session_snapshots_cut      (Session *self); /* drops those behind the present place */
void     session_snapshots_restore  (Session *self,
                                     guint64  instructions,
                                     gsize    position); /* nearest at or before */

/* session-move.c */
gboolean session_event_is_visible   (const MachineEvent *event);
void     session_reset_run          (Session *self);
void     session_cut_future         (Session *self);
void     session_set_breaks         (Session *self,
                                     gboolean on);
void     session_emit_changed       (Session *self);
/* Synchronously to a place that was reached before. */
void     session_go_to              (Session *self,
                                     guint64  instructions,
                                     gsize    position);
SessionStatus session_advance       (Session *self,
                                     guint64  max_instructions,
                                     gboolean to_event);

/* session-decide.c */
/* Takes the processor from a frozen goroutine; FALSE: nobody else could have it. */
gboolean      session_apply_freeze  (Session *self);

/* session-line.c */
SessionStatus session_line_slice    (Session *self,
                                     guint64  max_instructions);
SessionStatus session_line_back     (Session *self);
void          session_line_begin    (Session *self);

G_END_DECLS
