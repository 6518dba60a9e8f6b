/* SPDX-License-Identifier: MIT */

/*
 * Drawing the tree of contexts. Lines first, then cards, then the plates of
 * the goroutines that wait, then the marks of a cancellation on its way.
 */

#include "scene-context.h"

#include "scene-chip.h"
#include "scene-context-private.h"
#include "scene-style.h"
#include "scene-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MARGIN_PX 20.0
#define CARD_PX 220.0
#define CARD_HEIGHT_PX 46.0
#define ROW_PX 62.0
#define WAITERS_PX 60.0  /* of the card: plates below each other */
#define INDENT_PX 36.0   /* of children, against their parent */
#define TRUNK_PX 16.0    /* where lines leave the lower side of a card */
#define MARK_PX 5.5
#define PLATE_HEIGHT_PX 18.0
#define EMPTY_HEIGHT_PX 120.0

static const SceneFont label_font = { SCENE_SANS, 12, 700 };
static const SceneFont line_font = { SCENE_SANS, 11, 400 };

/* The tree being drawn. */
typedef struct
{
  const SceneModel *model;
  SceneFonts       *fonts;
  const GArray     *cards;
  SceneNode        *lines, *nodes, *plates, *messages;
  GHashTable       *placed; /* goroutines that have a plate */
} Tree;

void
scene_context_view_init (SceneContextView *self)
{
  *self = (SceneContextView){ .width_px = 480 };
}

static SceneRect
card_box (const ContextCard *card)
{
  return (SceneRect){ MARGIN_PX + card->depth * INDENT_PX, MARGIN_PX + card->row * ROW_PX, CARD_PX,
                      CARD_HEIGHT_PX };
}

/* ---- who waits ------------------------------------------------------------------------------- */

static void
draw_waiters (Tree              *self,
              const ContextCard *card)
{
  const MachineObjectView *channel = scene_model_find_object (self->model, card->context->channel);
  SceneRect box = card_box (card);
  guint n = channel != NULL ? channel->n_waiters : 0;
  guint shown = n <= 2 ? n : 1;

  for (guint i = 0; i < shown; i++)
    {
      guint32 g = channel->waiters[i].g;
      const MachineGView *view = scene_model_find_g (self->model, g);
      gboolean first = g_hash_table_add (self->placed, GUINT_TO_POINTER (g));
      g_autofree char *id = first ? g_strdup_printf ("g%u", g)
                                  : g_strdup_printf ("ctx%u.g%u", card->context->id, g);
      double middle = box.y + (CARD_HEIGHT_PX - PLATE_HEIGHT_PX) / 2;
      SceneRect plate = { box.x + CARD_PX - WAITERS_PX,
                          n == 1 ? middle : box.y + 4 + i * (PLATE_HEIGHT_PX + 2),
                          WAITERS_PX - 14, PLATE_HEIGHT_PX };

      if (view != NULL)
        scene_node_add (self->plates,
                        scene_chip_new (self->fonts, self->model, view, id, &plate, NULL));
    }
  if (shown < n)
    scene_chip_add_rest (self->plates, self->fonts, box.x + CARD_PX - WAITERS_PX + 6,
                         box.y + PLATE_HEIGHT_PX + 2, n - shown);
}

/* ---- cards ---------------------------------------------------------------------------------- */

static void
style_card (SceneNode         *plate,
            const ContextCard *card)
{
  gboolean is_value = card->context != NULL && card->context->label != NULL
                      && g_str_has_prefix (card->context->label, "WithValue");

  plate->radius = is_value ? CARD_HEIGHT_PX / 2 : 8;
  scene_node_set_fill (plate, card->now ? SCENE_COLOR (BAD_SOFT)
                              : card->done ? SCENE_COLOR (DONE_SOFT)
                              : card->context != NULL ? SCENE_COLOR (GOOD_SOFT)
                                                      : SCENE_COLOR (CARD));
  scene_node_set_stroke (plate, card->now ? SCENE_COLOR (BAD)
                                : card->done ? SCENE_COLOR (DONE)
                                : card->context != NULL ? SCENE_COLOR (GOOD)
                                                        : SCENE_COLOR (BORDER),
                         card->now ? 2 : 1.4);
}

/* The variable it was made into; nothing where the machine only counted. */
static const char *
find_name (const MachineObjectView *context)
{
  const char *name = context->name != NULL ? context->name : "";

  return strchr (name, '#') != NULL ? "" : name;
}

