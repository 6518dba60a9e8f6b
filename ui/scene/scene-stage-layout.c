/* SPDX-License-Identifier: MIT */

/*
 * Places that stay. A place is a box reserved for one thing, known by meaning;
 * whoever is that thing in the present state stands there.
 *
 *     admit     learn of things and lines, reserve nothing yet
 *     place     first time: dot lays out all that was admitted; later: what has no
 *               place yet gets the nearest free room to its neighbours
 *
 * Keys: things made at the same place of the program by the same goroutine
 * (workers started in a loop, a timer made in each turn) share a base and are
 * numbered among themselves; a number is kept as long as its holder is on the
 * stage, and the lowest free one is given to the next.
 *
 * Things without any line would make a tall column in dot; they stand in rows
 * below the rest instead.
 */

#include "scene-stage-layout-private.h"

#include "scene-graph.h"

#include <math.h>
#include <string.h>

#define MAX_COLUMN 6
#define FREE_GAP 12.0
#define SEARCH_STEP 20.0
#define SEARCH_RINGS 40

static void
line_free (gpointer data)
{
  StageLine *line = data;

  g_free (line->key);
  g_free (line->points);
  g_free (line);
}

static void
make_tables (SceneStageLayout *self)
{
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->order = g_ptr_array_new_with_free_func (g_free);
  self->lines = g_hash_table_new (g_str_hash, g_str_equal);
  self->line_order = g_ptr_array_new_with_free_func (line_free);
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->laid_out = FALSE;
  self->n_rows = 0;
}

static void
drop_tables (SceneStageLayout *self)
{
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->lines);
  g_hash_table_unref (self->numbers);
  g_ptr_array_unref (self->order);
  g_ptr_array_unref (self->line_order);
}

/**
 * scene_stage_layout_new:
 * @fonts: measures the texts of all stages built with it
 *
 * Returns: (transfer full): a layout without places
 */
SceneStageLayout *
scene_stage_layout_new (SceneFonts *fonts)
{
  SceneStageLayout *self = g_new0 (SceneStageLayout, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->fonts = scene_fonts_ref (fonts);
  make_tables (self);
  return self;
}

/**
 * scene_stage_layout_ref:
 *
 * Returns: (transfer full): the same layout
 */
SceneStageLayout *
scene_stage_layout_ref (SceneStageLayout *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * scene_stage_layout_unref:
 * @self: (nullable) (transfer full): a layout
 */
void
scene_stage_layout_unref (SceneStageLayout *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  drop_tables (self);
  scene_fonts_unref (self->fonts);
  g_free (self);
}

/**
 * scene_stage_layout_reset:
 *
 * Forgets all places, so that the next build lays out anew.
 */
void
scene_stage_layout_reset (SceneStageLayout *self)
{
  drop_tables (self);
  make_tables (self);
  self->crowded = FALSE;
}

SceneFonts *
scene_stage_layout_get_fonts (const SceneStageLayout *self)
{
  return self->fonts;
}

gboolean
scene_stage_layout_is_crowded (const SceneStageLayout *self)
{
  return self->crowded;
}

/* ---- keys ---------------------------------------------------------------------------- */

static void
take_number (SceneStageLayout *self,
             GHashTable       *taken,
             StageItem        *item,
             guint             number)
{
  item->key = g_strdup_printf ("%s#%u", item->base, number);
  g_hash_table_add (taken, item->key);
  g_hash_table_insert (self->numbers, g_strconcat (item->id, " ", item->base, NULL),
                       GUINT_TO_POINTER (number + 1));
}

static gboolean
is_taken (GHashTable *taken,
          const char *base,
          guint       number)
{
  g_autofree char *key = g_strdup_printf ("%s#%u", base, number);

  return g_hash_table_contains (taken, key);
}

static void
assign_keys (SceneStageLayout *self,
             Stage            *stage)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) next
    = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, NULL);

  for (guint i = 0; i < stage->items->len; i++)
    {
      StageItem *item = stage->items->pdata[i];
      g_autofree char *name = g_strconcat (item->id, " ", item->base, NULL);
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, name));

      if (number && !is_taken (taken, item->base, number - 1))
        take_number (self, taken, item, number - 1);
    }
  for (guint i = 0; i < stage->items->len; i++)
    {
      StageItem *item = stage->items->pdata[i];
      guint number;

      if (item->key)
        continue;
      number = GPOINTER_TO_UINT (g_hash_table_lookup (next, item->base));
      while (is_taken (taken, item->base, number))
        number++;
      take_number (self, taken, item, number);
      g_hash_table_insert (next, item->base, GUINT_TO_POINTER (number + 1));
    }
}

