/* SPDX-License-Identifier: MIT */

/*
 * The state of a run at one place, copied out of a session.
 */

#include "scene-model.h"

static void
g_view_free (gpointer data)
{
  MachineGView *view = data;

  g_free (view->path);
  g_free (view->name);
  g_free (view);
}

static void
object_view_free (gpointer data)
{
  MachineObjectView *view = data;

  g_free (view->name);
  g_free (view->type);
  for (guint i = 0; i < view->n_values; i++)
    g_free (view->values[i]);
  g_free (view->values);
  for (guint i = 0; i < view->n_waiters; i++)
    g_free (view->waiters[i].value);
  g_free (view->waiters);
  g_free (view->readers);
  g_free (view->label);
  g_free (view);
}

static void
p_view_free (gpointer data)
{
  g_free (((MachinePView *) data)->queue);
  g_free (data);
}

static void
event_clear (gpointer data)
{
  g_free (((SceneModelEvent *) data)->value);
}

static void
select_clear (gpointer data)
{
  g_clear_pointer (&((SceneModelSelect *) data)->cases, g_array_unref);
  g_clear_pointer (&((SceneModelSelect *) data)->labels, g_ptr_array_unref);
}

/**
 * scene_model_new_empty:
 *
 * Returns: (transfer full): a model without anything in it. Views added to its arrays are freed
 *   with it, member by member
 */
SceneModel *
scene_model_new_empty (void)
{
  SceneModel *self = g_new0 (SceneModel, 1);

  self->goroutines = g_ptr_array_new_with_free_func (g_view_free);
  self->objects = g_ptr_array_new_with_free_func (object_view_free);
  self->procs = g_ptr_array_new_with_free_func (p_view_free);
  self->global_queue = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->events = g_array_new (FALSE, TRUE, sizeof (SceneModelEvent));
  g_array_set_clear_func (self->events, event_clear);
  self->selects = g_array_new (FALSE, TRUE, sizeof (SceneModelSelect));
  g_array_set_clear_func (self->selects, select_clear);
  return self;
}

/**
 * scene_model_free:
 * @self: (nullable) (transfer full): a model
 */
void
scene_model_free (SceneModel *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->goroutines);
  g_ptr_array_unref (self->objects);
  g_ptr_array_unref (self->procs);
  g_array_unref (self->global_queue);
  g_array_unref (self->events);
  g_array_unref (self->selects);
  scene_index_unref (self->index);
  g_free (self);
}

/**
 * scene_model_find_g:
 *
 * Returns: (nullable): the goroutine's view
 */
MachineGView *
scene_model_find_g (const SceneModel *self,
                    guint32           g)
{
  for (guint i = 0; i < self->goroutines->len; i++)
    {
      MachineGView *view = self->goroutines->pdata[i];

      if (view->id == g)
        return view;
    }
  return NULL;
}

/**
 * scene_model_find_object:
 *
 * Returns: (nullable): the object's view
 */
MachineObjectView *
scene_model_find_object (const SceneModel *self,
                         guint32           object)
{
  guint low = 0, high = self->objects->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      MachineObjectView *view = self->objects->pdata[middle];

      if (view->id == object)
        return view;
      if (view->id < object)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

/**
 * scene_model_find_owner:
 *
 * Returns: (nullable): the timer or context that signals on the channel
 */
MachineObjectView *
scene_model_find_owner (const SceneModel *self,
                        guint32           channel)
{
  for (guint i = 0; channel && i < self->objects->len; i++)
    {
      MachineObjectView *view = self->objects->pdata[i];

      if (view->channel == channel)
        return view;
    }
  return NULL;
}

/**
 * scene_model_find_select:
 *
 * Returns: (nullable): the select that a goroutine is about to make, waits in, or has just made
 */
const SceneModelSelect *
scene_model_find_select (const SceneModel *self,
                         guint32           g)
{
  for (guint i = 0; i < self->selects->len; i++)
    {
      const SceneModelSelect *select = &g_array_index (self->selects, SceneModelSelect, i);

      if (select->g == g)
        return select;
    }
  return NULL;
}
