/* SPDX-License-Identifier: MIT */

/*
 * What is on the stage. Goroutines: all that live, and those that ended as
 * long as they are few; above the limit, like ones become one. Objects: what
 * the program made, and what the library made if a goroutine of the program
 * waits on it. A timer or context and the channel it signals on are one item.
 */

#include "scene-stage-private.h"

#include "scene-words.h"

#include <string.h>

#define MAX_DEAD 6
#define MAX_OBJECTS 80
#define MAX_LIKE 40 /* objects made by the same line */
#define MAX_PIPE_WIDTH 236.0

const SceneFont stage_font_label = { SCENE_SANS, 15, 700 };
const SceneFont stage_font_name = { SCENE_SANS, 12, 600 };
const SceneFont stage_font_line = { SCENE_SANS, 11, 400 };
const SceneFont stage_font_title = { SCENE_MONO, 11.5, 700 };
const SceneFont stage_font_value = { SCENE_SANS, 13, 700 };
const SceneFont stage_font_small = { SCENE_SANS, 10.5, 400 };

static void
item_free (gpointer data)
{
  StageItem *item = data;

  g_free (item->id);
  g_free (item->base);
  g_free (item->key);
  g_clear_pointer (&item->members, g_array_unref);
  g_free (item);
}

static void
edge_clear (gpointer data)
{
  g_free (((StageEdge *) data)->points);
}

void
stage_free (Stage *self)
{
  g_ptr_array_unref (self->items);
  g_array_unref (self->edges);
  g_hash_table_unref (self->by_g);
  g_hash_table_unref (self->by_object);
  g_hash_table_unref (self->hidden);
  g_free (self);
}

static guint
find_index (GHashTable *table,
            guint32     id)
{
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (table, GUINT_TO_POINTER (id)));

  return at ? at - 1 : STAGE_NONE;
}

guint
stage_find_g (const Stage *self,
              guint32      g)
{
  return find_index (self->by_g, g);
}

guint
stage_find_object (const Stage *self,
                   guint32      object)
{
  return find_index (self->by_object, object);
}

StageItem *
stage_get_item (const Stage *self,
                guint        index)
{
  return self->items->pdata[index];
}

static void
add_item (Stage     *self,
          StageItem *item)
{
  g_ptr_array_add (self->items, item);
}

/* ---- sizes ---------------------------------------------------------------------------- */

guint
stage_pipe_n_slots (const MachineObjectView *channel)
{
  double width = stage_pipe_slot_width (channel) + 6;

  return MIN (channel->capacity, (guint) (MAX_PIPE_WIDTH / width));
}

/* By the type, not by the values: a pipe must not change its size while values come and go. */
double
stage_pipe_slot_width (const MachineObjectView *channel)
{
  static const char *const narrow[] = { "int",  "uint", "bool",     "byte",  "rune",
                                        "int8", "int16", "int32",   "int64", "struct {}",
                                        "struct{}", "error" };
  const char *elem = channel->type ? strstr (channel->type, "chan") : NULL;

  if (elem == NULL)
    return 26;
  elem += strlen ("chan");
  if (g_str_has_prefix (elem, "<-"))
    elem += 2;
  while (*elem == ' ')
    elem++;
  for (guint i = 0; i < G_N_ELEMENTS (narrow); i++)
    if (strcmp (elem, narrow[i]) == 0)
      return 26;
  return 58;
}

static void
measure_core (StageItem *item,
              double     core_width,
              double     core_height,
              double     above,
              double     below)
{
  item->width_px = MAX (core_width, STAGE_TEXT_WIDTH);
  item->height_px = above + core_height + below;
  item->core = (SceneRect) { (item->width_px - core_width) / 2, above, core_width, core_height };
}

static void
widen (StageItem *item,
       double     width)
{
  if (width <= item->width_px)
    return;
  item->core.x += (width - item->width_px) / 2;
  item->width_px = width;
}

static void
measure_goroutine (const Stage *self,
                   StageItem   *item)
{
  guint rows = 0;

  if (self->model->index)
    rows = scene_index_get_max_cases (self->model->index, item->number);
  if (item->select)
    rows = MAX (rows, item->select->cases->len + (item->select->has_default ? 1 : 0));
  measure_core (item, 2 * STAGE_RADIUS, 2 * STAGE_RADIUS, 3,
                36 + (rows ? 6 + STAGE_ARM_HEIGHT * rows : 0));
  if (rows)
    widen (item, STAGE_ARM_WIDTH);
}

static void
measure_object (const Stage *self,
                StageItem   *item)
{
  const MachineObjectView *object = item->object;
  double width = 58;

  if (object->kind == MACHINE_OBJECT_CHAN)
    {
      guint slots = stage_pipe_n_slots (object);

      width = MAX (slots * (stage_pipe_slot_width (object) + 6) + 24, 92);
      if (slots < object->capacity)
        width += 30;
    }
  else if (object->kind == MACHINE_OBJECT_CONTEXT)
    width = CLAMP (scene_fonts_get_width (self->fonts, &stage_font_name,
                                          object->label ? object->label : "")
                     + 24,
                   92, 180);
  else if (object->kind == MACHINE_OBJECT_TIMER)
    width = STAGE_PIPE_HEIGHT;
  measure_core (item, width, STAGE_PIPE_HEIGHT, STAGE_TITLE_HEIGHT, 38);
}