static StagePlace *
admit_item (SceneStageLayout *self,
            const StageItem  *item)
{
  StagePlace *place = g_hash_table_lookup (self->places, item->key);

  if (place == NULL)
    {
      place = g_new0 (StagePlace, 1);
      g_ptr_array_add (self->order, place);
      g_hash_table_insert (self->places, g_strdup (item->key), place);
    }
  if (!self->laid_out || !place->placed)
    {
      if (item->width_px > place->width)
        place->core.x = item->core.x;
      if (item->core.width > place->core.width)
        place->core = item->core;
      place->width = MAX (place->width, item->width_px);
      place->height = MAX (place->height, item->height_px);
    }
  return place;
}

/* Lines that have no say in where their ends stand get one where an end has no other line: the
 * closer of a channel that does nothing else stands left of it. */
static void
rank_lone_lines (SceneStageLayout *self)
{
  for (guint i = 0; i < self->line_order->len; i++)
    {
      StageLine *line = self->line_order->pdata[i];

      if (line->weight <= 0 && (line->from->n_lines == 1 || line->to->n_lines == 1))
        line->weight = 1;
    }
}

static double
weigh (const StageEdge *edge)
{
  if (!edge->ranks)
    return 0;
  if (strcmp (edge->verb, "send") == 0 || strcmp (edge->verb, "recv") == 0)
    return 4;
  return strcmp (edge->verb, "wait") == 0 || strcmp (edge->verb, "derive") == 0 ? 2 : 1;
}

static char *
line_key (const Stage     *stage,
          const StageEdge *edge)
{
  return g_strconcat (stage_get_item (stage, edge->from)->key, ">",
                      stage_get_item (stage, edge->to)->key, ":", edge->verb, NULL);
}

static void
admit_edge (SceneStageLayout *self,
            Stage            *stage,
            const StageEdge  *edge)
{
  g_autofree char *key = line_key (stage, edge);
  StageLine *line;

  if (edge->fleeting || self->laid_out || g_hash_table_contains (self->lines, key))
    return;
  line = g_new0 (StageLine, 1);
  line->key = g_steal_pointer (&key);
  line->from = g_hash_table_lookup (self->places, stage_get_item (stage, edge->from)->key);
  line->to = g_hash_table_lookup (self->places, stage_get_item (stage, edge->to)->key);
  line->from->n_lines++;
  line->to->n_lines++;
  line->weight = weigh (edge);
  g_ptr_array_add (self->line_order, line);
  g_hash_table_insert (self->lines, line->key, line);
}

void
scene_stage_layout_admit (SceneStageLayout *self,
                          Stage            *stage)
{
  assign_keys (self, stage);
  for (guint i = 0; i < stage->items->len; i++)
    admit_item (self, stage_get_item (stage, i));
  for (guint i = 0; i < stage->edges->len; i++)
    admit_edge (self, stage, &g_array_index (stage->edges, StageEdge, i));
}

/* ---- the whole at once ----------------------------------------------------------------- */

static void
read_line (StageLine       *line,
           SceneGraph *graph)
{
  const ScenePoint *points = scene_graph_get_edge (graph, line->edge, &line->n_points);

  line->points = g_memdup2 (points, line->n_points * sizeof *points);
  for (guint i = 0; i < line->n_points; i++)
    {
      line->points[i].x += STAGE_MARGIN;
      line->points[i].y += STAGE_MARGIN;
    }
}

double
stage_layout_flow (const SceneStageLayout *self,
                   double                  top,
                   double                  width,
                   gboolean                shown)
{
  double x = STAGE_MARGIN, y = top, row_height = 0;

  width = MAX (width, 4 * (STAGE_TEXT_WIDTH + STAGE_NODE_GAP));
  for (guint i = 0; i < self->order->len; i++)
    {
      StagePlace *place = self->order->pdata[i];

      if (!place->loose)
        continue;
      if (x > STAGE_MARGIN && x + place->width > width + STAGE_MARGIN)
        {
          x = STAGE_MARGIN;
          y += row_height + STAGE_NODE_GAP;
          row_height = 0;
        }
      *(shown ? &place->shown : &place->box) = (SceneRect) { x, y, place->width, place->height };
      row_height = MAX (row_height, place->height);
      x += place->width + STAGE_NODE_GAP;
    }
  return y + row_height - top;
}

static void
place_loose (SceneStageLayout *self,
             double            top,
             double            width)
{
  for (guint i = 0; i < self->order->len; i++)
    {
      StagePlace *place = self->order->pdata[i];

      place->loose = !place->placed;
      place->placed = TRUE;
    }
  stage_layout_flow (self, top, width, FALSE);
}

/* Many things fed by one, or feeding one, would stand in one tall column: from some number on they
 * take turns in standing one, two, three columns away. */
