/* SPDX-License-Identifier: MIT */
/*
 * Moving another run beside the session. A step by events is one of both runs; every other move is
 * the session's own, and when it is over the other run is brought to the same place, in slices like
 * all long work. A run to the end is to both ends.
 *
 *     step    ─▶ pace steps both ─────────────▶ ::changed
 *     others  ─▶ session moves ─▶ pace follows ─▶ ::changed
 */
#include "stave-controller-private.h"

gboolean
stave_controller_begin_both (StaveController   *self,
                             const SessionGoal *goal)
{
  if (self->pace == NULL || goal->kind != SESSION_GOAL_STEP || goal->unit != SESSION_EVENT
      || !scene_pace_is_aligned (self->pace))
    return FALSE;
  scene_pace_begin_step (self->pace, goal->back);
  self->pacing = TRUE;
  return TRUE;
}

gboolean
stave_controller_follow (StaveController *self)
{
  if (self->pace == NULL)
    return FALSE;
  if (self->pacing)
    {
      if (self->following)
        self->status = self->left_status;
      self->pacing = self->following = FALSE;
      return FALSE;
    }
  self->left_status = self->status;
  if (self->goal.kind == SESSION_GOAL_END && session_is_at_end (self->session))
    scene_pace_begin_end (self->pace);
  else
    scene_pace_begin_follow (self->pace);
  self->pacing = self->following = TRUE;
  return TRUE;
}

void
stave_controller_cancel_pace (StaveController *self)
{
  if (!self->pacing)
    return;
  scene_pace_cancel (self->pace);
  self->pacing = self->following = FALSE;
}

/**
 * stave_controller_set_pace:
 * @self: a controller with a program
 * @pace: (nullable): of its session and another
 *
 * Has the other run go along, beginning with its coming to where the session is; or no more.
 */
void
stave_controller_set_pace (StaveController *self,
                           ScenePace       *pace)
{
  if (self->pace == pace && (pace == NULL || scene_pace_is_aligned (pace)))
    return;
  if (self->busy && !self->pacing)
    {
      self->pace = pace; /* it follows when the session's move is over */
      return;
    }
  stave_controller_abandon (self);
  self->pace = self->loaded ? pace : NULL;
  if (self->pace != NULL && stave_controller_follow (self))
    stave_controller_work_on (self);
}

/**
 * stave_controller_seek_both:
 * @self: a controller with a pace
 * @place: virtual time in ns, or a step, by the pace's unit
 *
 * Goes there with both runs.
 */
void
stave_controller_seek_both (StaveController *self,
                            gint64           place)
{
  if (self->pace == NULL)
    return;
  stave_controller_abandon (self);
  self->goal = (SessionGoal){ .kind = SESSION_GOAL_SEEK };
  self->by_steps = FALSE;
  scene_pace_begin_seek (self->pace, place);
  self->pacing = TRUE;
  stave_controller_work_on (self);
}

/**
 * stave_controller_is_at_end:
 * @self: a controller
 *
 * Returns: whether the run is over, and the one beside it too if there is one
 */
gboolean
stave_controller_is_at_end (StaveController *self)
{
  return self->pace != NULL ? scene_pace_is_at_end (self->pace) : session_is_at_end (self->session);
}

/**
 * stave_controller_is_at_start:
 * @self: a controller
 *
 * Returns: whether the run has made no step, and the one beside it neither if there is one
 */
gboolean
stave_controller_is_at_start (StaveController *self)
{
  return self->pace != NULL ? scene_pace_is_at_start (self->pace)
                            : session_get_step (self->session) == 0;
}
