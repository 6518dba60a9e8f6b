/* SPDX-License-Identifier: MIT */

/*
 * Rows and lanes are drawn first, then all plates in one group of their own:
 * what keeps its id within one group moves when two scenes are blended,
 * whichever lane it leaves.
 *
 * A lane shows the first of its queue, since these come next; what does not
 * fit is a number behind them.
 */

#include "scene-sched.h"

#include "scene-chip.h"
#include "scene-style.h"
#include "scene-words.h"

#include <glib/gi18n-lib.h>

#define MARGIN_PX 16.0
#define HEAD_PX 34.0
#define ROW_PX 46.0
#define ROW_GAP_PX 8.0
#define PART_GAP_PX 12.0
#define LABEL_PX 112.0
#define RUNS_PX 150.0
#define NEXT_PX 60.0
#define STEALS_PX 112.0
#define TIMER_PX 148.0
#define MIN_WIDTH_PX 560.0
#define PAD_PX 10.0

static const SceneFont name_font = { SCENE_SANS, 13, 700 };
static const SceneFont text_font = { SCENE_SANS, 11, 400 };

/* The scheduler being drawn. */
typedef struct
{
  const SceneModel *model;
  SceneFonts       *fonts;
  SceneNode        *lanes;
  SceneNode        *plates;
  double            width_px;
  GHashTable       *placed; /* ids of goroutines that have their place, as pointers */
} Sched;

void
scene_sched_view_init (SceneSchedView *self)
{
  *self = (SceneSchedView){ .width_px = 860 };
}

static void
draw_lane (SceneNode *out,
           double     x,
           double     y,
           double     width)
{
  SceneNode *lane = scene_node_new_rect (x, y, width, ROW_PX, 8);

  scene_node_set_fill (lane, SCENE_COLOR (CARD));
  scene_node_set_stroke (lane, SCENE_COLOR (BORDER), 1);
  scene_node_add (out, lane);
}

static void
place_g (Sched      *self,
         guint32     g,
         double      x,
         double      y,
         double      width,
         const char *text)
{
  const MachineGView *view = scene_model_find_g (self->model, g);
  SceneRect box = { x, y + (ROW_PX - SCENE_CHIP_HEIGHT_PX) / 2, width, SCENE_CHIP_HEIGHT_PX };
  g_autofree char *id = g_strdup_printf ("g%u", g);

  if (view == NULL || !g_hash_table_add (self->placed, GUINT_TO_POINTER (g)))
    return;
  scene_node_add (self->plates, scene_chip_new (self->fonts, self->model, view, id, &box, text));
}

/* The first goroutines of a queue, and how many more there are. */
static void
place_queue (Sched         *self,
             SceneNode     *out,
             const guint32 *queue,
             guint          n,
             double         x,
             double         y,
             double         width)
{
  guint shown = scene_chip_count_fitting (width, SCENE_CHIP_WIDTH_PX, n);
  double stride = SCENE_CHIP_WIDTH_PX + SCENE_CHIP_GAP_PX;

  for (guint i = 0; i < shown; i++)
    place_g (self, queue[i], x + i * stride, y, SCENE_CHIP_WIDTH_PX, NULL);
  for (guint i = shown; i < n; i++)
    g_hash_table_add (self->placed, GUINT_TO_POINTER (queue[i]));
  if (shown < n)
    scene_chip_add_rest (out, self->fonts, x + shown * stride + 2,
                         y + (ROW_PX - SCENE_CHIP_HEIGHT_PX) / 2, n - shown);
}

/* ---- processors ---------------------------------------------------------------------------- */

/* The steal that the step just made did for a processor, or NULL. */
static const MachineEvent *
find_steal (const SceneModel *model,
            guint             p)
{
  for (guint i = 0; i < model->events->len; i++)
    {
      const MachineEvent *event = &g_array_index (model->events, SceneModelEvent, i).event;

      if (event->kind == MACHINE_EVENT_STEAL && event->p == p)
        return event;
    }
  return NULL;
}

static void
draw_steals (const Sched        *self,
             SceneNode          *out,
             const MachinePView *p,
             double              y)
{
  const MachineEvent *steal = find_steal (self->model, p->id);
  g_autofree char *text = NULL;

  if (steal != NULL)
    /* Translators: a processor took so many goroutines from that other one */
    text = g_strdup_printf (_ ("took %d from P%u"), (int) steal->value, steal->other);
  else if (p->n_steals > 0)
    text = g_strdup_printf (_ ("%u so far"), (guint) p->n_steals);
  scene_style_add_text (out, self->fonts, self->width_px - MARGIN_PX - PAD_PX, y + ROW_PX / 2 + 4,
                        SCENE_END, &text_font,
                        steal != NULL ? SCENE_COLOR (ACCENT_TEXT) : SCENE_COLOR (DIM), text,
                        STEALS_PX - 16);
}