static guint
stagger (const SceneStageLayout *self,
         const StageLine             *line,
         guint                   index)
{
  guint out_before = 0, out_all = 0, in_before = 0, in_all = 0;

  for (guint i = 0; i < self->line_order->len; i++)
    {
      const StageLine *other = self->line_order->pdata[i];

      if (other->weight <= 0)
        continue;
      if (other->from == line->from && other->to->n_lines == line->to->n_lines)
        {
          out_all++;
          out_before += i < index;
        }
      if (other->to == line->to && other->from->n_lines == line->from->n_lines)
        {
          in_all++;
          in_before += i < index;
        }
    }
  if (out_all > MAX_COLUMN)
    return 1 + out_before % ((out_all + MAX_COLUMN - 1) / MAX_COLUMN);
  if (in_all > MAX_COLUMN && line->from->n_lines == 1)
    return 1 + in_before % ((in_all + MAX_COLUMN - 1) / MAX_COLUMN);
  return 1;
}

static void
lay_out (SceneStageLayout *self)
{
  g_autoptr (SceneGraph) graph
    = scene_graph_new (SCENE_GRAPH_RIGHT, STAGE_NODE_GAP, STAGE_RANK_GAP);
  double width = 0, height = 0;

  rank_lone_lines (self);
  for (guint i = 0; i < self->order->len; i++)
    {
      StagePlace *place = self->order->pdata[i];
      /* Circles are square; whatever else has a core is a box with round ends. */
      gboolean round = place->core.width == place->core.height;

      place->node = place->n_lines == 0
                      ? SCENE_GRAPH_NONE
                      : scene_graph_add_node (graph, SCENE_GRAPH_NONE, place->width, place->height,
                                              round ? SCENE_GRAPH_ELLIPSE : SCENE_GRAPH_RECT,
                                              &place->core);
    }
  for (guint i = 0; i < self->line_order->len; i++)
    {
      StageLine *line = self->line_order->pdata[i];

      line->edge = scene_graph_add_edge (graph, line->from->node, line->to->node,
                                         SCENE_GRAPH_NONE, SCENE_GRAPH_NONE,
                                         stagger (self, line, i), line->weight, 0, 0);
    }
  if (self->line_order->len)
    {
      scene_graph_layout_sides (graph);
      scene_graph_get_size (graph, &width, &height);
    }
  for (guint i = 0; i < self->order->len; i++)
    {
      StagePlace *place = self->order->pdata[i];

      if (place->node == SCENE_GRAPH_NONE)
        continue;
      scene_graph_get_node (graph, place->node, &place->box);
      place->box.x = round (place->box.x + STAGE_MARGIN);
      place->box.y = round (place->box.y + STAGE_MARGIN);
      place->placed = TRUE;
    }
  for (guint i = 0; i < self->line_order->len; i++)
    read_line (self->line_order->pdata[i], graph);
  place_loose (self, STAGE_MARGIN + (height > 0 ? height + STAGE_NODE_GAP : 0), width);
  self->laid_out = TRUE;
}

/* ---- one by one --------------------------------------------------------------------------- */

static gboolean
is_free (const SceneStageLayout *self,
         const SceneRect        *box)
{
  for (guint i = 0; i < self->order->len; i++)
    {
      const StagePlace *place = self->order->pdata[i];

      if (place->placed && scene_rect_overlaps (&place->box, box, FREE_GAP))
        return FALSE;
    }
  return TRUE;
}

/* Where it would like to stand: right of what leads to it, left of what it leads to. */
static void
find_wish (const SceneStageLayout *self,
           const Stage            *stage,
           guint                   index,
           const StagePlace            *place,
           double                 *x,
           double                 *y)
{
  guint n = 0;

  *x = *y = 0;
  for (guint i = 0; i < stage->edges->len; i++)
    {
      const StageEdge *edge = &g_array_index (stage->edges, StageEdge, i);
      guint other = edge->from == index ? edge->to : edge->to == index ? edge->from : STAGE_NONE;
      const StagePlace *there;

      if (other == STAGE_NONE)
        continue;
      there = g_hash_table_lookup (self->places, stage_get_item (stage, other)->key);
      if (there == NULL || !there->placed)
        continue;
      *x += edge->to == index ? there->box.x + there->box.width + STAGE_RANK_GAP
                              : there->box.x - STAGE_RANK_GAP - place->width;
      *y += there->box.y + (there->box.height - place->height) / 2;
      n++;
    }
  if (n)
    {
      *x = MAX (*x / n, STAGE_MARGIN);
      *y = MAX (*y / n, STAGE_MARGIN);
      return;
    }
  *x = STAGE_MARGIN;
  *y = STAGE_MARGIN;
  for (guint i = 0; i < self->order->len; i++)
    {
      const StagePlace *there = self->order->pdata[i];

      if (there->placed)
        *y = MAX (*y, there->box.y + there->box.height + STAGE_NODE_GAP);
    }
}