static char *
dup_line (const Tree        *self,
          const ContextCard *card)
{
  const char *name = find_name (card->context);
  g_autofree char *state = card->now ? g_strdup (_ ("done just now"))
                           : card->done ? g_strdup (_ ("done"))
                                        : scene_words_object_line (self->model, card->context);

  return *name != '\0' ? g_strdup_printf ("%s · %s", name, state) : g_steal_pointer (&state);
}

static char *
dup_title (const Tree        *self,
           const ContextCard *card)
{
  GString *text = g_string_new (NULL);
  g_autofree char *line = dup_line (self, card);
  const char *label = card->context->label != NULL ? card->context->label : "";
  const ContextCard *above = &g_array_index (self->cards, ContextCard, card->parent);

  g_string_append_printf (text, "%s: %s.", label, line);
  if (above->context != NULL && above->context->label != NULL)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, _ ("It derives from %s."), above->context->label);
    }
  for (guint at = card->parent; at != G_MAXUINT; at = above->parent)
    {
      above = &g_array_index (self->cards, ContextCard, at);
      if (above->context != NULL && above->context->label != NULL
          && g_str_has_prefix (above->context->label, "WithValue "))
        {
          g_string_append_c (text, ' ');
          g_string_append_printf (text, _ ("It sees the value of %s."),
                                  above->context->label + strlen ("WithValue "));
        }
    }
  return g_string_free (text, FALSE);
}

static void
draw_context (Tree              *self,
              const ContextCard *card)
{
  SceneRect box = card_box (card);
  g_autofree char *id = g_strdup_printf ("ctx%u", card->context->id);
  g_autofree char *line = dup_line (self, card);
  SceneNode *group = scene_node_new_group (id);
  SceneNode *plate = scene_node_new_rect (box.x, box.y, box.width, box.height, 8);
  SceneColor ink = card->done && !card->now ? SCENE_COLOR (DIM) : SCENE_COLOR (TEXT);

  group->css_class = "context";
  scene_node_set_ref (group, SCENE_REF_OBJECT, card->context->id, 0, 0);
  scene_node_take_title (group, dup_title (self, card));
  style_card (plate, card);
  scene_node_add (group, plate);
  scene_style_add_text (group, self->fonts, box.x + 14, box.y + 19, SCENE_START, &label_font, ink,
                        card->context->label, CARD_PX - WAITERS_PX - 18);
  scene_style_add_text (group, self->fonts, box.x + 14, box.y + 35, SCENE_START, &line_font,
                        card->now ? SCENE_COLOR (BAD_TEXT) : SCENE_COLOR (DIM), line,
                        CARD_PX - WAITERS_PX - 18);
  scene_node_add (self->nodes, group);
  draw_waiters (self, card);
}

/* The root, or a card for the contexts that have none. */
static void
draw_plain (Tree              *self,
            const ContextCard *card)
{
  const ContextCard *above = card->parent != G_MAXUINT
                               ? &g_array_index (self->cards, ContextCard, card->parent) : NULL;
  SceneRect box = card_box (card);
  g_autofree char *text = NULL, *id = NULL;
  SceneNode *group, *plate;

  text = card->n_rest > 0 ? g_strdup_printf (_ ("%u more"), card->n_rest)
                          : g_strdup ("Background, TODO");
  id = card->n_rest == 0 ? g_strdup ("ctx0")
                         : g_strdup_printf ("ctx%u.rest",
                                            above->context != NULL ? above->context->id : 0);
  group = scene_node_new_group (id);
  group->css_class = "context";
  plate = scene_node_new_rect (box.x, box.y, box.width, box.height, 8);
  style_card (plate, card);
  if (card->n_rest > 0)
    scene_node_set_dash (plate, 4, 3);
  scene_node_add (group, plate);
  scene_style_add_text (group, self->fonts, box.x + 14, box.y + CARD_HEIGHT_PX / 2 + 4,
                        SCENE_START, &line_font, SCENE_COLOR (DIM), text, CARD_PX - 26);
  scene_node_add (self->nodes, group);
}

/* ---- lines ---------------------------------------------------------------------------------- */

