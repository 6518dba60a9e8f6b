/* SPDX-License-Identifier: MIT */
/*
 * What belongs to the run is drawn, not written into the buffer: the tint of the line that runs
 * next and the values beside it. What the compiler says is a tag, as it belongs to the text and
 * moves with it until the next build.
 */
#include "stave-code-view.h"

#include <adwaita.h>

#include "stave-chaos.h"
#include "stave-code-hint.h"
#include "stave-goroutine-item.h"
#include "stave-language.h"
#include "stave-mark-gutter.h"

#define MARKS_GUTTER_POSITION -100
#define POINT_MS 1600
#define HINT_GAP_PX 20 /* between code and hint */
#define HINT_PAD_PX 6
#define HINT_MIN_PX 44 /* narrower ones are left out */

typedef struct
{
  guint start; /* offsets in the buffer */
  guint end;
  char *message;
} Problem;

struct _StaveCodeView
{
  GtkSourceView    parent_instance;
  StaveController *controller;
  guint            file;
  StaveMarkGutter *gutter;
  GtkTextTag      *error_tag;
  GtkTextTag      *marker_tag; /* //stave:… at the ends of lines: for the lesson, not the reader */
  GArray          *problems;  /* Problem */
  guint            run_line;  /* runs next, 0: not in this file */
  char            *hint;      /* values on that line, or NULL */
  guint            point_line; /* pointed at, 0: none */
  guint            point_id;
};

G_DEFINE_FINAL_TYPE (StaveCodeView, stave_code_view, GTK_SOURCE_TYPE_VIEW)

static SceneTheme
get_theme (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  return scene_theme_choose (adw_style_manager_get_dark (style),
                             adw_style_manager_get_high_contrast (style));
}

static GdkRGBA
get_color (SceneRole role,
           float     alpha)
{
  guint32 rgba = scene_theme_get_rgba (get_theme (), role);

  return (GdkRGBA){ (rgba >> 24) / 255.0f, (rgba >> 16 & 255) / 255.0f, (rgba >> 8 & 255) / 255.0f,
                    alpha };
}

static GtkTextBuffer *
get_buffer (StaveCodeView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

static gboolean
is_loaded (StaveCodeView *self)
{
  StaveDocument *document = stave_controller_get_document (self->controller);

  return stave_controller_has_program (self->controller)
         && stave_document_get_file_program (document, self->file)
                == stave_controller_get_program (self->controller);
}

static const char *
get_name (StaveCodeView *self)
{
  return stave_document_get_file_name (stave_controller_get_document (self->controller),
                                       self->file);
}

static gboolean
get_line_iter (StaveCodeView *self,
               guint          line,
               GtkTextIter   *out_iter)
{
  if (line == 0 || line > (guint) gtk_text_buffer_get_line_count (get_buffer (self)))
    return FALSE;
  gtk_text_buffer_get_iter_at_line (get_buffer (self), out_iter, line - 1);
  return TRUE;
}

static char *
dup_line_text (StaveCodeView *self,
               guint          line)
{
  GtkTextIter start, end;

  if (!get_line_iter (self, line, &start))
    return g_strdup ("");
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  return gtk_text_iter_get_text (&start, &end);
}

/* ---- drawing ----------------------------------------------------------------------- */

static void
draw_line (StaveCodeView *self,
           GtkSnapshot   *snapshot,
           guint          line,
           GdkRGBA        color)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle visible;
  GtkTextIter  iter;
  int          y, height;

  if (!get_line_iter (self, line, &iter))
    return;
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_yrange (view, &iter, &y, &height);
  gtk_snapshot_append_color (
      snapshot, &color, &GRAPHENE_RECT_INIT (visible.x - 4, y, visible.width + 8, height));
}