static void
place_one (SceneStageLayout *self,
           const Stage      *stage,
           guint             index,
           StagePlace            *place)
{
  double wish_x, wish_y, best = G_MAXDOUBLE;
  SceneRect found = { 0 };

  find_wish (self, stage, index, place, &wish_x, &wish_y);
  for (int row = -SEARCH_RINGS; row <= SEARCH_RINGS; row++)
    for (int column = -SEARCH_RINGS; column <= SEARCH_RINGS; column++)
      {
        SceneRect box = { round (wish_x + column * SEARCH_STEP),
                          round (wish_y + row * SEARCH_STEP), place->width, place->height };
        double distance = hypot (column, row);

        if (distance >= best || box.x < STAGE_MARGIN || box.y < STAGE_MARGIN
            || !is_free (self, &box))
          continue;
        best = distance;
        found = box;
      }
  if (best == G_MAXDOUBLE)
    {
      double bottom = STAGE_MARGIN;

      for (guint i = 0; i < self->order->len; i++)
        {
          const StagePlace *there = self->order->pdata[i];

          if (there->placed)
            bottom = MAX (bottom, there->box.y + there->box.height + STAGE_NODE_GAP);
        }
      found = (SceneRect) { STAGE_MARGIN, bottom, place->width, place->height };
    }
  place->box = found;
  place->placed = TRUE;
}

/* ---- public --------------------------------------------------------------------------------- */

static void
move_points (StageEdge *edge,
             double     dx,
             double     dy)
{
  for (guint i = 0; i < edge->n_points; i++)
    {
      edge->points[i].x += dx;
      edge->points[i].y += dy;
    }
}

static void
give_boxes (SceneStageLayout *self,
            Stage            *stage,
            double            dx,
            double            dy)
{
  for (guint i = 0; i < stage->items->len; i++)
    {
      StageItem *item = stage_get_item (stage, i);
      const StagePlace *place = g_hash_table_lookup (self->places, item->key);

      item->box = (SceneRect) { place->shown.x + (place->width - item->width_px) / 2 + dx,
                                place->shown.y + dy, item->width_px, item->height_px };
      item->row = place->row;
    }
  for (guint i = 0; i < stage->edges->len; i++)
    {
      StageEdge *edge = &g_array_index (stage->edges, StageEdge, i);
      g_autofree char *key = line_key (stage, edge);
      const StageLine *line = g_hash_table_lookup (self->lines, key);

      if (line == NULL || line->n_points == 0 || line->from->row != line->to->row)
        {
          stage_draw_curve (stage, edge);
          continue;
        }
      edge->points = g_memdup2 (line->points, line->n_points * sizeof *line->points);
      edge->n_points = line->n_points;
      move_points (edge, line->from->shown.x - line->from->box.x + dx,
                   line->from->shown.y - line->from->box.y + dy);
    }
}

/* What all places and lines need, things that are not there at present too. */
static void
get_size (const SceneStageLayout *self,
          double                 *out_width,
          double                 *out_height)
{
  double width = 0, height = 0;

  for (guint i = 0; i < self->order->len; i++)
    {
      const StagePlace *place = self->order->pdata[i];

      width = MAX (width, place->shown.x + place->shown.width + STAGE_MARGIN);
      height = MAX (height, place->shown.y + place->shown.height + STAGE_MARGIN);
    }
  for (guint i = 0; i < self->line_order->len; i++)
    {
      const StageLine *line = self->line_order->pdata[i];
      SceneRect bounds;

      if (line->n_points == 0 || line->from->row != line->to->row)
        continue;
      scene_path_get_bounds (line->points, line->n_points, &bounds);
      width = MAX (width, bounds.x + bounds.width + line->from->shown.x - line->from->box.x
                            + STAGE_MARGIN);
      height = MAX (height, bounds.y + bounds.height + line->from->shown.y - line->from->box.y
                              + STAGE_MARGIN);
    }
  *out_width = ceil (width);
  *out_height = ceil (height);
}

void
scene_stage_layout_place (SceneStageLayout *self,
                          Stage            *stage,
                          double           *out_width,
                          double           *out_height)
{
  double width, height;

  scene_stage_layout_admit (self, stage);
  if (!self->laid_out)
    lay_out (self);
  for (guint i = 0; i < stage->items->len; i++)
    {
      StagePlace *place = g_hash_table_lookup (self->places, stage_get_item (stage, i)->key);

      if (!place->placed)
        place_one (self, stage, i, place);
    }
  stage_layout_fold (self, stage->options->fold_width_px, stage->options->fold_height_px);
  get_size (self, &width, &height);
  *out_width = MAX (width, stage->options->width_px);
  *out_height = MAX (height, stage->options->height_px);
  stage->width_px = *out_width;
  give_boxes (self, stage, floor ((*out_width - width) / 2), floor ((*out_height - height) / 2));
}
