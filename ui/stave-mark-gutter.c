/* SPDX-License-Identifier: MIT */
/*
 * Widths are fixed, so that the source does not move sideways when goroutines gather on a
 * line: there is room for two marks, and what is more becomes "+n".
 */
#include "stave-mark-gutter.h"

#include <math.h>
#include <string.h>

#include "stave-document.h"
#include "stave-language.h"

#define SIGN_PX 14 /* breakpoint or error */
#define MARK_PX 17
#define MAX_MARKS 2
#define MARKS_WIDTH_PX (SIGN_PX + MAX_MARKS * (MARK_PX + 1) + 3)
#define NUMBER_PAD_PX 8

struct _StaveMarkGutter
{
  GtkSourceGutterRenderer parent_instance;
  GArray                 *marks;  /* StaveMark, by line */
  GArray                 *errors; /* guint lines */
  GArray                 *faults; /* StaveFaultMark */
  SceneTheme              theme;
  guint                   digits;       /* of the last line's number, at least 3 */
  int                     number_px;    /* width of so many digits; 0: to be measured */
};

G_DEFINE_FINAL_TYPE (StaveMarkGutter, stave_mark_gutter, GTK_SOURCE_TYPE_GUTTER_RENDERER)

enum
{
  TOGGLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
set_role (StaveMarkGutter *self,
          cairo_t         *cr,
          SceneRole        role)
{
  guint32 rgba = scene_theme_get_rgba (self->theme, role);

  cairo_set_source_rgba (cr, (rgba >> 24) / 255.0, (rgba >> 16 & 255) / 255.0,
                         (rgba >> 8 & 255) / 255.0, (rgba & 255) / 255.0);
}

static void
draw_text (StaveMarkGutter *self,
           cairo_t         *cr,
           const char      *text,
           double           x,
           double           y,
           SceneRole        role)
{
  g_autoptr (PangoLayout)    layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoFontDescription      *font = pango_font_description_from_string ("Cantarell Bold");
  PangoRectangle             ink;

  pango_font_description_set_absolute_size (font, (strlen (text) > 2 ? 9.5 : 10.5) * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_get_pixel_extents (layout, &ink, NULL);
  set_role (self, cr, role);
  cairo_move_to (cr, x - ink.x - ink.width / 2.0, y - ink.y - ink.height / 2.0);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_mark (StaveMarkGutter *self,
           cairo_t         *cr,
           const StaveMark *mark,
           double           x,
           double           y)
{
  static const SceneRole fills[] = { SCENE_ROLE_RUNNABLE_SOFT, SCENE_ROLE_RUNNING,
                                     SCENE_ROLE_WAITING_SOFT, SCENE_ROLE_DONE_SOFT };
  static const SceneRole rims[] = { SCENE_ROLE_RUNNABLE, SCENE_ROLE_RUNNING, SCENE_ROLE_WAITING,
                                    SCENE_ROLE_DONE };
  static const double    dots[] = { 1.6, 1.6 };
  g_autofree char       *text = g_strdup_printf ("%u", mark->g);

  cairo_new_path (cr);
  cairo_arc (cr, x, y, MARK_PX / 2.0 - 1, 0, 2 * G_PI);
  set_role (self, cr, fills[mark->state]);
  cairo_fill_preserve (cr);
  set_role (self, cr, rims[mark->state]);
  cairo_set_line_width (cr, 1.8);
  if (mark->state == MACHINE_G_WAITING)
    cairo_set_dash (cr, dots, 2, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  draw_text (self, cr, text, x, y,
             mark->state == MACHINE_G_RUNNING ? SCENE_ROLE_RUNNING_TEXT : SCENE_ROLE_TEXT);
}

static gboolean
has_error (StaveMarkGutter *self,
           guint            line)
{
  for (guint i = 0; self->errors != NULL && i < self->errors->len; i++)
    if (g_array_index (self->errors, guint, i) == line)
      return TRUE;
  return FALSE;
}

/* The fault of a line that is most to be seen: one that is still to strike, if there is one. */
static const StaveFaultMark *
find_fault (StaveMarkGutter *self,
            guint            line)
{
  const StaveFaultMark *found = NULL;

  for (guint i = 0; self->faults != NULL && i < self->faults->len; i++)
    {
      const StaveFaultMark *fault = &g_array_index (self->faults, StaveFaultMark, i);

      if (fault->line == line && (found == NULL || fault->active))
        found = fault;
    }
  return found;
}

/* A flash; hollow when it has struck. */
static void
draw_fault (StaveMarkGutter      *self,
            cairo_t              *cr,
            const StaveFaultMark *fault,
            double                x,
            double                y)
{
  static const double points[][2]
      = { { 1.5, -7 }, { -4, 1 }, { -0.5, 1 }, { -1.5, 7 }, { 4, -1.5 }, { 0.5, -1.5 } };

  cairo_new_path (cr);
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    cairo_line_to (cr, x + points[i][0], y + points[i][1]);
  cairo_close_path (cr);
  set_role (self, cr, SCENE_ROLE_TEXT);
  cairo_set_line_width (cr, 1.2);
  if (fault->active)
    {
      cairo_stroke_preserve (cr);
      set_role (self, cr, SCENE_ROLE_WAITING);
      cairo_fill (cr);
    }
  else
    cairo_stroke (cr);
}

static void
draw_sign (StaveMarkGutter *self,
           cairo_t         *cr,
           guint            line,
           double           y)
{
  GtkSourceBuffer   *buffer
      = gtk_source_gutter_renderer_get_buffer (GTK_SOURCE_GUTTER_RENDERER (self));
  g_autoptr (GSList) breakpoints = NULL;
  double             x = SIGN_PX / 2.0 + 1;

  breakpoints = gtk_source_buffer_get_source_marks_at_line (buffer, line - 1,
                                                            STAVE_BREAKPOINT_CATEGORY);
  cairo_new_path (cr);
  set_role (self, cr, SCENE_ROLE_BAD);
  if (has_error (self, line))
    {
      cairo_rectangle (cr, x - 5, y - 6, 10, 12);
      cairo_fill (cr);
      draw_text (self, cr, "!", x, y, SCENE_ROLE_SURFACE);
    }
  else if (breakpoints != NULL)
    {
      cairo_arc (cr, x, y, 5, 0, 2 * G_PI);
      cairo_fill (cr);
    }
  if (find_fault (self, line) != NULL)
    draw_fault (self, cr, find_fault (self, line), x, y);
}

/* The marks of a line: index of the first, and how many. */
static guint
find_marks (StaveMarkGutter *self,
            guint            line,
            guint           *out_first)
{
  guint n = 0;

  for (guint i = 0; self->marks != NULL && i < self->marks->len; i++)
    if (g_array_index (self->marks, StaveMark, i).line == line)
      {
        if (n++ == 0)
          *out_first = i;
      }
  return n;
}

/* How many more there are: square, so that nobody takes it for a goroutine. */
static void
draw_more (StaveMarkGutter *self,
           cairo_t         *cr,
           guint            n,
           double           x,
           double           y)
{
  g_autofree char *text = n < 100 ? g_strdup_printf ("+%u", n) : g_strdup ("…");
  double           left = x - MARK_PX / 2.0 - (n < 10 ? 0 : 3);
  double           right = x + MARK_PX / 2.0;

  cairo_new_path (cr);
  set_role (self, cr, SCENE_ROLE_DIM);
  cairo_rectangle (cr, left, y - 7, right - left, 14);
  cairo_fill (cr);
  draw_text (self, cr, text, (left + right) / 2, y, SCENE_ROLE_SURFACE);
}

static void
draw_marks (StaveMarkGutter *self,
            cairo_t         *cr,
            guint            line,
            double           y)
{
  double x = MARKS_WIDTH_PX - MARK_PX / 2.0 - 2;
  guint  first = 0;
  guint  n = find_marks (self, line, &first);

  for (guint i = 0; i < MIN (n, MAX_MARKS); i++, x -= MARK_PX + 1)
    {
      if (i == MAX_MARKS - 1 && n > MAX_MARKS)
        draw_more (self, cr, n - i, x, y);
      else
        draw_mark (self, cr, &g_array_index (self->marks, StaveMark, first + i), x, y);
    }
}

static void
draw_number (StaveMarkGutter *self,
             GtkSnapshot     *snapshot,
             guint            line,
             int              y,
             int              height)
{
  g_autofree char        *text = g_strdup_printf ("%u", line);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  guint32                 rgba = scene_theme_get_rgba (self->theme, SCENE_ROLE_DIM);
  GdkRGBA color = { (rgba >> 24) / 255.0f, (rgba >> 16 & 255) / 255.0f, (rgba >> 8 & 255) / 255.0f,
                    0.85f };
  int     text_width, text_height;

  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (MARKS_WIDTH_PX + self->number_px - text_width,
                                                y + (height - text_height) / 2.0f));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
stave_mark_gutter_snapshot_line (GtkSourceGutterRenderer *renderer,
                                 GtkSnapshot             *snapshot,
                                 GtkSourceGutterLines    *lines,
                                 guint                    line)
{
  StaveMarkGutter *self = STAVE_MARK_GUTTER (renderer);
  int              y, height;
  cairo_t         *cr;

  gtk_source_gutter_lines_get_line_yrange (
      lines, line, GTK_SOURCE_GUTTER_RENDERER_ALIGNMENT_MODE_FIRST, &y, &height);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, y - 1, MARKS_WIDTH_PX, height + 2));
  draw_sign (self, cr, line + 1, y + height / 2.0);
  draw_marks (self, cr, line + 1, y + height / 2.0);
  cairo_destroy (cr);
  draw_number (self, snapshot, line + 1, y, height);
}

static gboolean
stave_mark_gutter_query_activatable (GtkSourceGutterRenderer *renderer,
                                     GtkTextIter             *iter,
                                     GdkRectangle            *area)
{
  return TRUE;
}

static void
stave_mark_gutter_activate (GtkSourceGutterRenderer *renderer,
                            GtkTextIter             *iter,
                            GdkRectangle            *area,
                            guint                    button,
                            GdkModifierType          state,
                            int                      n_presses)
{
  if (button == GDK_BUTTON_PRIMARY && n_presses == 1)
    g_signal_emit (renderer, signals[TOGGLED], 0, (guint) gtk_text_iter_get_line (iter) + 1);
}

static gboolean
stave_mark_gutter_query_tooltip (GtkWidget  *widget,
                                 int         x,
                                 int         y,
                                 gboolean    keyboard,
                                 GtkTooltip *tooltip)
{
  StaveMarkGutter   *self = STAVE_MARK_GUTTER (widget);
  GtkTextView       *view
      = GTK_TEXT_VIEW (gtk_source_gutter_renderer_get_view (GTK_SOURCE_GUTTER_RENDERER (self)));
  g_autoptr (GString) text = g_string_new (NULL);
  GtkTextIter        iter;
  int                buffer_y;
  guint              first = 0, n, line;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_LEFT, 0, y, NULL, &buffer_y);
  gtk_text_view_get_line_at_y (view, &iter, buffer_y, NULL);
  line = gtk_text_iter_get_line (&iter) + 1;
  n = find_marks (self, line, &first);
  for (guint i = 0; i < n && i < 12; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            g_array_index (self->marks, StaveMark, first + i).title);
  for (guint i = 0; self->faults != NULL && i < self->faults->len; i++)
    if (g_array_index (self->faults, StaveFaultMark, i).line == line)
      {
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                                g_array_index (self->faults, StaveFaultMark, i).title);
        n++;
      }
  if (n == 0)
    g_string_append (text, _("Click to set or remove a breakpoint"));
  gtk_tooltip_set_text (tooltip, text->str);
  return TRUE;
}

