/* SPDX-License-Identifier: MIT */

/*
 * Objects on the stage. All have a title above, their state in words below,
 * and their queue as a row of tags, first in the queue first. A pipe's values
 * go in on the left and come out on the right: the oldest is rightmost.
 */

#include "scene-stage-private.h"
#include "scene-style.h"
#include "scene-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SLOT_HEIGHT 24.0
#define SLOT_GAP 6.0
#define TAG_HEIGHT 16.0

static gboolean
touched_now (const Stage     *self,
             const StageItem *item)
{
  for (guint i = 0; i < self->model->events->len; i++)
    {
      const MachineEvent *event = &g_array_index (self->model->events, SceneModelEvent, i).event;

      if (event->object == 0 || event->kind == MACHINE_EVENT_BLOCK
          || event->kind == MACHINE_EVENT_WAKE)
        continue;
      if (event->object == item->object->id
          || (item->channel && event->object == item->channel->id))
        return TRUE;
    }
  return FALSE;
}

static SceneNode *
add_body (const Stage     *self,
          const StageItem *item,
          double           radius,
          SceneColor       fill,
          SceneColor       stroke)
{
  gboolean touched = touched_now (self, item);
  SceneNode *body = scene_node_new_rect (item->box.x + item->core.x, item->box.y + item->core.y,
                                         item->core.width, item->core.height, radius);

  scene_node_set_fill (body, fill);
  scene_node_set_stroke (body, touched ? SCENE_COLOR (ACCENT) : stroke, touched ? 2.4 : 1.6);
  return body;
}

/* ---- titles and queues ------------------------------------------------------------------- */

/* What has no variable is named after the function that made it; its package is known anyhow. */
static const char *
short_name (const MachineObjectView *object)
{
  if (g_str_has_prefix (object->name, "context."))
    return object->name + strlen ("context.");
  if (g_str_has_prefix (object->name, "time."))
    return object->name + strlen ("time.");
  return object->name;
}

static void
draw_title (const Stage     *self,
            const StageItem *item,
            SceneNode       *group)
{
  const MachineObjectView *object = item->object;
  const SceneFont plain = { SCENE_MONO, 11.5, 400 };
  const char *kind = scene_words_kind (object);
  double max = item->width_px + STAGE_TEXT_SPILL;
  double y = item->box.y + STAGE_TITLE_HEIGHT - 6, x = item->box.x + item->box.width / 2;
  g_autofree char *name
    = scene_fonts_ellipsize (self->fonts, &stage_font_title, short_name (object), max);
  double name_width = scene_fonts_get_width (self->fonts, &stage_font_title, name);
  double kind_width = scene_fonts_get_width (self->fonts, &plain, kind);

  /* A nameless thing's name says its kind already; where there is no room, the name is enough. */
  if (g_str_has_prefix (object->name, kind) || name_width + 7 + kind_width > max)
    {
      scene_style_add_text (group, self->fonts, x, y, SCENE_MIDDLE, &stage_font_title,
                            SCENE_COLOR (TEXT), name, max);
      return;
    }
  x -= (name_width + 7 + kind_width) / 2;
  scene_style_add_text (group, self->fonts, x, y, SCENE_START, &stage_font_title,
                        SCENE_COLOR (TEXT), name, max);
  scene_style_add_text (group, self->fonts, x + name_width + 7, y, SCENE_START, &plain,
                        SCENE_COLOR (DIM), kind, max);
}

static SceneNode *
new_tag (const Stage         *self,
         const StageItem     *item,
         const MachineWaiter *waiter,
         const char          *queue,
         guint                number,
         double              *out_width)
{
  g_autofree char *id = g_strdup_printf ("%s.%s%u", item->id, queue, number);
  g_autofree char *text = waiter->value ? g_strdup_printf ("G%u · %s", waiter->g, waiter->value)
                                        : scene_words_g (waiter->g);
  g_autofree char *cut = scene_fonts_ellipsize (self->fonts, &stage_font_small, text, 78);
  double width = scene_fonts_get_width (self->fonts, &stage_font_small, cut) + 12;
  SceneNode *tag = scene_node_new_group (id), *ground;

  tag->css_class = "waiter";
  scene_node_set_ref (tag, SCENE_REF_GOROUTINE, waiter->g, 0, 0);
  scene_node_take_title (tag, waiter->value
                                ? g_strdup_printf (_ ("Number %u in the queue: G%u, with %s"),
                                                   number + 1, waiter->g, waiter->value)
                                : g_strdup_printf (_ ("Number %u in the queue: G%u"), number + 1,
                                                   waiter->g));
  ground = scene_node_new_rect (0, 0, width, TAG_HEIGHT, TAG_HEIGHT / 2);
  scene_node_set_fill (ground, SCENE_COLOR (WAITING_SOFT));
  scene_node_set_stroke (ground, SCENE_COLOR (WAITING), 1.1);
  scene_node_add (tag, ground);
  scene_node_add (tag, scene_node_new_text (self->fonts, width / 2, 11.6, SCENE_MIDDLE,
                                            &stage_font_small, SCENE_COLOR (TEXT), cut));
  *out_width = width;
  return tag;
}

