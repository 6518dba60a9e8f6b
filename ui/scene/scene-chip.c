/* SPDX-License-Identifier: MIT */

/*
 * A plate is the soft colour of the goroutine's state with a border in the
 * full one; only who runs is filled. Patterns are left out: the lane that a
 * plate lies in has the state's word beside it.
 */

#include "scene-chip.h"

#include "scene-style.h"
#include "scene-words.h"

static const SceneFont number_font = { SCENE_SANS, 12, 700 };
static const SceneFont text_font = { SCENE_SANS, 11, 400 };

guint
scene_chip_count_fitting (double lane_width_px,
                          double chip_width_px,
                          guint  n)
{
  double stride = chip_width_px + SCENE_CHIP_GAP_PX;

  if (n * stride - SCENE_CHIP_GAP_PX <= lane_width_px)
    return n;
  return (guint) MAX ((lane_width_px - SCENE_CHIP_WIDTH_PX) / stride, 0);
}

/**
 * scene_chip_new:
 * @text: (nullable): what follows the number
 *
 * Makes the plate of a goroutine. It refers to the goroutine, and its title is what there is to
 * say of it.
 *
 * Returns: (transfer full): a group, not yet sealed
 */
SceneNode *
scene_chip_new (SceneFonts         *fonts,
                const SceneModel   *model,
                const MachineGView *g,
                const char         *id,
                const SceneRect    *box,
                const char         *text)
{
  SceneNode *group = scene_node_new_group (id);
  SceneNode *plate = scene_node_new_rect (box->x, box->y, box->width, box->height, 7);
  SceneColor ink = scene_style_state_text (g->state, g->panicking);
  g_autofree char *label = scene_words_g (g->id);
  double y = box->y + box->height / 2 + 4.3;
  double width = scene_fonts_get_width (fonts, &number_font, label);

  group->css_class = "goroutine";
  scene_node_set_ref (group, SCENE_REF_GOROUTINE, g->id, 0, 0);
  scene_node_take_title (group, scene_words_g_sentence (model, g));
  scene_style_state (plate, g->state, g->panicking);
  plate->pattern = SCENE_SOLID;
  plate->stroke_px = 1.6;
  scene_node_add (group, plate);
  if (text == NULL)
    {
      scene_style_add_text (group, fonts, box->x + box->width / 2, y, SCENE_MIDDLE, &number_font,
                            ink, label, box->width - 4);
      return group;
    }
  scene_style_add_text (group, fonts, box->x + 10, y, SCENE_START, &number_font, ink, label,
                        box->width - 14);
  scene_style_add_text (group, fonts, box->x + 10 + width + 7, y, SCENE_START, &text_font, ink,
                        text, box->width - width - 10 - 7 - 8);
  return group;
}

void
scene_chip_add_rest (SceneNode  *group,
                     SceneFonts *fonts,
                     double      x,
                     double      y,
                     guint       n)
{
  g_autofree char *text = g_strdup_printf ("+%u", n);

  scene_style_add_text (group, fonts, x, y + SCENE_CHIP_HEIGHT_PX / 2 + 4, SCENE_START, &text_font,
                        SCENE_COLOR (DIM), text, SCENE_CHIP_WIDTH_PX);
}
