/* SPDX-License-Identifier: MIT */
#pragma once

#include "machine-view.h"
#include "scene-fonts.h"
#include "session.h"

G_BEGIN_DECLS

/*
 * What the views know of a whole recorded run, gathered once and kept up to
 * date as the trace grows, so that a frame never costs O(events):
 *
 *   - per goroutine: name, spawn path, and its states as segments
 *   - hand-offs: values and wakes that went from one goroutine to another
 *   - uses: which goroutine sent, received, locked … on which object, first when
 *
 * One index per session, shared by stage and staff. scene_index_update() after
 * every change of the session costs what was added since the last call; when
 * the trace was cut (another decision was taken) it starts again from the cut.
 */
typedef struct _SceneIndex SceneIndex;

/* A stretch of a goroutine's life, [first_step, next segment's first_step). */
typedef struct
{
  gsize         first_step;
  gint64        first_ns;
  gsize         position; /* of the event that began it */
  MachineGState state;
  MachineWait   wait;     /* if it waits */
  guint32       object;   /* it waits for */
  guint16       p;        /* it runs on, or G_MAXUINT16 */
} SceneSegment;

typedef enum
{
  SCENE_HANDOFF_VALUE, /* a channel's value went straight from one to the other */
  SCENE_HANDOFF_WAKE,  /* made runnable: unlock, close, counter at zero, room in a buffer */
  SCENE_HANDOFF_GO,    /* created */
} SceneHandoffKind;

/* Something that went from one goroutine to another. */
typedef struct
{
  SceneHandoffKind kind;
  gsize            step;
  gint64           time_ns;
  gsize            position; /* of the event */
  guint32          from;
  guint32          to;
  guint32          object;
} SceneHandoff;

/* How many goroutines of a group are in which state, by MachineGState. */
typedef struct
{
  gsize   step;
  guint32 n[4];
} SceneCounts;

typedef struct
{
  guint32 pc;    /* of the go statement; 0: the main goroutine */
  guint32 first; /* goroutine that gives the group its name */
  guint   n;     /* members ever */
  guint   peak;  /* most members alive at once */
  GArray *counts; /* of SceneCounts, by step */
} SceneGroup;

typedef enum
{
  SCENE_USE_SEND  = 1 << 0,
  SCENE_USE_RECV  = 1 << 1,
  SCENE_USE_CLOSE = 1 << 2,
  SCENE_USE_LOCK  = 1 << 3,
  SCENE_USE_ADD   = 1 << 4, /* WaitGroup Add and Done, Cond Signal, timer start, Once Do */
  SCENE_USE_WAIT  = 1 << 5, /* WaitGroup Wait, Cond Wait, sleeps on a timer */
  SCENE_USE_MAKE  = 1 << 6,
} SceneUseFlags;
#define SCENE_N_USES 7

typedef struct
{
  guint32 g;
  guint32 object;
  gsize   first[SCENE_N_USES]; /* trace position of the first use of each kind, G_MAXSIZE: none */
} SceneUse;

SceneIndex         *scene_index_new            (void);
SceneIndex         *scene_index_ref            (SceneIndex *self);
void                scene_index_unref          (SceneIndex *self);

void                scene_index_update         (SceneIndex    *self,
                                                const Session *session);
/* The same without a session, for tests and rehearsals: one step per call, the events of the trace
 * up to `end`. */
void                scene_index_add_step       (SceneIndex         *self,
                                                const MachineTrace *trace,
                                                gsize               end);
void                scene_index_set_name       (SceneIndex *self,
                                                guint32     g,
                                                const char *name);
/* Forgets all steps behind `step`. */
void                scene_index_cut            (SceneIndex *self,
                                                gsize       step);
void                scene_index_clear          (SceneIndex *self);

gsize               scene_index_get_n_steps    (const SceneIndex *self);
gsize               scene_index_get_position   (const SceneIndex *self); /* events indexed */
gint64              scene_index_get_step_ns    (const SceneIndex *self,
                                                gsize             step);
/* The last step whose events all lie before a trace position. */
gsize               scene_index_find_step      (const SceneIndex *self,
                                                gsize             position);
/* The last step at or before that time. */
gsize               scene_index_find_step_at   (const SceneIndex *self,
                                                gint64            time_ns);
guint               scene_index_get_n_g        (const SceneIndex *self);
/* Goroutines in order of their creation; index from 0. */
guint32             scene_index_get_g          (const SceneIndex *self,
                                                guint             index);
const char         *scene_index_get_name       (const SceneIndex *self,
                                                guint32           g); /* "" if not known */
const char         *scene_index_get_path       (const SceneIndex *self,
                                                guint32           g); /* spawn path, "0.2" */
const SceneSegment *scene_index_get_segments   (const SceneIndex *self,
                                                guint32           g,
                                                guint            *out_n);
/* First segment that ends after `step`. */
guint               scene_index_find_segment   (const SceneIndex *self,
                                                guint32           g,
                                                gsize             step);
/* Goroutines of one go statement: how many were in which state, from which step on. */
guint               scene_index_get_n_groups   (const SceneIndex *self);
const SceneGroup   *scene_index_get_group      (const SceneIndex *self,
                                                guint             index);
/* The counts at a step; NULL before the group's first. */
const SceneCounts  *scene_index_find_counts    (const SceneIndex *self,
                                                guint             group,
                                                gsize             step);
/* In order of steps; those of one step: values before wakes. */
const SceneHandoff *scene_index_get_handoffs   (const SceneIndex *self,
                                                guint            *out_n);
/* The first one at or after `step`. */
guint               scene_index_find_handoff   (const SceneIndex *self,
                                                gsize             step);
const SceneUse     *scene_index_get_uses       (const SceneIndex *self,
                                                guint            *out_n);
/* How many values have left a channel before a trace position: the number of the oldest inside. */
guint               scene_index_count_taken    (const SceneIndex *self,
                                                guint32           object,
                                                gsize             position);
/* Most cases of any select that goroutine made, the default counted. */
guint               scene_index_get_max_cases  (const SceneIndex *self,
                                                guint32           g);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SceneIndex, scene_index_unref)

G_END_DECLS