/* Where the code of the line that runs next ends, and where the whole line does. */
static gboolean
get_code_end (StaveCodeView *self,
              GdkRectangle  *out_code,
              GdkRectangle  *out_line)
{
  g_autofree char *text = dup_line_text (self, self->run_line);
  GtkTextIter      iter;

  if (!get_line_iter (self, self->run_line, &iter))
    return FALSE;
  gtk_text_iter_set_line_index (&iter, stave_code_hint_measure (text));
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, out_code);
  if (!gtk_text_iter_ends_line (&iter))
    gtk_text_iter_forward_to_line_end (&iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, out_line);
  return TRUE;
}

/* Behind the code, over a lesson's mark but never over code: cut where the view ends, and left out
 * where that leaves too little. The tooltip has the whole of it. */
static void
draw_hint (StaveCodeView *self,
           GtkSnapshot   *snapshot)
{
  g_autoptr (PangoAttrList) attributes = NULL;
  g_autoptr (PangoLayout)   layout = NULL;
  GdkRectangle              code, line, visible;
  GdkRGBA                   color = get_color (SCENE_ROLE_GOOD_TEXT, 1);
  GdkRGBA                   ground = get_color (SCENE_ROLE_GOOD_SOFT, 1);
  int                       width, height, room;
  float                     x;

  if (self->hint == NULL || !get_code_end (self, &code, &line))
    return;
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  x = code.x + HINT_GAP_PX;
  room = visible.x + visible.width - (int) x - HINT_PAD_PX;
  if (room < HINT_MIN_PX)
    return;
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->hint);
  attributes = pango_attr_list_from_string ("0 -1 style italic, 0 -1 scale 0.9");
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, &height);
  if (width > room)
    {
      pango_layout_set_width (layout, room * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      width = room;
    }
  gtk_snapshot_append_color (snapshot, &ground,
                             &GRAPHENE_RECT_INIT (x - HINT_PAD_PX, code.y,
                                                  MAX (width, line.x - x) + 2 * HINT_PAD_PX,
                                                  code.height));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (x, code.y + (code.height - height) / 2.0f));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
stave_code_view_snapshot_layer (GtkTextView     *view,
                                GtkTextViewLayer layer,
                                GtkSnapshot     *snapshot)
{
  StaveCodeView *self = STAVE_CODE_VIEW (view);

  GTK_TEXT_VIEW_CLASS (stave_code_view_parent_class)->snapshot_layer (view, layer, snapshot);
  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    {
      draw_line (self, snapshot, self->run_line, get_color (SCENE_ROLE_ACCENT, 0.13f));
      draw_line (self, snapshot, self->point_line, get_color (SCENE_ROLE_WARN, 0.30f));
    }
  else
    draw_hint (self, snapshot);
}

/* ---- the run ------------------------------------------------------------------------- */

static void
add_mark (StaveCodeView      *self,
          GArray             *marks,
          const MachineGView *view)
{
  StaveMark mark = { .line = view->location.line, .g = view->id, .state = view->state };

  if (view->state == MACHINE_G_WAITING)
    mark.title = g_strdup_printf ("G%u %s: %s (%s)", view->id, view->name,
                                  stave_g_state_get_title (view->state),
                                  machine_wait_get_text (view->wait));
  else
    mark.title
        = g_strdup_printf ("G%u %s: %s", view->id, view->name, stave_g_state_get_title (view->state));
  g_array_append_val (marks, mark);
}

static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  const StaveMark *x = a, *y = b;

  if (x->line != y->line)
    return x->line < y->line ? -1 : 1;
  if ((x->state == MACHINE_G_RUNNING) != (y->state == MACHINE_G_RUNNING))
    return x->state == MACHINE_G_RUNNING ? -1 : 1;
  return x->g < y->g ? -1 : x->g > y->g;
}

