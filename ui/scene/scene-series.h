/* SPDX-License-Identifier: MIT */
#pragma once

#include "session.h"

G_BEGIN_DECLS

/*
 * The numbers of a run over virtual time, gathered from its trace once and
 * kept up to date as it grows:
 *
 *   - how many goroutines live, could run, wait
 *   - how many values lie in each buffered channel
 *   - when values were received from each channel
 *   - how many bytes all stacks have, and the heap after each collection
 *   - how long things took: from a goroutine's creation to its end, by go
 *     statement; from a value's entry into a buffer to its receipt, by channel
 *
 * Times never fall from one sample to the next: clocks of processors that
 * differ are levelled.
 */
typedef struct _SceneSeries SceneSeries;

typedef enum
{
  SCENE_LINE_ALIVE,
  SCENE_LINE_RUNNABLE,
  SCENE_LINE_WAITING,
  SCENE_LINE_STACKS,   /* bytes of all stacks */
  SCENE_LINE_HEAP,     /* bytes that the last collection left */
  SCENE_LINE_QUEUE,    /* values in the buffer of `object` */
  SCENE_LINE_RECEIVED, /* values received from `object` so far */
} SceneLineKind;

typedef struct
{
  gint64 time_ns;
  gint64 value;   /* from then on */
} SceneSample;

typedef struct
{
  SceneLineKind kind;
  guint32       object;
  gint64        capacity; /* QUEUE, RECEIVED: of the channel */
  gint64        peak;
  GArray       *samples;  /* SceneSample, by time */
} SceneSeriesLine;

/* Durations of one kind of thing, as they ended. */
typedef struct
{
  guint32 pc;     /* the go statement, or 0 */
  guint32 object; /* the buffered channel, or 0 */
  guint32 g;      /* first goroutine of the go statement */
  GArray *ns;     /* gint64 */
} SceneLatency;

SceneSeries           *scene_series_new           (void);
void                   scene_series_free          (SceneSeries       *self);
void                   scene_series_update        (SceneSeries       *self,
                                                   const Session     *session);
/* The same for a trace up to a position. */
void                   scene_series_read          (SceneSeries        *self,
                                                   const MachineTrace *trace,
                                                   gsize               end);
void                   scene_series_clear         (SceneSeries       *self);
gint64                 scene_series_get_end_ns    (const SceneSeries *self);
/* Alive, runnable, waiting, stacks and heap first, then each channel's in order of their making. */
guint                  scene_series_get_n_lines   (const SceneSeries *self);
const SceneSeriesLine *scene_series_get_line      (const SceneSeries *self,
                                                   guint              index);
guint                  scene_series_get_n_latencies (const SceneSeries *self);
const SceneLatency    *scene_series_get_latency   (const SceneSeries *self,
                                                   guint              index);
/* Index of the last sample at or before a time; G_MAXUINT: none. */
guint                  scene_series_find          (const SceneSeriesLine *line,
                                                   gint64                 time_ns);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SceneSeries, scene_series_free)

G_END_DECLS
