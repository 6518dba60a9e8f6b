/* SPDX-License-Identifier: MIT */
#pragma once

#include <gio/gio.h>

#include "lessons-variant.h"
#include "scene-compare.h"
#include "stave-controller.h"

G_BEGIN_DECLS

/*
 * The run beside the session: another program of the document, the same one under other settings,
 * or another file. While it is active the controller moves both; it costs nothing while nobody
 * looks.
 *
 *     variant ─▶ texts and settings ─▶ second session ─▶ pace ─▶ controller
 *                                           └▶ or a problem, in words
 *
 * Signals
 *   ::changed   another run stands beside it, or none can
 */
#define STAVE_TYPE_COMPARE (stave_compare_get_type ())
G_DECLARE_FINAL_TYPE (StaveCompare, stave_compare, STAVE, COMPARE, GObject)

StaveCompare         *stave_compare_new         (StaveController      *controller);
void                  stave_compare_set_active  (StaveCompare         *self,
                                                 gboolean              active);
StaveController      *stave_compare_get_controller (StaveCompare      *self);

/* What stands beside: a variant of the document's programs, or a file. */
void                  stave_compare_choose      (StaveCompare         *self,
                                                 const LessonsVariant *variant);
gboolean              stave_compare_choose_file (StaveCompare         *self,
                                                 GFile                *file,
                                                 GError              **error);
const LessonsVariant *stave_compare_get_variant (StaveCompare         *self);
ScenePaceUnit         stave_compare_get_unit    (StaveCompare         *self);
void                  stave_compare_set_unit    (StaveCompare         *self,
                                                 ScenePaceUnit         unit);

/* NULL: there are not two runs. */
ScenePace            *stave_compare_get_pace    (StaveCompare         *self);
/* Why there are not two runs, or NULL. */
const char           *stave_compare_get_problem (StaveCompare         *self);
/* "Capacity 5"; of the session's run (0) or the one beside it (1); "" before there are two. */
const char           *stave_compare_get_title   (StaveCompare         *self,
                                                 guint                 run);
/* Both, for a scene; borrowed until ::changed. FALSE: there are not two. */
gboolean              stave_compare_get_runs    (StaveCompare         *self,
                                                 SceneFonts           *fonts,
                                                 SceneCompareRun      *out_left,
                                                 SceneCompareRun      *out_right);
/* What the last step did, of the runs that moved; NULL: there are not two. */
char                 *stave_compare_dup_words   (StaveCompare         *self);

G_END_DECLS
