/* SPDX-License-Identifier: MIT */
#pragma once

#include "stave-controller.h"

G_BEGIN_DECLS

/*
 * The parts of the controller:
 *
 *     stave-controller.c        the object: properties, signals, what is looked at
 *     stave-controller-open.c   what is open, and building it
 *     stave-controller-known.c  what is known of the run
 *     stave-controller-run.c    moving it
 *     stave-controller-pace.c   moving another run beside it
 */

/* The index of a run takes some fifty bytes for each. */
#define STAVE_CONTROLLER_MAX_EVENTS 20000000

struct _StaveController
{
  GObject        parent_instance;

  StaveDocument *document; /* or NULL */
  guint          program;  /* of the document */
  Session       *session;
  gboolean       loaded;   /* the session has a program */
  MachinePolicy  policy;
  guint          seed;
  guint          procs;
  char          *chaos;    /* faults that a run begins with, or NULL */
  guint          reload_id; /* runs after a pause of typing */

  SessionGoal    goal;     /* being worked on; kind NONE: none */
  SessionGoal    next;     /* to be taken up when it is reached */
  SessionStatus  status;   /* of the last move */
  guint64        budget;   /* instructions of a slice */
  guint          work_id;  /* idle source, while busy */
  gint64         progress_us; /* when ::progress was last emitted */
  gboolean       busy;
  gboolean       by_steps; /* the goal END is made of single steps */
  gboolean       working;  /* a slice is being made: stopping waits for its end */
  gboolean       stop_asked;

  ScenePace     *pace;      /* of the session and a run beside it, or NULL; not ours */
  gboolean       pacing;    /* the pace is at work, not the session alone */
  gboolean       following; /* the session was moved before */
  SessionStatus  left_status; /* how its own move ended, then */

  double         speed;
  gboolean       playing;
  guint          play_id;  /* timeout until the next step */

  GPtrArray     *goroutines; /* of MachineGView, or NULL; see stave_controller_drop_caches() */
  SessionChoice *choice;     /* or NULL */
  SceneIndex    *index;      /* of the whole run; outlives a change, not the session */
  SceneWalk     *walk;       /* of the lesson's first chart, or NULL */
  guint32        selected;   /* goroutine the learner looks at, or 0 */
};

void     stave_controller_drop_caches     (StaveController *self);
void     stave_controller_emit_changed    (StaveController *self);
void     stave_controller_emit_progress   (StaveController *self);
void     stave_controller_emit_stepped    (StaveController *self);
gboolean stave_controller_steps_are_watched (StaveController *self);
void     stave_controller_emit_document   (StaveController *self);
void     stave_controller_emit_built      (StaveController *self);
void     stave_controller_notify_settings (StaveController *self);
void     stave_controller_notify_busy     (StaveController *self);
void     stave_controller_notify_playing  (StaveController *self);
/* Starts the same program under the present settings. */
void     stave_controller_apply_settings  (StaveController *self);
void     stave_controller_disconnect_document (StaveController *self);
/* The session was started anew: nothing that was learnt of the run before counts. */
void     stave_controller_begin_anew      (StaveController *self);
/* A schedule from elsewhere brought its settings along. */
void     stave_controller_take_settings   (StaveController *self);
/* Forgets a move that is under way. */
void     stave_controller_abandon         (StaveController *self);
void     stave_controller_finalize_run    (StaveController *self);
/* Works on the goal that is set: the first slice at once, the rest in idle moments. */
void     stave_controller_work_on         (StaveController *self);
/* Begins a step of both runs; FALSE if there is only one, or they are not at one place. */
gboolean stave_controller_begin_both      (StaveController   *self,
                                           const SessionGoal *goal);
/* The session's own move, or that of both, is over. TRUE: the other run is to follow first. */
gboolean stave_controller_follow          (StaveController *self);
void     stave_controller_cancel_pace     (StaveController *self);

G_END_DECLS
