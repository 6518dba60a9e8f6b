/* SPDX-License-Identifier: MIT */

/*
 * Drawing the profile. Reasons are named as Go's own dumps name them, so that
 * the learner finds them again there; each has a pattern beside its colour.
 */

#include "scene-profile.h"

#include "scene-style.h"
#include "scene-words.h"

#include <glib/gi18n-lib.h>

#define MARGIN_PX 20.0
#define SHARE_PX 20.0     /* height of the bar of shares */
#define LEGEND_PX 24.0
#define SWATCH_PX 12.0
#define HEAD_PX 30.0      /* of a group */
#define FRAME_PX 19.0
#define CARD_GAP_PX 10.0
#define CARD_PAD_PX 10.0
#define COUNT_PX 74.0
#define PERCENT_PX 56.0
#define BAR_PX 110.0
#define PLACE_PX 150.0    /* file and line */
#define MAX_GROUPS 12
#define MAX_FRAMES 5
#define MIN_WIDTH_PX 520.0
#define N_REASONS (MACHINE_N_WAITS + 4)

static const SceneFont count_font = { SCENE_SANS, 19, 700 };
static const SceneFont reason_font = { SCENE_SANS, 12, 700 };
static const SceneFont text_font = { SCENE_SANS, 11, 400 };
static const SceneFont code_font = { SCENE_MONO, 11, 400 };

/* Why goroutines stand where they stand: a state, or what they wait for. */
typedef struct
{
  MachineGState state;
  MachineWait   wait;
  guint         n;
  guint         order; /* among the waits: chooses the pattern */
} Reason;

/* The profile being drawn. */
typedef struct
{
  SceneProfile *profile;
  SceneFonts   *fonts;
  SceneNode    *out;
  double        width_px;
  Reason        reasons[N_REASONS]; /* those with most goroutines first */
  guint         n_reasons;
} Picture;

void
scene_profile_view_init (SceneProfileView *self)
{
  *self = (SceneProfileView){ .width_px = 760 };
}

static const char *
reason_text (MachineGState state,
             MachineWait   wait)
{
  return state == MACHINE_G_WAITING ? machine_wait_get_text (wait) : scene_words_state (state);
}

/* ---- shares --------------------------------------------------------------------------------- */

static int
compare_reasons (gconstpointer a,
                 gconstpointer b)
{
  const Reason *one = a, *other = b;

  if (one->n != other->n)
    return one->n > other->n ? -1 : 1;
  if (one->state != other->state)
    return one->state < other->state ? -1 : 1;
  return one->wait < other->wait ? -1 : one->wait > other->wait;
}

static void
gather_reasons (Picture *self)
{
  Reason all[N_REASONS] = { 0 };
  guint order = 0;

  for (guint i = 0; i < scene_profile_get_n_groups (self->profile); i++)
    {
      const SceneProfileGroup *group = scene_profile_get_group (self->profile, i);
      gboolean waits = group->state == MACHINE_G_WAITING;
      Reason *reason = &all[waits ? 4 + group->wait : group->state];

      reason->state = group->state;
      reason->wait = waits ? group->wait : MACHINE_WAIT_NONE;
      reason->n += group->gs->len;
    }
  for (guint i = 0; i < N_REASONS; i++)
    if (all[i].n > 0)
      self->reasons[self->n_reasons++] = all[i];
  qsort (self->reasons, self->n_reasons, sizeof (Reason), compare_reasons);
  for (guint i = 0; i < self->n_reasons; i++)
    if (self->reasons[i].state == MACHINE_G_WAITING)
      self->reasons[i].order = order++;
}

static void
style_reason (SceneNode    *node,
              const Reason *reason)
{
  static const ScenePattern patterns[] = { SCENE_DOTS, SCENE_SOLID, SCENE_CROSS, SCENE_HATCH };

  scene_style_state (node, reason->state, FALSE);
  if (reason->state == MACHINE_G_WAITING)
    scene_node_set_pattern (node, patterns[reason->order % G_N_ELEMENTS (patterns)],
                            SCENE_COLOR (WAITING));
  node->stroke_px = 1;
}