/* ---- goroutines ---------------------------------------------------------------------------- */

/* By its parent and the go statement: workers started in a loop share a base and are numbered. */
static char *
goroutine_base (const MachineGView *g)
{
  const char *dot = g->path ? strrchr (g->path, '.') : NULL;

  if (g->path == NULL || dot == NULL)
    return g_strdup_printf ("g:%s", g->path ? g->path : "");
  return g_strdup_printf ("g:%.*s:%u", (int) (dot - g->path), g->path, g->created_pc);
}

static gboolean
ended_now (const SceneModel *model,
           guint32           g)
{
  for (guint i = 0; i < model->events->len; i++)
    {
      const MachineEvent *event = &g_array_index (model->events, SceneModelEvent, i).event;

      if (event->kind == MACHINE_EVENT_EXIT && event->g == g)
        return TRUE;
    }
  return FALSE;
}

static guint
count_dead (const SceneModel *model)
{
  guint n = 0;

  for (guint i = 0; i < model->goroutines->len; i++)
    n += ((MachineGView *) model->goroutines->pdata[i])->state == MACHINE_G_DEAD;
  return n;
}

static void
add_goroutine (Stage              *self,
               const MachineGView *g)
{
  StageItem *item = g_new0 (StageItem, 1);

  item->is_g = TRUE;
  item->id = g_strdup_printf ("g%u", g->id);
  item->base = goroutine_base (g);
  item->number = g->id;
  item->g = g;
  item->select = scene_model_find_select (self->model, g->id);
  measure_goroutine (self, item);
  add_item (self, item);
  g_hash_table_insert (self->by_g, GUINT_TO_POINTER (g->id), GUINT_TO_POINTER (self->items->len));
}

/* One of a crowd that has a processor: whoever it is, it stands where the one before stood. */
static void
add_runner (Stage              *self,
            const MachineGView *g)
{
  StageItem *item;

  add_goroutine (self, g);
  item = self->items->pdata[self->items->len - 1];
  g_free (item->base);
  item->base = g_strdup_printf ("runner:%s:%d", g->name, g->p);
}

/* Those that do the same at the same place: one circle with a count. Of objects that nobody else
 * waits on, each its own, one stands for all that were made at the same place. */
static void
add_grouped (Stage              *self,
             GHashTable         *groups,
             const MachineGView *g)
{
  const MachineObjectView *object = scene_model_find_object (self->model, g->wait_object);
  gboolean own = object != NULL && object->n_waiters == 1;
  g_autofree char *key
    = g_strdup_printf ("group:%s:%d:%d:%s:%u", g->name, g->state, g->wait, own ? "own" : "",
                       own ? object->made_pc : g->wait_object);
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (groups, key));
  StageItem *item;

  if (at != 0 && own)
    g_hash_table_add (self->hidden, GUINT_TO_POINTER (object->id));

  if (at == 0)
    {
      add_goroutine (self, g);
      at = self->items->len;
      item = self->items->pdata[at - 1];
      g_free (item->base);
      item->base = g_strdup (key);
      item->members = g_array_new (FALSE, FALSE, sizeof (guint32));
      g_hash_table_insert (groups, g_steal_pointer (&key), GUINT_TO_POINTER (at));
    }
  item = self->items->pdata[at - 1];
  g_array_append_val (item->members, g->id);
  g_hash_table_insert (self->by_g, GUINT_TO_POINTER (g->id), GUINT_TO_POINTER (at));
}

static void
add_goroutines (Stage *self)
{
  const SceneModel *model = self->model;
  guint max = self->options->max_goroutines ? self->options->max_goroutines : STAGE_MAX_GOROUTINES;
  gboolean all_dead = self->options->show_dead || count_dead (model) <= MAX_DEAD;
  g_autoptr (GHashTable) groups
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  for (guint i = 0; i < model->goroutines->len; i++)
    {
      MachineGView *g = model->goroutines->pdata[i];

      if (g->state != MACHINE_G_DEAD || all_dead || ended_now (model, g->id))
        g_ptr_array_add (shown, g);
    }
  for (guint i = 0; i < shown->len; i++)
    {
      const MachineGView *g = shown->pdata[i];

      if (shown->len <= max || g->id == 1)
        add_goroutine (self, g);
      else if (g->state == MACHINE_G_RUNNING)
        add_runner (self, g);
      else
        add_grouped (self, groups, g);
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      StageItem *item = self->items->pdata[i];

      if (item->members && item->members->len == 1)
        g_clear_pointer (&item->members, g_array_unref);
    }
}

/* ---- objects -------------------------------------------------------------------------------- */