static void
add_row (SceneNode *group,
         GPtrArray *row,
         GArray    *widths,
         double     center,
         double     y)
{
  double total = -4, x;

  for (guint i = 0; i < widths->len; i++)
    total += g_array_index (widths, double, i) + 4;
  x = center - total / 2;
  for (guint i = 0; i < row->len; i++)
    {
      scene_node_add (group, scene_node_translate (row->pdata[i], x, y));
      x += g_array_index (widths, double, i) + 4;
    }
}

static void
add_row_text (const Stage *self,
              GPtrArray   *row,
              GArray      *widths,
              const char  *text)
{
  double width = scene_fonts_get_width (self->fonts, &stage_font_small, text);

  g_ptr_array_add (row, scene_node_new_text (self->fonts, 0, 11.6, SCENE_START, &stage_font_small,
                                             SCENE_COLOR (DIM), text));
  g_array_append_val (widths, width);
}

static void
draw_queue (const Stage             *self,
            const StageItem         *item,
            const MachineObjectView *object,
            SceneNode               *group)
{
  g_autoptr (GPtrArray) row
    = g_ptr_array_new_with_free_func ((GDestroyNotify) scene_node_unref);
  g_autoptr (GArray) widths = g_array_new (FALSE, FALSE, sizeof (double));
  double used = 0, room = MAX (item->width_px + STAGE_TEXT_SPILL, 128);
  gboolean chan = object->kind == MACHINE_OBJECT_CHAN;

  for (guint pass = 0, shown = 0; pass < 2; pass++)
    for (guint i = 0, number = 0; i < object->n_waiters; i++)
      {
        const MachineWaiter *waiter = &object->waiters[i];
        const char *queue = !chan ? "queue" : waiter->is_send ? "sendq" : "recvq";
        SceneNode *tag;
        double width;

        if (chan ? waiter->is_send != (pass == 0) : pass != 0)
          continue;
        if (number == 0 && chan)
          add_row_text (self, row, widths, queue);
        tag = new_tag (self, item, waiter, queue, number++, &width);
        used += width + 4;
        if (used > room - 54 && shown > 0)
          {
            g_autofree char *rest = g_strdup_printf ("+%u", object->n_waiters - shown);

            scene_node_unref (tag);
            add_row_text (self, row, widths, rest);
            pass = 2;
            break;
          }
        g_ptr_array_add (row, tag);
        g_array_append_val (widths, width);
        shown++;
      }
  add_row (group, row, widths, item->box.x + item->box.width / 2,
           item->box.y + item->core.y + item->core.height + 20);
}

/* ---- channels ------------------------------------------------------------------------------- */

static void
draw_slot (const Stage     *self,
           const StageItem *item,
           SceneNode       *group,
           guint            slot,
           double           x,
           double           y,
           double           width)
{
  g_autofree char *id = g_strdup_printf ("%s.slot%u", item->id, slot);
  SceneNode *rect = scene_node_new_rect (x, y, width, SLOT_HEIGHT, 5);

  scene_node_set_id (rect, id);
  scene_node_set_fill (rect, SCENE_COLOR (SLOT));
  scene_node_set_stroke (rect, SCENE_COLOR (LINE), 1.4);
  scene_node_add (group, rect);
}

static void
draw_value (const Stage     *self,
            const StageItem *item,
            SceneNode       *group,
            guint            number,
            const char      *value,
            double           x,
            double           y,
            double           width)
{
  g_autofree char *id = g_strdup_printf ("%s.value%u", item->id, number);
  SceneFont font = stage_font_value;
  SceneNode *node = scene_node_new_group (id), *rect;

  node->css_class = "value";
  rect = scene_node_new_rect (x, y, width, SLOT_HEIGHT, 5);
  scene_node_set_fill (rect, SCENE_COLOR (GOOD_SOFT));
  scene_node_set_stroke (rect, SCENE_COLOR (GOOD), 1.5);
  scene_node_add (node, rect);
  while (font.size_px > 10 && scene_fonts_get_width (self->fonts, &font, value) > width - 4)
    font.size_px -= 1;
  scene_style_add_text (node, self->fonts, x + width / 2, y + SLOT_HEIGHT / 2 + font.size_px * 0.35,
                        SCENE_MIDDLE, &font, SCENE_COLOR (GOOD_TEXT), value, width - 3);
  scene_node_add (group, node);
}