static gboolean
is_idle (const MachinePView *p)
{
  return p->running == 0 && p->runnext == 0 && p->n_queue == 0;
}

static char *
dup_clock (gint64 ns)
{
  return ns == 0 ? g_strdup ("0") : scene_words_duration (ns);
}

static char *
dup_sentence (const MachinePView *p)
{
  g_autofree char *clock = dup_clock (p->clock_ns);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _ ("Processor %u at %s: "), p->id, clock);
  if (is_idle (p))
    g_string_append (text, _ ("idle"));
  else if (p->running != 0)
    g_string_append_printf (text, _ ("runs G%u"), p->running);
  else
    g_string_append (text, _ ("is about to choose"));
  if (p->runnext != 0)
    g_string_append_printf (text, _ (", then G%u"), p->runnext);
  if (p->n_queue > 0)
    g_string_append_printf (text, _ (", %u in its queue"), p->n_queue);
  g_string_append (text, _ ("."));
  return g_string_free (text, FALSE);
}

static void
draw_slot (SceneNode *out,
           double     x,
           double     y,
           double     width)
{
  SceneNode *slot = scene_node_new_rect (x, y + (ROW_PX - SCENE_CHIP_HEIGHT_PX) / 2, width,
                                         SCENE_CHIP_HEIGHT_PX, 7);

  scene_node_set_fill (slot, SCENE_COLOR (SLOT));
  scene_node_set_stroke (slot, SCENE_COLOR (BORDER), 1);
  scene_node_set_dash (slot, 3, 3);
  scene_node_add (out, slot);
}

static double
next_x (void)
{
  return MARGIN_PX + LABEL_PX + PAD_PX + RUNS_PX + PART_GAP_PX;
}

static double
queue_x (void)
{
  return next_x () + NEXT_PX + PART_GAP_PX;
}

static void
draw_running (Sched              *self,
              const MachinePView *p,
              double              x,
              double              y)
{
  const MachineGView *g = scene_model_find_g (self->model, p->running);
  g_autofree char *name = scene_words_name (g != NULL ? g->name : NULL);

  place_g (self, p->running, x, y, RUNS_PX, name);
}

static void
draw_proc (Sched              *self,
           const MachinePView *p,
           double              y)
{
  g_autofree char *id = g_strdup_printf ("p%u", p->id), *label = g_strdup_printf ("P%u", p->id);
  g_autofree char *clock = dup_clock (p->clock_ns);
  double x = MARGIN_PX + LABEL_PX + PAD_PX, right = self->width_px - MARGIN_PX;
  SceneNode *group = scene_node_new_group (id);
  SceneColor ink = is_idle (p) ? SCENE_COLOR (DIM) : SCENE_COLOR (TEXT);

  group->css_class = "processor";
  scene_node_set_ref (group, SCENE_REF_PROC, p->id, 0, 0);
  scene_node_take_title (group, dup_sentence (p));
  draw_lane (group, MARGIN_PX + LABEL_PX, y, right - MARGIN_PX - LABEL_PX);
  scene_style_add_text (group, self->fonts, MARGIN_PX, y + 20, SCENE_START, &name_font, ink, label,
                        LABEL_PX - 8);
  scene_style_add_text (group, self->fonts, MARGIN_PX, y + 36, SCENE_START, &text_font,
                        SCENE_COLOR (DIM), clock, LABEL_PX - 8);
  draw_slot (group, x, y, RUNS_PX);
  draw_slot (group, next_x (), y, NEXT_PX);
  if (is_idle (p))
    scene_style_add_text (group, self->fonts, x + RUNS_PX / 2, y + ROW_PX / 2 + 4, SCENE_MIDDLE,
                          &text_font, SCENE_COLOR (DIM), _ ("idle"), RUNS_PX - 8);
  draw_running (self, p, x, y);
  place_g (self, p->runnext, next_x (), y, NEXT_PX, NULL);
  place_queue (self, group, p->queue, p->n_queue, queue_x (), y, right - STEALS_PX - queue_x ());
  draw_steals (self, group, p, y);
  scene_node_add (self->lanes, group);
}