/* The lines in front of which faults are injected. */
static void
update_faults (StaveCodeView *self)
{
  GArray                *marks = stave_fault_marks_new ();
  g_autoptr (GPtrArray)  faults = NULL;

  if (is_loaded (self))
    faults = session_dup_faults (stave_controller_get_session (self->controller));
  for (guint i = 0; faults != NULL && i < faults->len; i++)
    {
      const MachineFaultView *fault = g_ptr_array_index (faults, i);
      StaveFaultMark          mark = { .line = fault->line, .active = fault->active };

      if (fault->ended || fault->file == NULL || !g_str_equal (fault->file, get_name (self)))
        continue;
      mark.title = stave_chaos_dup_title (fault);
      g_array_append_val (marks, mark);
    }
  stave_mark_gutter_set_faults (self->gutter, marks);
}

static void
update_marks (StaveCodeView *self)
{
  GArray    *marks = stave_marks_new ();
  GPtrArray *goroutines;

  if (is_loaded (self))
    {
      goroutines = stave_controller_get_goroutines (self->controller);
      for (guint i = 0; i < goroutines->len; i++)
        {
          const MachineGView *view = g_ptr_array_index (goroutines, i);

          if (view->state != MACHINE_G_DEAD && view->location.source != NULL
              && g_str_equal (view->location.source->name, get_name (self)))
            add_mark (self, marks, view);
        }
      g_array_sort (marks, compare_marks);
    }
  stave_mark_gutter_set_marks (self->gutter, marks);
  update_faults (self);
}

static void
scroll_to_line (StaveCodeView *self,
                guint          line)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle visible;
  GtkTextIter  iter;
  int          y, height;

  if (!get_line_iter (self, line, &iter))
    return;
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_yrange (view, &iter, &y, &height);
  if (y < visible.y || y + height > visible.y + visible.height)
    {
      g_autoptr (GtkTextMark) mark
          = g_object_ref (gtk_text_buffer_create_mark (get_buffer (self), NULL, &iter, TRUE));

      gtk_text_view_scroll_to_mark (view, mark, 0, TRUE, 0, 0.4);
      gtk_text_buffer_delete_mark (get_buffer (self), mark);
    }
}

static void
update_run (StaveCodeView *self)
{
  const MachineGView *running = NULL;
  g_autofree char    *text = NULL;

  g_clear_pointer (&self->hint, g_free);
  self->run_line = 0;
  if (is_loaded (self))
    running = stave_controller_get_running (self->controller);
  if (running != NULL && running->location.source != NULL
      && g_str_equal (running->location.source->name, get_name (self)))
    {
      self->run_line = running->location.line;
      text = dup_line_text (self, self->run_line);
      self->hint = stave_code_hint_dup (self->controller, running->id, text);
      scroll_to_line (self, self->run_line);
    }
  update_marks (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- what the compiler says ------------------------------------------------------------ */

static void
problem_clear (gpointer data)
{
  g_free (((Problem *) data)->message);
}

/* The word at a position, or one character. */
static void
get_problem_range (GtkTextIter *start,
                   GtkTextIter *end)
{
  *end = *start;
  while (!gtk_text_iter_ends_line (end) && (g_unichar_isalnum (gtk_text_iter_get_char (end))
                                            || gtk_text_iter_get_char (end) == '_'))
    gtk_text_iter_forward_char (end);
  if (!gtk_text_iter_equal (start, end))
    return;
  if (gtk_text_iter_ends_line (end))
    gtk_text_iter_backward_char (start);
  else
    gtk_text_iter_forward_char (end);
}

static void
add_problem (StaveCodeView      *self,
             const BaseLocation *location,
             const char         *message)
{
  GtkTextIter start, end;
  Problem     problem;

  if (!get_line_iter (self, location->line, &start))
    return;
  if ((int) location->column - 1 < gtk_text_iter_get_bytes_in_line (&start))
    gtk_text_iter_set_line_index (&start, location->column - 1);
  else if (!gtk_text_iter_ends_line (&start))
    gtk_text_iter_forward_to_line_end (&start);
  get_problem_range (&start, &end);
  gtk_text_buffer_apply_tag (get_buffer (self), self->error_tag, &start, &end);
  problem.start = gtk_text_iter_get_offset (&start);
  problem.end = gtk_text_iter_get_offset (&end);
  problem.message = g_strdup (message);
  g_array_append_val (self->problems, problem);
}

static void
update_markers (StaveCodeView *self)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter    start, end, match;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->marker_tag, &start, &end);
  while (gtk_text_iter_forward_search (&start, "//stave:", GTK_TEXT_SEARCH_TEXT_ONLY, &match,
                                       &end, NULL))
    {
      if (!gtk_text_iter_ends_line (&end))
        gtk_text_iter_forward_to_line_end (&end);
      gtk_text_buffer_apply_tag (buffer, self->marker_tag, &match, &end);
      start = end;
    }
}

