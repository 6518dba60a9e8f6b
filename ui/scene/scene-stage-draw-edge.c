/* SPDX-License-Identifier: MIT */

/*
 * Lines, and the values that travel on them in the step just made. A value's
 * path is the line into the pipe, straight through it, and the line out of it,
 * as far as the operation goes: a buffered send ends at the pipe, a direct
 * hand-off at the receiver.
 */

#include "scene-stage-private.h"
#include "scene-style.h"
#include "scene-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* ---- lines --------------------------------------------------------------------------- */

static char *
edge_title (const Stage     *self,
            const StageEdge *edge)
{
  const StageItem *from = stage_get_item (self, edge->from);
  const StageItem *to = stage_get_item (self, edge->to);
  const StageItem *g = from->is_g ? from : to, *object = from->is_g ? to : from;
  const char *name = object->is_g ? "" : object->object->name;

  if (from->is_g && to->is_g)
    return g_strdup_printf (_ ("G%u starts G%u"), from->number, to->number);
  if (!from->is_g && !to->is_g)
    return g_strdup_printf (_ ("%s is derived from %s"), to->object->name, from->object->name);
  if (strcmp (edge->verb, "send") == 0)
    return g_strdup_printf (_ ("G%u sends on %s"), g->number, name);
  if (strcmp (edge->verb, "recv") == 0)
    return g_strdup_printf (_ ("G%u receives from %s"), g->number, name);
  if (strcmp (edge->verb, "close") == 0)
    return g_strdup_printf (_ ("G%u closes %s"), g->number, name);
  if (strcmp (edge->verb, "wait") == 0)
    return g_strdup_printf (_ ("G%u waits for %s"), g->number, name);
  return g_strdup_printf (_ ("G%u uses %s"), g->number, name);
}

SceneNode *
stage_draw_edge (const Stage     *self,
                 const StageEdge *edge)
{
  static const struct
  {
    SceneRole role;
    double    width_px, dash_px;
  } looks[] = {
    [STAGE_EDGE_IDLE] = { SCENE_ROLE_LINE, 1.5, 0 },
    [STAGE_EDGE_CLOSE] = { SCENE_ROLE_LINE, 1.3, 3 },
    [STAGE_EDGE_PARENT] = { SCENE_ROLE_INK, 1.3, 3 },
    [STAGE_EDGE_WAITING] = { SCENE_ROLE_WAITING, 1.6, 5 },
    [STAGE_EDGE_READY] = { SCENE_ROLE_GOOD, 2, 0 },
    [STAGE_EDGE_HELD] = { SCENE_ROLE_ACCENT, 2.2, 0 },
    [STAGE_EDGE_GO] = { SCENE_ROLE_ACCENT, 1.6, 2 },
    [STAGE_EDGE_ACTIVE] = { SCENE_ROLE_ACCENT, 2.4, 0 },
  };
  g_autofree char *id = g_strdup_printf ("edge:%s-%s:%s", stage_get_item (self, edge->from)->id,
                                         stage_get_item (self, edge->to)->id, edge->verb);
  SceneNode *group = scene_node_new_group (id);

  group->css_class = "edge";
  scene_node_take_title (group, edge_title (self, edge));
  scene_style_add_arrow (group, edge->points, edge->n_points,
                         (SceneColor) { .role = looks[edge->look].role },
                         looks[edge->look].width_px, looks[edge->look].dash_px);
  return group;
}

/* ---- values on their way ---------------------------------------------------------------- */

static void
append_path (GArray          *path,
             const StageEdge *edge)
{
  if (edge == NULL || edge->n_points < 4)
    return;
  if (path->len)
    {
      /* Through the pipe, from one mouth to the other. */
      ScenePoint bridge[4];

      scene_path_from_line (g_array_index (path, ScenePoint, path->len - 1), edge->points[0],
                            bridge);
      g_array_append_vals (path, bridge + 1, 3);
      g_array_append_vals (path, edge->points + 1, edge->n_points - 1);
    }
  else
    g_array_append_vals (path, edge->points, edge->n_points);
}