static void
draw_heads (const Sched *self)
{
  const double xs[] = { MARGIN_PX, MARGIN_PX + LABEL_PX + PAD_PX, next_x (), queue_x () };
  const char *const texts[] = { _ ("processor"), _ ("runs"), _ ("next"), _ ("local queue") };
  const double rooms[] = { LABEL_PX - 8, RUNS_PX, NEXT_PX, 120 };

  for (guint i = 0; i < G_N_ELEMENTS (xs); i++)
    scene_style_add_text (self->lanes, self->fonts, xs[i], HEAD_PX - 10, SCENE_START, &text_font,
                          SCENE_COLOR (DIM), texts[i], rooms[i]);
  scene_style_add_text (self->lanes, self->fonts, self->width_px - MARGIN_PX - PAD_PX, HEAD_PX - 10,
                        SCENE_END, &text_font, SCENE_COLOR (DIM), _ ("stolen"), STEALS_PX - 16);
}

/* ---- those that no processor has ------------------------------------------------------------ */

/* A lane with its name; returns the lane's group, which the caller seals. */
static SceneNode *
new_lane (const Sched *self,
          const char  *id,
          const char  *name,
          double       y)
{
  SceneNode *group = scene_node_new_group (id);

  group->css_class = "queue";
  draw_lane (group, MARGIN_PX + LABEL_PX, y, self->width_px - 2 * MARGIN_PX - LABEL_PX);
  scene_style_add_text (group, self->fonts, MARGIN_PX, y + ROW_PX / 2 + 4, SCENE_START, &text_font,
                        SCENE_COLOR (TEXT), name, LABEL_PX - 8);
  return group;
}

static double
draw_queue (Sched        *self,
            const char   *id,
            const char   *name,
            const GArray *queue,
            double        y)
{
  SceneNode *group = new_lane (self, id, name, y);
  double x = MARGIN_PX + LABEL_PX + PAD_PX;

  place_queue (self, group, (const guint32 *) queue->data, queue->len, x, y,
               self->width_px - MARGIN_PX - PAD_PX - x);
  scene_node_add (self->lanes, group);
  return y + ROW_PX + ROW_GAP_PX;
}

/* Something due at a time: a goroutine that sleeps, or a timer. */
typedef struct
{
  gint64                   due_ns;
  const MachineGView      *g;
  const MachineObjectView *timer;
} Due;

static int
compare_due (gconstpointer a,
             gconstpointer b)
{
  const Due *one = a, *other = b;

  if (one->due_ns != other->due_ns)
    return one->due_ns < other->due_ns ? -1 : 1;
  if ((one->g != NULL) != (other->g != NULL))
    return one->g != NULL ? -1 : 1;
  if (one->g != NULL)
    return one->g->id < other->g->id ? -1 : one->g->id > other->g->id;
  return one->timer->id < other->timer->id ? -1 : one->timer->id > other->timer->id;
}

static GArray *
dup_due (const SceneModel *model)
{
  GArray *due = g_array_new (FALSE, FALSE, sizeof (Due));

  for (guint i = 0; i < model->goroutines->len; i++)
    {
      const MachineGView *g = model->goroutines->pdata[i];
      Due one = { .due_ns = g->wait_until_ns, .g = g };

      if (g->state == MACHINE_G_WAITING && g->wait == MACHINE_WAIT_SLEEP && one.due_ns >= 0)
        g_array_append_val (due, one);
    }
  for (guint i = 0; i < model->objects->len; i++)
    {
      const MachineObjectView *timer = model->objects->pdata[i];
      Due one = { .due_ns = timer->when_ns, .timer = timer };

      if (timer->kind == MACHINE_OBJECT_TIMER && one.due_ns >= 0)
        g_array_append_val (due, one);
    }
  g_array_sort (due, compare_due);
  return due;
}

static void
place_timer (const Sched             *self,
             const MachineObjectView *timer,
             const char              *until,
             double                   x,
             double                   y)
{
  g_autofree char *id = g_strdup_printf ("timer%u", timer->id);
  double until_px = scene_fonts_get_width (self->fonts, &text_font, until);
  SceneNode *group = scene_node_new_group (id);
  SceneNode *plate = scene_node_new_rect (x, y + (ROW_PX - SCENE_CHIP_HEIGHT_PX) / 2, TIMER_PX,
                                          SCENE_CHIP_HEIGHT_PX, SCENE_CHIP_HEIGHT_PX / 2);

  group->css_class = "timer";
  scene_node_set_ref (group, SCENE_REF_OBJECT, timer->id, 0, 0);
  scene_node_take_title (group, scene_words_object_sentence (self->model, timer));
  scene_node_set_fill (plate, SCENE_COLOR (SLOT));
  scene_node_set_stroke (plate, SCENE_COLOR (LINE), 1.2);
  scene_node_add (group, plate);
  scene_style_add_text (group, self->fonts, x + 10, y + ROW_PX / 2 + 4, SCENE_START, &text_font,
                        SCENE_COLOR (TEXT), timer->name, TIMER_PX - 20 - until_px - 8);
  scene_style_add_text (group, self->fonts, x + TIMER_PX - 10, y + ROW_PX / 2 + 4, SCENE_END,
                        &text_font, SCENE_COLOR (DIM), until, TIMER_PX - 20);
  scene_node_add (self->plates, group);
}

