/* SPDX-License-Identifier: MIT */
/*
 * What is known of the run at the session's place. Several widgets want the same views of it,
 * so each is made once per change, when it is first asked for, and kept until the next.
 */
#include "stave-controller-private.h"

#include <string.h>

#include "stave-language.h"

void
stave_controller_drop_caches (StaveController *self)
{
  g_clear_pointer (&self->goroutines, g_ptr_array_unref);
  g_clear_pointer (&self->choice, session_choice_free);
}

/**
 * stave_controller_get_session:
 * @self: a controller
 *
 * Returns: (transfer none): the session, to be read only
 */
Session *
stave_controller_get_session (StaveController *self)
{
  return self->session;
}

/**
 * stave_controller_has_program:
 * @self: a controller
 *
 * Returns: whether a program has been built and can run
 */
gboolean
stave_controller_has_program (StaveController *self)
{
  return self->loaded;
}

/**
 * stave_controller_get_goroutines:
 * @self: a controller with a program
 *
 * Returns: (transfer none) (element-type MachineGView): as they stand, until ::changed
 */
GPtrArray *
stave_controller_get_goroutines (StaveController *self)
{
  if (self->goroutines == NULL)
    self->goroutines = self->loaded
                           ? session_dup_goroutines (self->session)
                           : g_ptr_array_new ();
  return self->goroutines;
}

/**
 * stave_controller_find_goroutine:
 * @self: a controller
 * @g: id
 *
 * Returns: (nullable): its view
 */
const MachineGView *
stave_controller_find_goroutine (StaveController *self,
                                 guint32          g)
{
  GPtrArray *goroutines = stave_controller_get_goroutines (self);

  for (guint i = 0; i < goroutines->len; i++)
    {
      const MachineGView *view = g_ptr_array_index (goroutines, i);

      if (view->id == g)
        return view;
    }
  return NULL;
}

/**
 * stave_controller_get_running:
 * @self: a controller
 *
 * Returns: (nullable): the goroutine whose instruction comes next
 */
const MachineGView *
stave_controller_get_running (StaveController *self)
{
  guint32 g;

  if (!self->loaded)
    return NULL;
  g = machine_get_current (session_get_machine (self->session), NULL);
  return g != 0 ? stave_controller_find_goroutine (self, g) : NULL;
}

/**
 * stave_controller_get_choice:
 * @self: a controller
 *
 * Returns: (nullable): what could be decided at this place, until ::changed
 */
const SessionChoice *
stave_controller_get_choice (StaveController *self)
{
  if (self->choice == NULL && self->loaded)
    self->choice = session_dup_choice (self->session);
  return self->choice;
}

/**
 * stave_controller_get_status:
 * @self: a controller
 *
 * Returns: how the last move ended
 */
SessionStatus
stave_controller_get_status (StaveController *self)
{
  return self->status;
}

/**
 * stave_controller_get_index:
 * @self: a controller
 *
 * Cost: what the trace has grown by since the last call.
 *
 * Returns: (transfer none): states and hand-offs of the whole run
 */
SceneIndex *
stave_controller_get_index (StaveController *self)
{
  if (self->loaded)
    scene_index_update (self->index, self->session);
  return self->index;
}

/**
 * stave_controller_get_walk:
 * @self: a controller
 *
 * Returns: (nullable): where the goroutines stand on the lesson's chart, until ::changed
 */
const LessonsWalk *
stave_controller_get_walk (StaveController *self)
{
  return self->walk != NULL ? scene_walk_seek (self->walk, self->session) : NULL;
}

/**
 * stave_controller_get_walk_before:
 * @self: a controller that was just asked for the walk
 *
 * Returns: (nullable): the walk at the step before, until ::changed
 */
const LessonsWalk *
stave_controller_get_walk_before (StaveController *self)
{
  return self->walk != NULL ? scene_walk_get_before (self->walk) : NULL;
}

/**
 * stave_controller_dup_fact:
 * @fact: as lessons-fact.h lists them
 * @self: a controller
 *
 * Returns: (transfer full) (nullable): its value at the session's place, %NULL: not known
 */
char *
stave_controller_dup_fact (const char *fact,
                           gpointer    user_data)
{
  StaveController   *self = STAVE_CONTROLLER (user_data);
  const LessonsWalk *walk;
  guint              node;

  if (!self->loaded)
    return NULL;
  if (!g_str_has_prefix (fact, "visits:"))
    return session_dup_fact (self->session, fact);
  walk = stave_controller_get_walk (self);
  if (walk == NULL)
    return NULL;
  node = lessons_flow_find_node (lessons_walk_get_flow (walk), fact + strlen ("visits:"));
  if (node == LESSONS_FLOW_NONE)
    return NULL;
  return g_strdup_printf ("%u", lessons_walk_get_visits (walk, node));
}

/**
 * stave_controller_dup_time:
 * @self: a controller
 *
 * Returns: (transfer full): the virtual time since the run's start
 */
char *
stave_controller_dup_time (StaveController *self)
{
  gint64 us = self->loaded ? session_get_time_ns (self->session) / 1000 : 0;

  return g_strdup_printf ("%02d:%02d:%02d.%03d %03d", (int) (us / G_USEC_PER_SEC / 3600),
                          (int) (us / G_USEC_PER_SEC / 60 % 60), (int) (us / G_USEC_PER_SEC % 60),
                          (int) (us / 1000 % 1000), (int) (us % 1000));
}

/**
 * stave_policy_get_name:
 * @policy: a policy
 *
 * Returns: as command line and lesson.ini write it
 */
const char *
stave_policy_get_name (MachinePolicy policy)
{
  static const char *const names[] = { "go", "fifo", "random", "manual" };

  return names[policy];
}

/**
 * stave_policy_get_title:
 * @policy: a policy
 *
 * Returns: what it does, in the interface's language
 */
const char *
stave_policy_get_title (MachinePolicy policy)
{
  static const char *const titles[] = {
    N_ ("Go's own scheduler"),
    N_ ("First come, first served"),
    N_ ("At random, by seed"),
    N_ ("You decide"),
  };

  return _(titles[policy]);
}