static void
draw_line (Tree              *self,
           const ContextCard *card)
{
  const ContextCard *above = &g_array_index (self->cards, ContextCard, card->parent);
  SceneRect from = card_box (above), to = card_box (card);
  double start = from.x + TRUNK_PX, y = from.y + CARD_HEIGHT_PX;
  double end = to.x - 1, end_y = to.y + CARD_HEIGHT_PX / 2;
  ScenePoint path[] = { { start, y }, { start, end_y }, { start, end_y }, { end, end_y } };
  guint32 number = card->context != NULL ? card->context->id
                   : above->context != NULL ? above->context->id : 0;
  g_autofree char *id = g_strdup_printf (card->context != NULL ? "edge:ctx%u"
                                                               : "edge:ctx%u.rest", number);
  SceneNode *group = scene_node_new_group (id);
  gboolean spreads = card->now && above->done;

  group->css_class = "edge";
  scene_style_add_arrow (group, path, 4, spreads ? SCENE_COLOR (BAD) : SCENE_COLOR (LINE),
                         spreads ? 2 : 1.4, card->n_rest > 0 ? 4 : 0);
  scene_node_add (self->lines, group);
  if (spreads)
    {
      g_autofree char *mark_id = g_strdup_printf ("cancel:%u", number);
      SceneNode *mark = scene_node_new_ellipse (end, end_y, MARK_PX, MARK_PX);

      scene_node_set_id (mark, mark_id);
      scene_node_set_fill (mark, SCENE_COLOR (BAD));
      scene_node_set_stroke (mark, SCENE_COLOR (SURFACE), 1.5);
      scene_node_set_travel (mark, path, 4);
      scene_node_add (self->messages, mark);
    }
}

/* ---- the whole ------------------------------------------------------------------------------ */

static char *
dup_description (const Tree *self)
{
  GString *text = g_string_new (NULL);
  guint n = 0, n_done = 0;

  for (guint i = 0; i < self->model->objects->len; i++)
    {
      const MachineObjectView *object = self->model->objects->pdata[i];

      n += object->kind == MACHINE_OBJECT_CONTEXT;
      n_done += object->kind == MACHINE_OBJECT_CONTEXT && object->done;
    }
  if (n == 0)
    return g_string_free (g_string_append (text, _ ("The program has made no context yet.")),
                          FALSE);
  g_string_append_printf (text, _ ("Contexts: %u, of which done: %u."), n, n_done);
  for (guint i = 1; i < MIN (self->cards->len, 12); i++)
    {
      const ContextCard *card = &g_array_index (self->cards, ContextCard, i);
      g_autofree char *title = card->context != NULL ? dup_title (self, card) : NULL;

      if (title != NULL)
        g_string_append_printf (text, " %s", title);
    }
  return g_string_free (text, FALSE);
}

static void
draw_cards (Tree      *self,
            SceneRect *out_bounds)
{
  *out_bounds = (SceneRect){ 0 };
  for (guint i = 0; i < self->cards->len; i++)
    {
      const ContextCard *card = &g_array_index (self->cards, ContextCard, i);
      SceneRect box = card_box (card);

      if (card->parent != G_MAXUINT)
        draw_line (self, card);
      if (card->context != NULL)
        draw_context (self, card);
      else
        draw_plain (self, card);
      scene_rect_union (out_bounds, &box);
    }
}

/**
 * scene_context_build:
 *
 * Draws the tree of contexts. The scene is larger than the view if the tree is.
 *
 * Cost: linear in the model's objects; at most some hundred cards are drawn.
 *
 * Returns: (transfer full): the scene
 */
Scene *
scene_context_build (const SceneModel       *model,
                     const SceneContextView *view,
                     SceneFonts             *fonts)
{
  g_autoptr (GArray) cards = context_layout (model);
  g_autoptr (GHashTable) placed = g_hash_table_new (NULL, NULL);
  Tree self = { .model = model, .fonts = fonts, .cards = cards, .placed = placed };
  SceneNode *root = scene_node_new_group ("contexts");
  g_autofree char *description = NULL;
  SceneRect bounds;

  self.lines = scene_node_new_group ("lines");
  self.nodes = scene_node_new_group ("nodes");
  self.plates = scene_node_new_group ("plates");
  self.messages = scene_node_new_group ("messages");
  draw_cards (&self, &bounds);
  description = dup_description (&self);
  scene_node_add (root, self.lines);
  scene_node_add (root, self.nodes);
  scene_node_add (root, self.plates);
  scene_node_add (root, self.messages);
  if (cards->len == 0)
    {
      bounds.height = EMPTY_HEIGHT_PX - MARGIN_PX;
      scene_style_add_text (root, fonts, MARGIN_PX, EMPTY_HEIGHT_PX / 2, SCENE_START, &line_font,
                            SCENE_COLOR (DIM), description, view->width_px - 2 * MARGIN_PX);
    }
  return scene_new (root, MAX (view->width_px, bounds.x + bounds.width + MARGIN_PX),
                    MAX (view->height_px, bounds.y + bounds.height + MARGIN_PX), _ ("Contexts"),
                    description);
}
