/* SPDX-License-Identifier: MIT */
#pragma once

#include "lessons-judge.h"
#include <glib-object.h>

G_BEGIN_DECLS

/*
 * An answer to an edit task under judgement. The judge works in the idle moments of the window, a
 * few milliseconds each, so that the window stays alive and the learner can think better of it.
 *
 *     begin ─▶ running ─▶ verdict ─▶ clear
 *                 └────────────────────┘
 *
 * Signal ::changed: there is a verdict, there is none any more, or it has come further.
 */
#define STAVE_TYPE_TRIAL (stave_trial_get_type ())
G_DECLARE_FINAL_TYPE (StaveTrial, stave_trial, STAVE, TRIAL, GObject)

StaveTrial           *stave_trial_new         (LessonsLesson     *lesson,
                                               const LessonsTask *task);
void                  stave_trial_begin       (StaveTrial        *self,
                                               const char        *text);
/* Forgets the verdict, or the work that was to lead to one. */
void                  stave_trial_clear       (StaveTrial        *self);
gboolean              stave_trial_is_running  (StaveTrial        *self);
/* As it stands; NULL if nothing was judged. Until ::changed. */
const LessonsVerdict *stave_trial_get_verdict (StaveTrial        *self);

G_END_DECLS