static void
stave_mark_gutter_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  StaveMarkGutter *self = STAVE_MARK_GUTTER (widget);

  if (self->number_px == 0)
    {
      g_autofree char        *widest = g_strnfill (self->digits, '0');
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, widest);

      pango_layout_get_pixel_size (layout, &self->number_px, NULL);
    }
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                            ? MARKS_WIDTH_PX + self->number_px + NUMBER_PAD_PX
                            : 0;
}

static void
update_digits (StaveMarkGutter *self)
{
  GtkSourceBuffer *buffer
      = gtk_source_gutter_renderer_get_buffer (GTK_SOURCE_GUTTER_RENDERER (self));
  guint            digits = 1;

  for (int n = buffer != NULL ? gtk_text_buffer_get_line_count (GTK_TEXT_BUFFER (buffer)) : 0;
       n >= 10; n /= 10)
    digits++;
  digits = MAX (digits, 3);
  if (digits == self->digits)
    return;
  self->digits = digits;
  self->number_px = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
stave_mark_gutter_change_buffer (GtkSourceGutterRenderer *renderer,
                                 GtkSourceBuffer         *old_buffer)
{
  StaveMarkGutter *self = STAVE_MARK_GUTTER (renderer);
  GtkSourceBuffer *buffer = gtk_source_gutter_renderer_get_buffer (renderer);

  GTK_SOURCE_GUTTER_RENDERER_CLASS (stave_mark_gutter_parent_class)
      ->change_buffer (renderer, old_buffer);
  if (old_buffer != NULL)
    g_signal_handlers_disconnect_by_func (old_buffer, update_digits, self);
  if (buffer != NULL)
    g_signal_connect_object (buffer, "changed", G_CALLBACK (update_digits), self,
                             G_CONNECT_SWAPPED);
  update_digits (self);
}

static void
stave_mark_gutter_finalize (GObject *object)
{
  StaveMarkGutter *self = STAVE_MARK_GUTTER (object);

  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->errors, g_array_unref);
  g_clear_pointer (&self->faults, g_array_unref);
  G_OBJECT_CLASS (stave_mark_gutter_parent_class)->finalize (object);
}