static void
draw_slots (const Stage     *self,
            const StageItem *item,
            SceneNode       *group)
{
  const MachineObjectView *object = item->object;
  guint n = stage_pipe_n_slots (object);
  double width = stage_pipe_slot_width (object), total = n * (width + SLOT_GAP) - SLOT_GAP;
  gboolean more = n < object->capacity;
  double x = item->box.x + item->core.x + (item->core.width - total - (more ? 30 : 0)) / 2;
  double y = item->box.y + item->core.y + (item->core.height - SLOT_HEIGHT) / 2;
  guint taken = self->model->index
                  ? scene_index_count_taken (self->model->index, object->id, self->model->position)
                  : 0;

  if (more)
    {
      g_autofree char *rest = g_strdup_printf ("+%u", object->capacity - n);

      scene_style_add_text (group, self->fonts, x + 12, y + 16, SCENE_MIDDLE, &stage_font_small,
                            SCENE_COLOR (DIM), rest, 30);
      x += 30;
    }
  for (guint i = 0; i < n; i++)
    draw_slot (self, item, group, i, x + (n - 1 - i) * (width + SLOT_GAP), y, width);
  for (guint i = 0; i < MIN (n, object->n_values); i++)
    draw_value (self, item, group, taken + i, object->values[i],
                x + (n - 1 - i) * (width + SLOT_GAP), y, width);
}

static void
draw_chan (const Stage     *self,
           const StageItem *item,
           SceneNode       *group)
{
  const MachineObjectView *object = item->object;
  SceneNode *body = add_body (self, item, item->core.height / 2, SCENE_COLOR (CARD),
                              SCENE_COLOR (INK));

  if (object->closed)
    scene_node_set_pattern (body, SCENE_CROSS, SCENE_COLOR (LINE));
  scene_node_add (group, body);
  if (object->capacity > 0)
    draw_slots (self, item, group);
  if (object->closed)
    {
      /* A bar across the mouth where values went in. */
      SceneNode *bar = scene_node_new_rect (item->box.x + item->core.x - 4,
                                            item->box.y + item->core.y + 3, 7,
                                            item->core.height - 6, 2.5);

      scene_node_set_fill (bar, SCENE_COLOR (BAD));
      scene_node_add (group, bar);
    }
}

/* ---- locks, counters, timers, contexts ------------------------------------------------------ */

static void
draw_lock (const Stage     *self,
           const StageItem *item,
           SceneNode       *group)
{
  const MachineObjectView *object = item->object;
  gboolean held = object->owner != 0 || object->n_readers > 0;
  SceneColor ink = held ? SCENE_COLOR (ACCENT) : SCENE_COLOR (INK);
  gboolean many = object->kind == MACHINE_OBJECT_RWMUTEX;
  double x = item->box.x + item->box.width / 2 + (many ? 11 : 0), y = item->box.y + item->core.y;
  /* An open lock's shackle stands to the side. */
  double shift = held ? 0 : 9;
  ScenePoint shackle[] = { { x - 5.5 + shift, y + 19 }, { x - 5.5 + shift, y + 14 },
                           { x - 5.5 + shift, y + 8 },  { x + shift, y + 8 },
                           { x + 5.5 + shift, y + 8 },  { x + 5.5 + shift, y + 14 },
                           { x + 5.5 + shift, y + 19 } };
  SceneNode *body, *path;

  scene_node_add (group, add_body (self, item, 10,
                                   held ? SCENE_COLOR (ACCENT_SOFT) : SCENE_COLOR (CARD), ink));
  path = scene_node_new_path (shackle, G_N_ELEMENTS (shackle), FALSE);
  scene_node_set_stroke (path, ink, 2.4);
  scene_node_add (group, path);
  body = scene_node_new_rect (x - 9, y + 18, 18, 13, 3);
  scene_node_set_fill (body, ink);
  scene_node_add (group, body);
  if (many)
    scene_style_add_text (group, self->fonts, x - 32, y + 28, SCENE_START, &stage_font_small,
                          SCENE_COLOR (TEXT), "RW", 30);
}