static void
update_problems (StaveCodeView *self)
{
  const BaseDiagList *diags
      = session_get_diags (stave_controller_get_session (self->controller));
  StaveDocument      *document = stave_controller_get_document (self->controller);
  GArray             *lines = g_array_new (FALSE, FALSE, sizeof (guint));
  GtkTextIter         start, end;

  update_markers (self);
  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  gtk_text_buffer_remove_tag (get_buffer (self), self->error_tag, &start, &end);
  g_array_set_size (self->problems, 0);
  if (stave_document_get_file_program (document, self->file)
      != stave_controller_get_program (self->controller))
    diags = NULL;
  for (guint i = 0; diags != NULL && i < base_diag_list_get_n (diags); i++)
    {
      const BaseDiag *diag = base_diag_list_get (diags, i);
      BaseLocation    location;

      if (!base_source_set_locate (base_diag_list_get_sources (diags), diag->pos, &location)
          || !g_str_equal (location.source->name, get_name (self)))
        continue;
      add_problem (self, &location, diag->message);
      g_array_append_val (lines, location.line);
    }
  stave_mark_gutter_set_errors (self->gutter, lines);
}

static gboolean
stave_code_view_query_tooltip (GtkWidget  *widget,
                               int         x,
                               int         y,
                               gboolean    keyboard,
                               GtkTooltip *tooltip)
{
  StaveCodeView *self = STAVE_CODE_VIEW (widget);
  GtkTextIter    iter;
  int            buffer_x, buffer_y;
  guint          offset;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, x, y,
                                         &buffer_x, &buffer_y);
  if (!gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, buffer_x, buffer_y))
    return FALSE;
  offset = gtk_text_iter_get_offset (&iter);
  for (guint i = 0; i < self->problems->len; i++)
    {
      const Problem *problem = &g_array_index (self->problems, Problem, i);

      if (offset >= problem->start && offset <= problem->end)
        {
          gtk_tooltip_set_text (tooltip, problem->message);
          return TRUE;
        }
    }
  if (self->hint == NULL || gtk_text_iter_get_line (&iter) + 1 != (int) self->run_line)
    return FALSE;
  gtk_tooltip_set_text (tooltip, self->hint);
  return TRUE;
}

/* ---- look ------------------------------------------------------------------------------- */

