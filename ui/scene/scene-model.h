/* SPDX-License-Identifier: MIT */
#pragma once

#include "scene-index.h"
#include "scene.h"

G_BEGIN_DECLS

/*
 * The state of a run at one place, as the stage needs it: copies of the
 * machine's views, and the events of the step just made. Tests fill one by
 * hand; scene_model_new() takes it from a session.
 */
typedef struct
{
  MachineEvent event;
  gsize        position; /* in the trace */
  char        *value;    /* of sends and receives, as the learner reads it; else NULL */
} SceneModelEvent;

typedef struct
{
  guint32    g;
  GArray    *cases;     /* of MachineCaseView; object 0: not known which channel */
  GPtrArray *labels;    /* of each case, as the source says it, or NULL */
  gboolean   has_default;
  gboolean   decided;   /* the select was made in this step: */
  guint32    chosen;    /* case, or SCENE_CASE_DEFAULT */
} SceneModelSelect;

typedef struct
{
  GPtrArray  *goroutines;  /* of MachineGView, by id */
  GPtrArray  *objects;     /* of MachineObjectView, by id */
  GPtrArray  *procs;       /* of MachinePView, by number */
  GArray     *global_queue; /* of guint32: goroutines, first in first out */
  MachineMemoryView memory;
  GArray     *events;      /* of SceneModelEvent: the step just made */
  GArray     *selects;     /* of SceneModelSelect, by goroutine */
  SceneIndex *index;       /* what was used so far; NULL: no edges but waits */
  gsize       step;
  gsize       position;    /* events emitted so far: uses from there on are future */
  gint64      time_ns;
  guint32     current;     /* goroutine that runs next, 0 */
  gboolean    ended;
} SceneModel;

SceneModel *scene_model_new_empty (void);
SceneModel *scene_model_new       (const Session *session,
                                   SceneIndex    *index);  /* up to date */
SceneModel *scene_model_new_from_machine (const Machine      *machine,
                                          const MachineTrace *trace,
                                          SceneIndex         *index,
                                          gsize               first);
void        scene_model_free      (SceneModel *self);

MachineGView            *scene_model_find_g      (const SceneModel *self,
                                                  guint32           g);
MachineObjectView       *scene_model_find_object (const SceneModel *self,
                                                  guint32           object);
/* The timer or context that signals on a channel, or NULL. */
MachineObjectView       *scene_model_find_owner  (const SceneModel *self,
                                                  guint32           channel);
const SceneModelSelect  *scene_model_find_select (const SceneModel *self,
                                                  guint32           g);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SceneModel, scene_model_free)

G_END_DECLS