static char *
dup_share (guint n,
           guint of)
{
  /* Translators: a share in percent */
  return g_strdup_printf (_ ("%.0f %%"), 100.0 * n / MAX (of, 1));
}

static void
draw_shares (const Picture *self,
             double         y)
{
  double room = self->width_px - 2 * MARGIN_PX, x = MARGIN_PX;
  guint of = scene_profile_get_n_goroutines (self->profile);

  for (guint i = 0; i < self->n_reasons; i++)
    {
      const Reason *reason = &self->reasons[i];
      double width = room * reason->n / of;
      g_autofree char *id = g_strdup_printf ("share:%u.%u", reason->state, reason->wait);
      g_autofree char *share = dup_share (reason->n, of);
      SceneNode *rect = scene_node_new_rect (x, y, width, SHARE_PX, 0);

      scene_node_set_id (rect, id);
      scene_node_take_title (rect, g_strdup_printf ("%s: %u, %s",
                                                    reason_text (reason->state, reason->wait),
                                                    reason->n, share));
      style_reason (rect, reason);
      scene_node_add (self->out, rect);
      x += width;
    }
}

/* Reasons with their counts, as many in a row as have room; returns where what follows begins. */
static double
draw_legend (const Picture *self,
             double         y)
{
  double x = MARGIN_PX, right = self->width_px - MARGIN_PX;

  for (guint i = 0; i < self->n_reasons; i++)
    {
      const Reason *reason = &self->reasons[i];
      g_autofree char *share = dup_share (reason->n,
                                          scene_profile_get_n_goroutines (self->profile));
      g_autofree char *text = g_strdup_printf ("%s  %u · %s",
                                               reason_text (reason->state, reason->wait),
                                               reason->n, share);
      double width = SWATCH_PX + 8 + scene_fonts_get_width (self->fonts, &text_font, text) + 22;
      SceneNode *swatch;

      if (x > MARGIN_PX && x + width > right)
        {
          x = MARGIN_PX;
          y += LEGEND_PX;
        }
      swatch = scene_node_new_rect (x, y + 4, SWATCH_PX, SWATCH_PX, 2);
      style_reason (swatch, reason);
      scene_node_add (self->out, swatch);
      scene_style_add_text (self->out, self->fonts, x + SWATCH_PX + 8, y + 14, SCENE_START,
                            &text_font, SCENE_COLOR (TEXT), text, right - x - SWATCH_PX - 8);
      x += width;
    }
  return y + LEGEND_PX;
}

/* ---- groups --------------------------------------------------------------------------------- */

static guint
count_frames_shown (const SceneProfileGroup *group)
{
  return group->frames->len <= MAX_FRAMES ? group->frames->len : MAX_FRAMES - 1;
}

static char *
dup_place (const SceneProfileFrame *frame)
{
  return frame->file != NULL ? g_strdup_printf ("%s:%u", frame->file, frame->line) : NULL;
}