static void
update_theme (StaveCodeView *self)
{
  GtkSourceStyleSchemeManager *manager = gtk_source_style_scheme_manager_get_default ();
  gboolean                     dark = scene_theme_is_dark (get_theme ());
  GtkSourceStyleScheme        *scheme;
  GdkRGBA                      red = get_color (SCENE_ROLE_BAD, 1);
  GdkRGBA                      faint = get_color (SCENE_ROLE_LINE, 0.8f);

  scheme = gtk_source_style_scheme_manager_get_scheme (manager, dark ? "stave-dark" : "stave");
  if (scheme == NULL)
    scheme
        = gtk_source_style_scheme_manager_get_scheme (manager, dark ? "Adwaita-dark" : "Adwaita");
  gtk_source_buffer_set_style_scheme (GTK_SOURCE_BUFFER (get_buffer (self)), scheme);
  g_object_set (self->error_tag, "underline-rgba", &red, NULL);
  g_object_set (self->marker_tag, "foreground-rgba", &faint, NULL);
  gtk_text_tag_set_priority (self->marker_tag,
                             gtk_text_tag_table_get_size (
                                 gtk_text_buffer_get_tag_table (get_buffer (self)))
                                 - 1);
  stave_mark_gutter_set_theme (self->gutter, get_theme ());
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
update_words (StaveCodeView *self)
{
  g_autofree char *label = g_strdup_printf (_("Source of %s"), get_name (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  update_marks (self);
}

static void
gutter_toggled_cb (StaveCodeView   *self,
                   guint            line,
                   StaveMarkGutter *gutter)
{
  stave_controller_toggle_breakpoint (self->controller, self->file, line);
  gtk_widget_queue_draw (GTK_WIDGET (gutter));
}

/* ---- GObject ------------------------------------------------------------------------------ */

static void
stave_code_view_dispose (GObject *object)
{
  StaveCodeView *self = STAVE_CODE_VIEW (object);

  g_clear_handle_id (&self->point_id, g_source_remove);
  if (self->error_tag != NULL)
    {
      GtkTextTagTable *table = gtk_text_buffer_get_tag_table (get_buffer (self));

      gtk_text_tag_table_remove (table, self->error_tag);
      gtk_text_tag_table_remove (table, self->marker_tag);
    }
  g_clear_object (&self->error_tag);
  g_clear_object (&self->marker_tag);
  g_clear_object (&self->controller);
  G_OBJECT_CLASS (stave_code_view_parent_class)->dispose (object);
}

static void
stave_code_view_finalize (GObject *object)
{
  StaveCodeView *self = STAVE_CODE_VIEW (object);

  g_array_unref (self->problems);
  g_free (self->hint);
  G_OBJECT_CLASS (stave_code_view_parent_class)->finalize (object);
}

static void
stave_code_view_class_init (StaveCodeViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stave_code_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = stave_code_view_finalize;
  GTK_WIDGET_CLASS (klass)->query_tooltip = stave_code_view_query_tooltip;
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = stave_code_view_snapshot_layer;
}

static void
stave_code_view_init (StaveCodeView *self)
{
  GtkSourceView *view = GTK_SOURCE_VIEW (self);

  self->problems = g_array_new (FALSE, FALSE, sizeof (Problem));
  g_array_set_clear_func (self->problems, problem_clear);
  gtk_source_view_set_tab_width (view, 4);
  gtk_source_view_set_auto_indent (view, TRUE);
  gtk_source_view_set_smart_backspace (view, TRUE);
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (self), TRUE);
  gtk_text_view_set_pixels_above_lines (GTK_TEXT_VIEW (self), 1);
  gtk_text_view_set_pixels_below_lines (GTK_TEXT_VIEW (self), 2);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self), 8);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self), 24);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "code");
  self->gutter = STAVE_MARK_GUTTER (stave_mark_gutter_new ());
  gtk_source_gutter_insert (gtk_source_view_get_gutter (view, GTK_TEXT_WINDOW_LEFT),
                            GTK_SOURCE_GUTTER_RENDERER (self->gutter), MARKS_GUTTER_POSITION);
}

