/* SPDX-License-Identifier: MIT */

/*
 * Building the stage: items and edges from the model, places from the layout,
 * nodes from both. Lines lie below, things above them, values on top.
 */

#include "scene-stage.h"

#include "scene-stage-private.h"
#include "scene-words.h"

#include <glib/gi18n-lib.h>

#define MAX_SENTENCES 24
#define MIN_WIDTH 160.0
#define MIN_HEIGHT 100.0

/**
 * scene_stage_options_init:
 *
 * Sets the defaults: as large as needed, without what the library made.
 */
void
scene_stage_options_init (SceneStageOptions *self)
{
  *self = (SceneStageOptions) { 0 };
}

char *
stage_dup_description (const Stage *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < MIN (self->items->len, MAX_SENTENCES); i++)
    {
      const StageItem *item = self->items->pdata[i];
      g_autofree char *sentence = item->is_g
                                    ? scene_words_g_sentence (self->model, item->g)
                                    : scene_words_object_sentence (self->model, item->object);

      if (out->len)
        g_string_append_c (out, ' ');
      g_string_append (out, sentence);
    }
  if (self->items->len > MAX_SENTENCES)
    g_string_append_printf (out, _ (" And %u more."), self->items->len - MAX_SENTENCES);
  return g_string_free (out, FALSE);
}

static void
draw_edges (const Stage *self,
            SceneNode   *root)
{
  SceneNode *group = scene_node_new_group ("edges");

  for (int look = STAGE_EDGE_IDLE; look <= STAGE_EDGE_ACTIVE; look++)
    for (guint i = 0; i < self->edges->len; i++)
      {
        const StageEdge *edge = &g_array_index (self->edges, StageEdge, i);

        if ((int) edge->look == look && edge->n_points >= 4)
          scene_node_add (group, stage_draw_edge (self, edge));
      }
  scene_node_add (root, group);
}

static void
draw_items (const Stage *self,
            SceneNode   *root)
{
  SceneNode *goroutines = scene_node_new_group ("goroutines");
  SceneNode *objects = scene_node_new_group ("objects");

  for (guint i = 0; i < self->items->len; i++)
    {
      const StageItem *item = self->items->pdata[i];

      if (item->is_g)
        scene_node_add (goroutines, stage_draw_goroutine (self, item));
      else
        scene_node_add (objects, stage_draw_object (self, item));
    }
  scene_node_add (root, objects);
  scene_node_add (root, goroutines);
}

/**
 * scene_stage_build:
 * @model: the state to show
 * @layout: places, kept over the whole run; gets those of things that are new
 * @options: (nullable): NULL for the defaults
 *
 * Draws the stage.
 *
 * Returns: (transfer full): the scene
 */
Scene *
scene_stage_build (const SceneModel        *model,
                   SceneStageLayout        *layout,
                   const SceneStageOptions *options)
{
  SceneStageOptions chosen = { 0 };
  Stage *stage;
  g_autofree char *time = scene_words_duration (model->time_ns);
  g_autofree char *title
    = g_strdup_printf (_ ("Stage at step %u, after %s"), (guint) model->step, time);
  g_autofree char *description = NULL;
  SceneNode *root = scene_node_new_group ("stage"), *messages;
  double width, height;
  Scene *scene;

  if (options != NULL)
    chosen = *options;
  if (chosen.max_goroutines == 0 && scene_stage_layout_is_crowded (layout))
    chosen.max_goroutines = 1;
  stage = stage_new (model, scene_stage_layout_get_fonts (layout), &chosen);
  scene_stage_layout_place (layout, stage, &width, &height);
  draw_edges (stage, root);
  draw_items (stage, root);
  messages = scene_node_new_group ("messages");
  stage_draw_messages (stage, messages);
  scene_node_add (root, messages);
  description = stage_dup_description (stage);
  /* Before anything is there the picture is still a picture. */
  scene = scene_new (root, MAX (width, MIN_WIDTH), MAX (height, MIN_HEIGHT), title, description);
  stage_free (stage);
  return scene;
}