static void
draw_frame (const Picture           *self,
            SceneNode               *out,
            const SceneProfileGroup *group,
            guint                    index,
            double                   y)
{
  const SceneProfileFrame *frame = group->frames->pdata[index];
  double x = MARGIN_PX + COUNT_PX, right = self->width_px - MARGIN_PX - CARD_PAD_PX;
  g_autofree char *id = g_strdup_printf ("%s.frame%u", group->id, index);
  g_autofree char *place = frame->library ? NULL : dup_place (frame);
  SceneColor ink = frame->library ? SCENE_COLOR (DIM) : SCENE_COLOR (TEXT);
  SceneNode *line = scene_node_new_group (id), *ground;

  line->css_class = "frame";
  if (place != NULL)
    scene_node_set_ref (line, SCENE_REF_CODE, frame->pc, 0, 0);
  if (place != NULL)
    /* Translators: a function, and file:line */
    scene_node_take_title (line, g_strdup_printf (_ ("%s at %s"), frame->func, place));
  ground = scene_node_new_rect (x - 4, y, right - x + 4, FRAME_PX - 1, 4);
  scene_node_set_fill (ground, SCENE_COLOR (SLOT));
  scene_node_add (line, ground);
  scene_style_add_text (line, self->fonts, x + 2, y + 13, SCENE_START, &code_font, ink, frame->func,
                        right - x - PLACE_PX - 8);
  scene_style_add_text (line, self->fonts, right - 6, y + 13, SCENE_END, &code_font,
                        SCENE_COLOR (ACCENT_TEXT), place, PLACE_PX - 8);
  scene_node_add (out, line);
}

static void
draw_group_head (const Picture           *self,
                 SceneNode               *out,
                 const SceneProfileGroup *group,
                 double                   y)
{
  guint of = scene_profile_get_n_goroutines (self->profile);
  double right = self->width_px - MARGIN_PX - CARD_PAD_PX, bar_x = right - PERCENT_PX - BAR_PX;
  double filled_px = MAX (BAR_PX * group->gs->len / of, 2);
  g_autofree char *count = g_strdup_printf ("%u", group->gs->len);
  g_autofree char *percent = dup_share (group->gs->len, of);
  g_autofree char *single = NULL;
  const char *reason = reason_text (group->state, group->wait);
  SceneNode *bar = scene_node_new_rect (bar_x, y + 11, BAR_PX, 8, 4);

  if (group->gs->len == 1)
    single = g_strdup_printf ("G%u · %s", g_array_index (group->gs, guint32, 0), reason);
  scene_style_add_text (out, self->fonts, MARGIN_PX + COUNT_PX - 18, y + 22, SCENE_END, &count_font,
                        SCENE_COLOR (TEXT), count, COUNT_PX - 26);
  scene_style_add_text (out, self->fonts, MARGIN_PX + COUNT_PX, y + 20, SCENE_START, &reason_font,
                        SCENE_COLOR (TEXT), single != NULL ? single : reason,
                        bar_x - MARGIN_PX - COUNT_PX - 12);
  scene_node_set_fill (bar, SCENE_COLOR (SLOT));
  scene_node_add (out, bar);
  bar = scene_node_new_rect (bar_x, y + 11, filled_px, 8, MIN (4, filled_px / 2));
  scene_node_set_fill (bar, SCENE_COLOR (ACCENT));
  scene_node_add (out, bar);
  scene_style_add_text (out, self->fonts, right - 6, y + 20, SCENE_END, &text_font,
                        SCENE_COLOR (TEXT), percent, PERCENT_PX - 10);
}

static char *
dup_sentence (const SceneProfileGroup *group)
{
  const SceneProfileFrame *frame = group->frames->len > 0 ? group->frames->pdata[0] : NULL;

  for (guint i = 0; i < group->frames->len; i++)
    {
      frame = group->frames->pdata[i];
      if (!frame->library)
        break;
    }
  /* Translators: how many goroutines, why they stand there, the function they are in */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u goroutine: %s, in %s.",
                                       "%u goroutines: %s, in %s.", group->gs->len),
                          group->gs->len, reason_text (group->state, group->wait),
                          frame != NULL ? frame->func : "?");
}