static void
connect_all (StaveCodeView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  stave_chaos_add_menu (GTK_TEXT_VIEW (self));
  g_signal_connect_object (self->gutter, "toggled", G_CALLBACK (gutter_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->controller, "changed", G_CALLBACK (update_run), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->controller, "built", G_CALLBACK (update_problems), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (update_theme), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (update_theme), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (stave_language_get_default (), "changed", G_CALLBACK (update_words),
                           self, G_CONNECT_SWAPPED);
}

/**
 * stave_code_view_new:
 * @controller: with a document
 * @file: index of a file in it
 *
 * Returns: (transfer floating): an editor of that file
 */
GtkWidget *
stave_code_view_new (StaveController *controller,
                     guint            file)
{
  StaveDocument *document = stave_controller_get_document (controller);
  StaveCodeView *self = g_object_new (STAVE_TYPE_CODE_VIEW, "buffer",
                                      stave_document_get_buffer (document, file), NULL);

  self->controller = g_object_ref (controller);
  self->file = file;
  self->error_tag = g_object_ref (gtk_text_buffer_create_tag (
      get_buffer (self), NULL, "underline", PANGO_UNDERLINE_ERROR, NULL));
  self->marker_tag = g_object_ref (
      gtk_text_buffer_create_tag (get_buffer (self), NULL, "scale", 0.8, NULL));
  connect_all (self);
  update_theme (self);
  update_words (self);
  update_problems (self);
  update_run (self);
  return GTK_WIDGET (self);
}

/**
 * stave_code_view_close:
 * @self: an editor that is not shown any more
 *
 * Lets go of what would keep the view alive.
 */
void
stave_code_view_close (StaveCodeView *self)
{
  GtkSourceGutter *gutter
      = gtk_source_view_get_gutter (GTK_SOURCE_VIEW (self), GTK_TEXT_WINDOW_LEFT);
  GtkSnapshot     *snapshot;

  if (self->gutter == NULL)
    return;
  gtk_source_gutter_remove (gutter, GTK_SOURCE_GUTTER_RENDERER (self->gutter));
  /* What the gutter remembers of its last drawing holds the view; so it draws once more, nothing. */
  snapshot = gtk_snapshot_new ();
  GTK_WIDGET_GET_CLASS (gutter)->snapshot (GTK_WIDGET (gutter), snapshot);
  g_object_unref (snapshot);
  self->gutter = NULL;
  g_signal_handlers_disconnect_by_data (self->controller, self);
  g_signal_handlers_disconnect_by_data (stave_language_get_default (), self);
  g_signal_handlers_disconnect_by_data (adw_style_manager_get_default (), self);
}

/**
 * stave_code_view_get_file:
 * @self: an editor
 *
 * Returns: index of its file in the document
 */
guint
stave_code_view_get_file (StaveCodeView *self)
{
  return self->file;
}

static gboolean
point_over_cb (gpointer user_data)
{
  StaveCodeView *self = user_data;

  self->point_id = 0;
  self->point_line = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/**
 * stave_code_view_point_at:
 * @self: an editor
 * @line: from 1
 *
 * Tints the line for a moment and brings it into view.
 */
void
stave_code_view_point_at (StaveCodeView *self,
                          guint          line)
{
  self->point_line = line;
  scroll_to_line (self, line);
  g_clear_handle_id (&self->point_id, g_source_remove);
  self->point_id = g_timeout_add (POINT_MS, point_over_cb, self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * stave_code_view_go_to:
 * @self: an editor
 * @line: from 1
 * @column: in bytes, from 1
 *
 * Puts the cursor there and takes the focus.
 */
void
stave_code_view_go_to (StaveCodeView *self,
                       guint          line,
                       guint          column)
{
  GtkTextIter iter;

  if (!get_line_iter (self, line, &iter))
    return;
  if (column > 0 && (int) column - 1 < gtk_text_iter_get_bytes_in_line (&iter))
    gtk_text_iter_set_line_index (&iter, column - 1);
  gtk_text_buffer_place_cursor (get_buffer (self), &iter);
  scroll_to_line (self, line);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/**
 * stave_code_view_get_cursor_line:
 * @self: an editor
 *
 * Returns: the line of the cursor, from 1
 */
guint
stave_code_view_get_cursor_line (StaveCodeView *self)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &iter,
                                    gtk_text_buffer_get_insert (get_buffer (self)));
  return gtk_text_iter_get_line (&iter) + 1;
}