static const char *
object_prefix (MachineObjectKind kind)
{
  static const char *const prefixes[]
    = { "chan", "mutex", "rwmutex", "wg", "cond", "once", "timer", "ctx" };

  return prefixes[kind];
}

static gboolean
happens_now (const SceneModel *model,
             guint32           object)
{
  for (guint i = 0; object && i < model->events->len; i++)
    {
      const MachineEvent *event = &g_array_index (model->events, SceneModelEvent, i).event;

      if (event->object == object && event->kind != MACHINE_EVENT_BLOCK
          && event->kind != MACHINE_EVENT_WAKE)
        return TRUE;
    }
  return FALSE;
}

/* How many objects were made at each place: made_pc → number. */
static GHashTable *
count_likes (const SceneModel *model)
{
  GHashTable *likes = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < model->objects->len; i++)
    {
      gpointer pc = GUINT_TO_POINTER (((MachineObjectView *) model->objects->pdata[i])->made_pc);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (likes, pc));

      g_hash_table_insert (likes, pc, GUINT_TO_POINTER (n + 1));
    }
  return likes;
}

/* Of many like objects only those are shown that matter now. */
static gboolean
is_shown (const Stage             *self,
          const MachineObjectView *object,
          const MachineObjectView *channel,
          gboolean                 many)
{
  gboolean awaited = object->n_waiters > 0 || (channel && channel->n_waiters > 0);
  gboolean now = happens_now (self->model, object->id)
                 || (channel && happens_now (self->model, channel->id));

  if (g_hash_table_contains (self->hidden, GUINT_TO_POINTER (object->id)))
    return FALSE;
  if (object->kind == MACHINE_OBJECT_CONTEXT)
    return !many || awaited || now || !object->done;
  if (object->kind == MACHINE_OBJECT_TIMER && !object->library)
    return awaited || object->when_ns >= 0 || now;
  if (many)
    return awaited || now || object->owner != 0;
  return !object->library || awaited || self->options->show_library;
}

static void
add_object (Stage                   *self,
            const MachineObjectView *object,
            const MachineObjectView *channel)
{
  StageItem *item = g_new0 (StageItem, 1);
  const char *path = self->model->index && object->made_by
                       ? scene_index_get_path (self->model->index, object->made_by)
                       : "";

  item->id = g_strdup_printf ("%s%u", object_prefix (object->kind), object->id);
  item->base = g_strdup_printf ("%s:%s:%u:%s", object_prefix (object->kind), path,
                                object->made_pc, object->made_pc ? "" : object->name);
  item->number = object->id;
  item->object = object;
  item->channel = channel;
  measure_object (self, item);
  add_item (self, item);
  g_hash_table_insert (self->by_object, GUINT_TO_POINTER (object->id),
                       GUINT_TO_POINTER (self->items->len));
  if (channel)
    g_hash_table_insert (self->by_object, GUINT_TO_POINTER (channel->id),
                         GUINT_TO_POINTER (self->items->len));
}

static void
add_objects (Stage *self)
{
  const SceneModel *model = self->model;
  g_autoptr (GHashTable) channels = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) owned = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) likes = count_likes (model);
  guint first = self->items->len;

  for (guint i = 0; i < model->objects->len; i++)
    {
      MachineObjectView *object = model->objects->pdata[i];

      if (object->kind == MACHINE_OBJECT_CHAN)
        g_hash_table_insert (channels, GUINT_TO_POINTER (object->id), object);
      else if (object->channel)
        g_hash_table_add (owned, GUINT_TO_POINTER (object->channel));
    }
  for (guint i = 0; i < model->objects->len; i++)
    {
      MachineObjectView *object = model->objects->pdata[i];
      MachineObjectView *channel
        = object->channel
            ? g_hash_table_lookup (channels, GUINT_TO_POINTER (object->channel))
            : NULL;
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (likes, GUINT_TO_POINTER (object->made_pc)));

      if (object->kind == MACHINE_OBJECT_CHAN
          && g_hash_table_contains (owned, GUINT_TO_POINTER (object->id)))
        continue;
      if (is_shown (self, object, channel, object->made_pc != 0 && n > MAX_LIKE)
          && self->items->len - first < MAX_OBJECTS)
        add_object (self, object, channel);
    }
}

Stage *
stage_new (const SceneModel        *model,
           SceneFonts              *fonts,
           const SceneStageOptions *options)
{
  Stage *self = g_new0 (Stage, 1);

  self->model = model;
  self->options = options;
  self->fonts = fonts;
  self->items = g_ptr_array_new_with_free_func (item_free);
  self->edges = g_array_new (FALSE, TRUE, sizeof (StageEdge));
  g_array_set_clear_func (self->edges, edge_clear);
  self->by_g = g_hash_table_new (NULL, NULL);
  self->by_object = g_hash_table_new (NULL, NULL);
  self->hidden = g_hash_table_new (NULL, NULL);
  add_goroutines (self);
  add_objects (self);
  stage_add_edges (self);
  return self;
}