static double
draw_group (const Picture           *self,
            const SceneProfileGroup *group,
            double                   y)
{
  guint shown = count_frames_shown (group);
  gboolean rest = shown < group->frames->len;
  double height = HEAD_PX + (shown + rest) * FRAME_PX + CARD_PAD_PX;
  SceneNode *node = scene_node_new_group (group->id);
  SceneNode *card = scene_node_new_rect (MARGIN_PX, y, self->width_px - 2 * MARGIN_PX, height, 8);

  node->css_class = "stack";
  scene_node_set_ref (node, group->gs->len > 1 ? SCENE_REF_GROUP : SCENE_REF_GOROUTINE,
                      g_array_index (group->gs, guint32, 0),
                      group->gs->len > 1 ? group->gs->len : 0, 0);
  scene_node_take_title (node, dup_sentence (group));
  scene_node_set_fill (card, SCENE_COLOR (CARD));
  scene_node_set_stroke (card, SCENE_COLOR (BORDER), 1);
  scene_node_add (node, card);
  draw_group_head (self, node, group, y);
  for (guint i = 0; i < shown; i++)
    draw_frame (self, node, group, i, y + HEAD_PX + i * FRAME_PX);
  if (rest)
    {
      g_autofree char *text = g_strdup_printf (_ ("and %u calls more"), group->frames->len - shown);

      scene_style_add_text (node, self->fonts, MARGIN_PX + COUNT_PX + 2,
                            y + HEAD_PX + shown * FRAME_PX + 13, SCENE_START, &text_font,
                            SCENE_COLOR (DIM), text, 300);
    }
  scene_node_add (self->out, node);
  return y + height + CARD_GAP_PX;
}

static double
draw_groups (const Picture *self,
             double         y)
{
  guint n = scene_profile_get_n_groups (self->profile);
  guint shown = MIN (n, MAX_GROUPS), n_rest = scene_profile_get_n_goroutines (self->profile);
  g_autofree char *text = NULL;

  for (guint i = 0; i < shown; i++)
    {
      const SceneProfileGroup *group = scene_profile_get_group (self->profile, i);

      y = draw_group (self, group, y);
      n_rest -= group->gs->len;
    }
  if (n_rest == 0)
    return y;
  text = g_strdup_printf (_ ("and %u goroutines at %u other places"), n_rest, n - shown);
  scene_style_add_text (self->out, self->fonts, MARGIN_PX, y + 12, SCENE_START, &text_font,
                        SCENE_COLOR (DIM), text, self->width_px - 2 * MARGIN_PX);
  return y + FRAME_PX;
}

/* ---- the whole ------------------------------------------------------------------------------ */

static char *
dup_description (const Picture *self)
{
  GString *text = g_string_new (NULL);

  if (self->n_reasons == 0)
    return g_string_free (g_string_append (text, _ ("No goroutine is alive.")), FALSE);
  for (guint i = 0; i < MIN (scene_profile_get_n_groups (self->profile), MAX_GROUPS); i++)
    {
      g_autofree char *sentence = dup_sentence (scene_profile_get_group (self->profile, i));

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", sentence);
    }
  return g_string_free (text, FALSE);
}

/**
 * scene_profile_build:
 *
 * Draws the profile. The scene is higher than the view if it has to be.
 *
 * Cost: linear in groups.
 *
 * Returns: (transfer full): the scene
 */
Scene *
scene_profile_build (SceneProfile           *profile,
                     const SceneProfileView *view,
                     SceneFonts             *fonts)
{
  Picture self = { .profile = profile, .fonts = fonts,
                   .width_px = MAX (view->width_px, MIN_WIDTH_PX) };
  g_autofree char *description = NULL;
  double y = MARGIN_PX;

  self.out = scene_node_new_group ("profile");
  gather_reasons (&self);
  description = dup_description (&self);
  if (self.n_reasons == 0)
    scene_style_add_text (self.out, self.fonts, MARGIN_PX, y + 30, SCENE_START, &text_font,
                          SCENE_COLOR (DIM), description, self.width_px - 2 * MARGIN_PX);
  else
    {
      draw_shares (&self, y);
      y = draw_legend (&self, y + SHARE_PX + 8);
    }
  y = draw_groups (&self, y + 10);
  return scene_new (self.out, self.width_px, MAX (view->height_px, MAX (y, 40) + MARGIN_PX),
                    _ ("Goroutine profile"), description);
}
