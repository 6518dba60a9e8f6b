/* SPDX-License-Identifier: MIT */

/*
 * Goroutines on the stage: a circle in the state's colour and pattern with the
 * number, the function below, and a line that says the state in words. The
 * pattern leaves a plain disc behind the number, so that it stays readable.
 * The cases of a select stand below, each with its mark:
 *
 *     ● ready    ○ not ready    ▶ chosen    × lost
 */

#include "scene-stage-private.h"
#include "scene-style.h"
#include "scene-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum
{
  ARM_READY,
  ARM_NOT_READY,
  ARM_CHOSEN,
  ARM_LOST,
} ArmState;

static void
draw_circle (const Stage        *self,
             const StageItem    *item,
             const MachineGView *g,
             SceneNode          *group)
{
  double x = item->box.x + item->core.x + STAGE_RADIUS;
  double y = item->box.y + item->core.y + STAGE_RADIUS;
  g_autofree char *label = scene_words_g (g->id);
  double width = scene_fonts_get_width (self->fonts, &stage_font_label, label);
  SceneNode *circle = scene_node_new_ellipse (x, y, STAGE_RADIUS, STAGE_RADIUS);

  if (item->members)
    {
      SceneNode *behind = scene_node_new_ellipse (x + 6, y - 5, STAGE_RADIUS, STAGE_RADIUS);

      scene_style_state (behind, g->state, g->panicking);
      scene_node_add (group, behind);
    }
  scene_style_state (circle, g->state, g->panicking);
  scene_node_add (group, circle);
  if (circle->pattern != SCENE_SOLID)
    {
      SceneNode *disc = scene_node_new_ellipse (x, y, width / 2 + 5, 11.5);

      scene_node_set_fill (disc, scene_style_state_soft (g->state, g->panicking));
      scene_node_add (group, disc);
    }
  scene_style_add_text (group, self->fonts, x, y + 5.3, SCENE_MIDDLE, &stage_font_label,
                        scene_style_state_text (g->state, g->panicking), label,
                        2 * STAGE_RADIUS - 4);
}

static ArmState
arm_state (const SceneModelSelect *select,
           guint32                 number,
           gboolean                ready)
{
  if (select->decided)
    return select->chosen == number ? ARM_CHOSEN : ARM_LOST;
  return ready ? ARM_READY : ARM_NOT_READY;
}

static void
draw_mark (SceneNode *group,
           ArmState   state,
           double     x,
           double     y)
{
  ScenePoint triangle[] = { { x - 3.5, y - 4.5 }, { x + 4.5, y }, { x - 3.5, y + 4.5 } };
  SceneNode *mark;

  switch (state)
    {
    case ARM_CHOSEN:
      mark = scene_node_new_polygon (triangle, 3);
      scene_node_set_fill (mark, SCENE_COLOR (ACCENT));
      break;
    case ARM_READY:
      mark = scene_node_new_ellipse (x, y, 4, 4);
      scene_node_set_fill (mark, SCENE_COLOR (GOOD));
      break;
    case ARM_NOT_READY:
      mark = scene_node_new_ellipse (x, y, 3.4, 3.4);
      scene_node_set_stroke (mark, SCENE_COLOR (INK), 1.3);
      break;
    case ARM_LOST:
    default:
      mark = scene_node_new_line (x - 3, y - 3, x + 3, y + 3);
      scene_node_set_stroke (mark, SCENE_COLOR (INK), 1.3);
      scene_node_add (group, mark);
      mark = scene_node_new_line (x - 3, y + 3, x + 3, y - 3);
      scene_node_set_stroke (mark, SCENE_COLOR (INK), 1.3);
      break;
    }
  scene_node_add (group, mark);
}

static const char *
arm_word (ArmState state)
{
  switch (state)
    {
    case ARM_CHOSEN:
      return _ ("chosen");
    case ARM_READY:
      return _ ("ready");
    case ARM_NOT_READY:
      return _ ("not ready");
    case ARM_LOST:
    default:
      return _ ("not chosen");
    }
}

static void
draw_arm (const Stage     *self,
          const StageItem *item,
          SceneNode       *out,
          guint32          number,
          const char      *text,
          ArmState         state,
          double           x,
          double           y)
{
  g_autofree char *id = number == SCENE_CASE_DEFAULT
                          ? g_strdup_printf ("%s.default", item->id)
                          : g_strdup_printf ("%s.case%u", item->id, number);
  SceneFont font = { SCENE_MONO, 10, state == ARM_CHOSEN ? 700 : 400 };
  gboolean bright = state == ARM_CHOSEN || state == ARM_READY;
  SceneNode *arm = scene_node_new_group (id), *ground;

  arm->css_class = "case";
  scene_node_set_ref (arm, SCENE_REF_CASE, item->number, number, 0);
  if (number == SCENE_CASE_DEFAULT)
    scene_node_take_title (arm, g_strdup_printf (_ ("Default: %s"), arm_word (state)));
  else
    scene_node_take_title (arm, g_strdup_printf (_ ("Case %u, %s: %s"), number, text,
                                                 arm_word (state)));
  ground = scene_node_new_rect (x + 2, y, STAGE_ARM_WIDTH - 4, STAGE_ARM_HEIGHT, 4);
  scene_node_set_fill (ground,
                       state == ARM_CHOSEN ? SCENE_COLOR (ACCENT_SOFT) : SCENE_COLOR (SLOT));
  scene_node_add (arm, ground);
  draw_mark (arm, state, x + 11, y + STAGE_ARM_HEIGHT / 2);
  scene_style_add_text (arm, self->fonts, x + 20, y + 11, SCENE_START, &font,
                        bright ? SCENE_COLOR (TEXT) : SCENE_COLOR (DIM), text,
                        STAGE_ARM_WIDTH - 26);
  scene_node_add (out, arm);
}

