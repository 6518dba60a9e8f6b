/* SPDX-License-Identifier: MIT */
#pragma once

#include "machine-trace.h"
#include "scene-model.h"
#include "scene-node.h"

G_BEGIN_DECLS

/*
 * States made by hand: a model, the trace and the index that belong to it.
 * Calls read like what happens in a run.
 */
typedef struct
{
  SceneModel   *model;
  MachineTrace *trace;
  SceneIndex   *index;
  gint64        time_ns;
} Fixture;

Fixture           *fixture_new     (void);
void               fixture_free    (Fixture *self);

MachineGView      *fixture_g       (Fixture      *self,
                                    guint32       id,
                                    guint32       parent,
                                    const char   *name,
                                    MachineGState state);
MachineGView      *fixture_wait    (Fixture    *self,
                                    guint32     id,
                                    guint32     parent,
                                    const char *name,
                                    MachineWait wait,
                                    guint32     object);
MachineObjectView *fixture_object  (Fixture          *self,
                                    guint32           id,
                                    MachineObjectKind kind,
                                    const char       *name,
                                    const char       *type);
void               fixture_values  (MachineObjectView *channel,
                                    guint              capacity,
                                    const char        *values); /* "5 6" */
void               fixture_waiter  (MachineObjectView *object,
                                    guint32            g,
                                    gboolean           is_send,
                                    const char        *value);
/* The next processor; queue: "4 5 6". */
MachinePView      *fixture_p       (Fixture      *self,
                                    guint32       running,
                                    guint32       runnext,
                                    const char   *queue);
/* One step of one event. */
void               fixture_event   (Fixture         *self,
                                    MachineEventKind kind,
                                    guint32          g,
                                    guint32          other,
                                    guint32          object,
                                    gint64           value);
/* Several events in the next step. */
void               fixture_begin   (Fixture *self);
void               fixture_more    (Fixture         *self,
                                    MachineEventKind kind,
                                    guint32          g,
                                    guint32          other,
                                    guint32          object,
                                    gint64           value);
void               fixture_end     (Fixture *self);
/* The step just made becomes the model's; `value` is that of its sends and receives. */
void               fixture_present (Fixture    *self,
                                    const char *value);

/* Whole pictures. */
Fixture           *fixture_fan_out (void);
Fixture           *fixture_select  (gboolean decided);
Fixture           *fixture_locks   (void);
Fixture           *fixture_context (void);
Fixture           *fixture_crowd   (guint n);
Fixture           *fixture_pipeline (guint n); /* n goroutines, n channels between them */

Fixture           *fixture_long    (guint n);  /* n goroutines that hand values on for 8 n steps */

/* ---- checks -------------------------------------------------------------------- */

/* All ids differ, everything lies within the picture, and no two texts cover each other; values on
 * their way are left out. */
void               fixture_check_scene  (Scene *scene);
/* Compares with a file of tests/scene/data; writes it instead if STAVE_UPDATE is set. */
void               fixture_check_golden (const char *text,
                                         const char *name);
/* Time this process has computed: what other processes do meanwhile does not count. */
double             fixture_cpu_ms       (void);
/* The document passes xmllint and rsvg-convert, and is what the reader reads. */
void               fixture_check_svg    (Scene *scene);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

G_END_DECLS