static void
stave_mark_gutter_class_init (StaveMarkGutterClass *klass)
{
  GtkSourceGutterRendererClass *renderer_class = GTK_SOURCE_GUTTER_RENDERER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stave_mark_gutter_finalize;
  GTK_WIDGET_CLASS (klass)->measure = stave_mark_gutter_measure;
  GTK_WIDGET_CLASS (klass)->query_tooltip = stave_mark_gutter_query_tooltip;
  renderer_class->change_buffer = stave_mark_gutter_change_buffer;
  renderer_class->snapshot_line = stave_mark_gutter_snapshot_line;
  renderer_class->query_activatable = stave_mark_gutter_query_activatable;
  renderer_class->activate = stave_mark_gutter_activate;
  signals[TOGGLED] = g_signal_new ("toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
stave_mark_gutter_init (StaveMarkGutter *self)
{
  self->digits = 3;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/**
 * stave_mark_gutter_new:
 *
 * Returns: (transfer floating): a gutter without marks
 */
GtkSourceGutterRenderer *
stave_mark_gutter_new (void)
{
  return g_object_new (STAVE_TYPE_MARK_GUTTER, NULL);
}

/**
 * stave_mark_gutter_set_marks:
 * @self: a gutter
 * @marks: (transfer full): of #StaveMark, by line
 */
void
stave_mark_gutter_set_marks (StaveMarkGutter *self,
                             GArray          *marks)
{
  g_clear_pointer (&self->marks, g_array_unref);
  self->marks = marks;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * stave_mark_gutter_set_errors:
 * @self: a gutter
 * @lines: (transfer full): of guint, from 1
 */
void
stave_mark_gutter_set_errors (StaveMarkGutter *self,
                              GArray          *lines)
{
  g_clear_pointer (&self->errors, g_array_unref);
  self->errors = lines;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * stave_mark_gutter_set_theme:
 * @self: a gutter
 * @theme: of its colours
 */
void
stave_mark_gutter_set_theme (StaveMarkGutter *self,
                             SceneTheme       theme)
{
  self->theme = theme;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
mark_clear (gpointer data)
{
  g_free (((StaveMark *) data)->title);
}

/**
 * stave_marks_new:
 *
 * Returns: (transfer full): an empty array of #StaveMark
 */
GArray *
stave_marks_new (void)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (StaveMark));

  g_array_set_clear_func (marks, mark_clear);
  return marks;
}

/**
 * stave_mark_gutter_set_faults:
 * @self: a gutter
 * @faults: (transfer full): of #StaveFaultMark
 */
void
stave_mark_gutter_set_faults (StaveMarkGutter *self,
                              GArray          *faults)
{
  g_clear_pointer (&self->faults, g_array_unref);
  self->faults = faults;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
fault_mark_clear (gpointer data)
{
  g_free (((StaveFaultMark *) data)->title);
}

/**
 * stave_fault_marks_new:
 *
 * Returns: (transfer full): an empty array of #StaveFaultMark
 */
GArray *
stave_fault_marks_new (void)
{
  GArray *faults = g_array_new (FALSE, FALSE, sizeof (StaveFaultMark));

  g_array_set_clear_func (faults, fault_mark_clear);
  return faults;
}
