/* SPDX-License-Identifier: MIT */
/* What a click on a goroutine or an object does, the same in every view that shows them. */
#include "stave-scene-view-private.h"

static void
pick_goroutine (StaveController *controller,
                guint32          g,
                int              n_press)
{
  const MachineGView *view = stave_controller_find_goroutine (controller, g);

  stave_controller_select (controller, g);
  if (view == NULL)
    return;
  if (n_press == 2 && view->state == MACHINE_G_RUNNABLE)
    stave_controller_decide (controller, MACHINE_DECISION_NEXT, g);
  else if (view->location.source != NULL)
    stave_controller_show_line (controller, view->location.source->name, view->location.line);
}

static void
pick_object (StaveController *controller,
             guint32          id)
{
  Session              *session = stave_controller_get_session (controller);
  g_autoptr (GPtrArray) objects = machine_dup_objects (session_get_machine (session));

  for (guint i = 0; i < objects->len; i++)
    {
      const MachineObjectView *object = g_ptr_array_index (objects, i);
      BaseLocation             location;

      if (object->id == id
          && code_program_locate (session_get_program (session), object->made_pc, &location))
        stave_controller_show_line (controller, location.source->name, location.line);
    }
}

static void
pick_code (StaveController *controller,
           guint32          pc)
{
  Session     *session = stave_controller_get_session (controller);
  BaseLocation location;

  if (code_program_locate (session_get_program (session), pc, &location))
    stave_controller_show_line (controller, location.source->name, location.line);
}

/**
 * stave_scene_view_pick:
 * @self: a view
 * @ref: what was picked in it
 * @n_press: how many times in a row
 *
 * Selects a goroutine, or lets it run next if it could and was clicked twice; shows where the picked
 * one is, or was made; or the line of a call.
 *
 * Returns: whether it was a goroutine, an object or a call
 */
gboolean
stave_scene_view_pick (StaveSceneView *self,
                       const SceneRef *ref,
                       int             n_press)
{
  StaveController *controller = stave_scene_view_get_controller (self);

  if (ref->kind == SCENE_REF_GOROUTINE)
    pick_goroutine (controller, ref->id, n_press);
  else if (ref->kind == SCENE_REF_OBJECT)
    pick_object (controller, ref->id);
  else if (ref->kind == SCENE_REF_CODE)
    pick_code (controller, ref->id);
  else
    return FALSE;
  return TRUE;
}