/* As the source says it, or else by the channel. */
static char *
dup_arm_text (const Stage            *self,
              const SceneModelSelect *select,
              guint                   index)
{
  const MachineCaseView *one = &g_array_index (select->cases, MachineCaseView, index);
  g_autofree char *name = NULL;

  if (select->labels && index < select->labels->len && select->labels->pdata[index])
    return g_strdup (select->labels->pdata[index]);
  name = scene_words_object_name (self->model, one->object);
  return g_strdup_printf (one->is_send ? "%s <-" : "<-%s", name);
}

static void
draw_select (const Stage     *self,
             const StageItem *item,
             SceneNode       *group)
{
  const SceneModelSelect *select = item->select;
  guint n = select->cases->len + (select->has_default ? 1 : 0);
  double x = item->box.x + item->box.width / 2 - STAGE_ARM_WIDTH / 2;
  double y = item->box.y + item->core.y + 2 * STAGE_RADIUS + 37;
  gboolean any_ready = FALSE;
  SceneNode *card = scene_node_new_rect (x, y, STAGE_ARM_WIDTH, n * STAGE_ARM_HEIGHT + 4, 6);

  scene_node_set_fill (card, SCENE_COLOR (SLOT));
  scene_node_set_stroke (card, SCENE_COLOR (BORDER), 1);
  scene_node_add (group, card);
  y += 2;
  for (guint i = 0; i < select->cases->len; i++, y += STAGE_ARM_HEIGHT)
    {
      const MachineCaseView *one = &g_array_index (select->cases, MachineCaseView, i);
      g_autofree char *text = dup_arm_text (self, select, i);

      any_ready |= one->ready;
      draw_arm (self, item, group, one->index, text,
                arm_state (select, one->index, one->ready), x, y);
    }
  if (select->has_default)
    draw_arm (self, item, group, SCENE_CASE_DEFAULT, "default",
              arm_state (select, SCENE_CASE_DEFAULT, !any_ready), x, y);
}

static char *
group_sentence (const Stage     *self,
                const StageItem *item)
{
  g_autofree char *name = scene_words_name (item->g->name);
  g_autofree char *line = scene_words_g_line (self->model, item->g);

  /* Translators: "1000 goroutines like G7, worker: waits: receive jobs" */
  return g_strdup_printf (_ ("%u goroutines like G%u, %s: %s."), item->members->len, item->g->id,
                          name, line);
}

/* What stands in brackets is told at the object too, so it goes first. */
static void
shorten (const Stage *self,
         char        *line,
         double       room)
{
  char *bracket = strstr (line, " (");

  if (bracket == NULL)
    bracket = strstr (line, "（");
  if (bracket && scene_fonts_get_width (self->fonts, &stage_font_line, line) > room)
    *bracket = '\0';
}

SceneNode *
stage_draw_goroutine (const Stage     *self,
                      const StageItem *item)
{
  const MachineGView *g = item->g;
  SceneNode *group = scene_node_new_group (item->id);
  double x = item->box.x + item->box.width / 2;
  double y = item->box.y + item->core.y + 2 * STAGE_RADIUS;
  g_autofree char *name = scene_words_name (g->name);
  g_autofree char *line = scene_words_g_line (self->model, g);
  gboolean dead = g->state == MACHINE_G_DEAD;
  double room = STAGE_TEXT_WIDTH + STAGE_TEXT_SPILL;

  shorten (self, line, room);
  group->css_class = "goroutine";
  scene_node_take_title (group, item->members ? group_sentence (self, item)
                                              : scene_words_g_sentence (self->model, g));
  if (item->members)
    {
      g_autofree char *counted = g_strdup_printf ("%s ×%u", name, item->members->len);

      scene_node_set_ref (group, SCENE_REF_GROUP, g->id, item->members->len, 0);
      g_free (name);
      name = g_steal_pointer (&counted);
    }
  else
    scene_node_set_ref (group, SCENE_REF_GOROUTINE, g->id, 0, 0);
  draw_circle (self, item, g, group);
  scene_style_add_text (group, self->fonts, x, y + 16, SCENE_MIDDLE, &stage_font_name,
                        dead ? SCENE_COLOR (DIM) : SCENE_COLOR (TEXT), name,
                        room);
  scene_style_add_text (group, self->fonts, x, y + 30, SCENE_MIDDLE, &stage_font_line,
                        g->panicking && !dead ? SCENE_COLOR (BAD_TEXT) : SCENE_COLOR (DIM), line,
                        room);
  if (item->select)
    draw_select (self, item, group);
  return group;
}