static const char *
bead_text (const SceneModelEvent *event)
{
  if (event->event.kind == MACHINE_EVENT_CHAN_CLOSE)
    return _ ("close");
  if (event->event.kind == MACHINE_EVENT_CTX_CANCEL)
    return _ ("cancel");
  if (event->event.flags & MACHINE_EVENT_FLAG_CLOSED)
    return _ ("closed");
  /* A timer sends the time, which is longer than what it means. */
  if (event->event.g == 0)
    return _ ("time");
  return event->value ? event->value : "";
}

/* Values are green; what ends something is not a value. */
static SceneColor
bead_ground (const SceneModelEvent *event)
{
  if (event->event.kind == MACHINE_EVENT_CHAN_CLOSE
      || event->event.kind == MACHINE_EVENT_CTX_CANCEL
      || (event->event.flags & MACHINE_EVENT_FLAG_CLOSED))
    return SCENE_COLOR (BAD);
  return SCENE_COLOR (VALUE);
}

static void
draw_message (const Stage           *self,
              const SceneModelEvent *event,
              const GArray          *path,
              SceneNode             *out)
{
  const ScenePoint *points = (const ScenePoint *) path->data;
  g_autofree char *id = g_strdup_printf ("msg:%" G_GSIZE_FORMAT, event->position);
  g_autofree ScenePoint *travel = NULL;
  guint n_travel;
  ScenePoint end;
  double width;
  SceneNode *bead;

  scene_node_unref (scene_style_new_bead (self->fonts, NULL, bead_text (event),
                                          bead_ground (event), 0, 0, &width));
  /* It rests where it arrives, in front of the arrow's tip. */
  travel = scene_path_trim (points, path->len, 0,
                            MIN (width / 2 + 3, scene_path_get_length (points, path->len) / 2),
                            &n_travel);
  end = travel[n_travel - 1];
  end.x = CLAMP (end.x, width / 2 + 2, MAX (self->width_px - width / 2 - 2, width / 2 + 2));
  travel[n_travel - 1] = end;
  bead = scene_style_new_bead (self->fonts, id, bead_text (event), bead_ground (event), end.x,
                               end.y, NULL);
  scene_node_set_travel (bead, travel, n_travel);
  scene_node_add (out, bead);
}

static void
find_path (const Stage        *self,
           const MachineEvent *event,
           GArray             *path)
{
  guint g = stage_find_g (self, event->g), other = stage_find_g (self, event->other);
  guint object = stage_find_object (self, event->object);

  switch ((MachineEventKind) event->kind)
    {
    case MACHINE_EVENT_CHAN_SEND:
      append_path (path, stage_find_edge (self, g, object, "send"));
      append_path (path, stage_find_edge (self, object, other, "recv"));
      break;
    case MACHINE_EVENT_CHAN_RECV:
      append_path (path, stage_find_edge (self, other, object, "send"));
      append_path (path, stage_find_edge (self, object, g, "recv"));
      break;
    case MACHINE_EVENT_CHAN_CLOSE:
      if (scene_model_find_owner (self->model, event->object))
        break;
      append_path (path, stage_find_edge (self, g, object, NULL));
      break;
    case MACHINE_EVENT_CTX_CANCEL:
      append_path (path, stage_find_edge (self, stage_find_canceller (self, event), object,
                                          NULL));
      break;
    default:
      break;
    }
}

/* Both ends of a direct hand-off tell of it: one value travels. */
static gboolean
is_told (const Stage        *self,
         const MachineEvent *event,
         guint               before)
{
  for (guint i = 0; i < before; i++)
    {
      const MachineEvent *other = &g_array_index (self->model->events, SceneModelEvent, i).event;

      if (other->object == event->object && other->g == event->other && other->other == event->g
          && (other->kind == MACHINE_EVENT_CHAN_SEND || other->kind == MACHINE_EVENT_CHAN_RECV))
        return TRUE;
    }
  return FALSE;
}

void
stage_draw_messages (const Stage *self,
                     SceneNode   *out)
{
  for (guint i = 0; i < self->model->events->len; i++)
    {
      const SceneModelEvent *event = &g_array_index (self->model->events, SceneModelEvent, i);
      g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (ScenePoint));

      if (!is_told (self, &event->event, i))
        find_path (self, &event->event, path);
      if (path->len >= 4)
        draw_message (self, event, path, out);
    }
}