static double
draw_timers (Sched *self,
             double y)
{
  g_autoptr (GArray) due = dup_due (self->model);
  SceneNode *group = new_lane (self, "timers", _ ("timers"), y);
  double x = MARGIN_PX + LABEL_PX + PAD_PX, stride = TIMER_PX + SCENE_CHIP_GAP_PX;
  guint shown = scene_chip_count_fitting (self->width_px - MARGIN_PX - PAD_PX - x, TIMER_PX,
                                          due->len);

  for (guint i = 0; i < due->len; i++)
    {
      const Due *one = &g_array_index (due, Due, i);
      g_autofree char *until = scene_words_duration (one->due_ns);

      if (i < shown && one->g != NULL)
        place_g (self, one->g->id, x + i * stride, y, TIMER_PX, until);
      else if (i < shown)
        place_timer (self, one->timer, until, x + i * stride, y);
      else if (one->g != NULL)
        g_hash_table_add (self->placed, GUINT_TO_POINTER (one->g->id));
    }
  if (shown < due->len)
    scene_chip_add_rest (group, self->fonts, x + shown * stride + 2,
                         y + (ROW_PX - SCENE_CHIP_HEIGHT_PX) / 2, due->len - shown);
  scene_node_add (self->lanes, group);
  return y + ROW_PX + ROW_GAP_PX;
}

/* Goroutines of a state that have no place yet. */
static GArray *
dup_others (const Sched  *self,
            MachineGState state)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < self->model->goroutines->len; i++)
    {
      const MachineGView *g = self->model->goroutines->pdata[i];

      if (g->state == state && !g_hash_table_contains (self->placed, GUINT_TO_POINTER (g->id)))
        g_array_append_val (ids, g->id);
    }
  return ids;
}

static double
draw_others (Sched *self,
             double y)
{
  g_autoptr (GArray) runnable = dup_others (self, MACHINE_G_RUNNABLE);
  g_autoptr (GArray) waiting = dup_others (self, MACHINE_G_WAITING);

  if (runnable->len > 0)
    y = draw_queue (self, "runnable", _ ("could run"), runnable, y);
  return draw_queue (self, "waiting", _ ("waiting"), waiting, y);
}

/* ---- the whole ------------------------------------------------------------------------------ */

static char *
dup_description (const SceneModel *model)
{
  GString *text = g_string_new (NULL);
  guint n_waiting = 0;

  for (guint i = 0; i < model->procs->len; i++)
    {
      g_autofree char *sentence = dup_sentence (model->procs->pdata[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", sentence);
    }
  for (guint i = 0; i < model->goroutines->len; i++)
    n_waiting += ((MachineGView *) model->goroutines->pdata[i])->state == MACHINE_G_WAITING;
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append_printf (text, _ ("Global queue: %u. Waiting: %u."), model->global_queue->len,
                          n_waiting);
  return g_string_free (text, FALSE);
}

/**
 * scene_sched_build:
 *
 * Draws the scheduler's state. The scene is higher than the view if there are many processors.
 *
 * Cost: linear in goroutines, timers and processors.
 *
 * Returns: (transfer full): the scene
 */
Scene *
scene_sched_build (const SceneModel     *model,
                   const SceneSchedView *view,
                   SceneFonts           *fonts)
{
  g_autoptr (GHashTable) placed = g_hash_table_new (NULL, NULL);
  Sched self = { .model = model, .fonts = fonts, .placed = placed };
  SceneNode *root = scene_node_new_group ("scheduler");
  g_autofree char *description = dup_description (model);
  double y = HEAD_PX;

  self.width_px = MAX (view->width_px, MIN_WIDTH_PX);
  self.lanes = scene_node_new_group ("lanes");
  self.plates = scene_node_new_group ("plates");
  if (model->procs->len > 0)
    draw_heads (&self);
  for (guint i = 0; i < model->procs->len; i++, y += ROW_PX + ROW_GAP_PX)
    draw_proc (&self, model->procs->pdata[i], y);
  y = draw_queue (&self, "global", _ ("global queue"), model->global_queue, y + PART_GAP_PX);
  y = draw_timers (&self, y);
  y = draw_others (&self, y);
  scene_node_add (root, self.lanes);
  scene_node_add (root, self.plates);
  return scene_new (root, self.width_px, MAX (view->height_px, y + MARGIN_PX - ROW_GAP_PX),
                    _ ("Scheduler"), description);
}