static void
draw_number (const Stage     *self,
             const StageItem *item,
             SceneNode       *group,
             const char      *text,
             gboolean         done)
{
  static const SceneFont font = { SCENE_SANS, 18, 700 };

  scene_node_add (group,
                  add_body (self, item, 10,
                            done ? SCENE_COLOR (GOOD_SOFT) : SCENE_COLOR (CARD),
                            done ? SCENE_COLOR (GOOD) : SCENE_COLOR (INK)));
  scene_style_add_text (group, self->fonts, item->box.x + item->box.width / 2,
                        item->box.y + item->core.y + 26.5, SCENE_MIDDLE, &font,
                        done ? SCENE_COLOR (GOOD_TEXT) : SCENE_COLOR (TEXT), text,
                        item->core.width - 8);
}

static void
draw_timer (const Stage     *self,
            const StageItem *item,
            SceneNode       *group)
{
  double x = item->box.x + item->box.width / 2, y = item->box.y + item->core.y + 20;
  gboolean pending = item->object->when_ns >= 0;
  SceneColor ink = pending ? SCENE_COLOR (INK) : SCENE_COLOR (DONE);
  SceneNode *hand;

  scene_node_add (group, add_body (self, item, item->core.height / 2,
                                   pending ? SCENE_COLOR (SLOT) : SCENE_COLOR (DONE_SOFT), ink));
  hand = scene_node_new_line (x, y, x, y - 12);
  scene_node_set_stroke (hand, ink, 2);
  scene_node_add (group, hand);
  hand = scene_node_new_line (x, y, x + 8, y + 5);
  scene_node_set_stroke (hand, ink, 2);
  scene_node_add (group, hand);
}

static void
draw_context (const Stage     *self,
              const StageItem *item,
              SceneNode       *group)
{
  const MachineObjectView *object = item->object;
  SceneNode *body = add_body (self, item, 8,
                              object->done ? SCENE_COLOR (BAD_SOFT) : SCENE_COLOR (CARD),
                              object->done ? SCENE_COLOR (BAD) : SCENE_COLOR (INK));

  scene_node_add (group, body);
  scene_style_add_text (group, self->fonts, item->box.x + item->box.width / 2,
                        item->box.y + item->core.y + 24.5, SCENE_MIDDLE, &stage_font_name,
                        object->done ? SCENE_COLOR (BAD_TEXT) : SCENE_COLOR (TEXT),
                        object->label ? object->label : "context", item->core.width - 12);
}

static void
draw_body (const Stage     *self,
           const StageItem *item,
           SceneNode       *group)
{
  const MachineObjectView *object = item->object;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, object->count);

  switch (object->kind)
    {
    case MACHINE_OBJECT_CHAN:
      draw_chan (self, item, group);
      break;
    case MACHINE_OBJECT_MUTEX:
    case MACHINE_OBJECT_RWMUTEX:
      draw_lock (self, item, group);
      break;
    case MACHINE_OBJECT_WAITGROUP:
      draw_number (self, item, group, number, object->count == 0);
      break;
    case MACHINE_OBJECT_COND:
      draw_number (self, item, group, "…", FALSE);
      break;
    case MACHINE_OBJECT_ONCE:
      draw_number (self, item, group, "1×", object->count != 0);
      break;
    case MACHINE_OBJECT_TIMER:
      draw_timer (self, item, group);
      break;
    case MACHINE_OBJECT_CONTEXT:
      draw_context (self, item, group);
      break;
    }
}

SceneNode *
stage_draw_object (const Stage     *self,
                   const StageItem *item)
{
  static const char *const classes[]
    = { "channel", "mutex", "rwmutex", "waitgroup", "cond", "once", "timer", "context" };
  const MachineObjectView *object = item->object;
  SceneNode *group = scene_node_new_group (item->id);
  g_autofree char *line = scene_words_object_line (self->model, object);

  group->css_class = classes[object->kind];
  scene_node_set_ref (group, SCENE_REF_OBJECT, object->id, 0, 0);
  scene_node_take_title (group, scene_words_object_sentence (self->model, object));
  draw_title (self, item, group);
  draw_body (self, item, group);
  scene_style_add_text (group, self->fonts, item->box.x + item->box.width / 2,
                        item->box.y + item->core.y + item->core.height + 14, SCENE_MIDDLE,
                        &stage_font_line, SCENE_COLOR (DIM), line,
                        item->width_px + STAGE_TEXT_SPILL);
  if (object->n_waiters)
    draw_queue (self, item, object, group);
  else if (item->channel && item->channel->n_waiters)
    draw_queue (self, item, item->channel, group);
  return group;
}
