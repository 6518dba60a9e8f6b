/* SPDX-License-Identifier: MIT */
/*
 * The text follows the trace's output events. Each event that is shown is a chunk that
 * remembers where it begins, so going forward appends and going back cuts:
 *
 *     chunks    │ 0: "1\n" │ 7: "1\n" │ 15: "2\n" │      number: position in the trace
 *     shown     ────────────────────────────────▶│  every event before it is in the text
 *
 * A flood costs no more than what is kept: from the place backward only the last MAX_BYTES
 * are gathered. Lines that GTK could not lay out in time are broken.
 */
#include "stave-output-view.h"

#include "stave-language.h"

#define MAX_BYTES (1024 * 1024)
#define MAX_LINE_CHARS 2000

typedef struct
{
  gsize position;
  int   offset; /* of its first character in the buffer */
} Chunk;

struct _StaveOutputView
{
  GtkWidget        parent_instance;
  StaveController *controller;
  GtkWidget       *notice;  /* that the beginning is left out */
  GtkWidget       *scroller;
  GtkTextView     *view;
  GtkTextTag      *error_tag;
  GArray          *chunks;  /* Chunk */
  gsize            shown;
  gsize            bytes;   /* in the text */
  gboolean         cut;     /* chunks at the beginning are left out */
  guint64          serial;  /* of the session's past that the text is of */
};

G_DEFINE_FINAL_TYPE (StaveOutputView, stave_output_view, GTK_TYPE_WIDGET)

static void
clear (StaveOutputView *self)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), "", 0);
  g_array_set_size (self->chunks, 0);
  self->shown = 0;
  self->bytes = 0;
  self->cut = FALSE;
}

/* Valid text without lines of absurd length. */
static char *
dup_presentable (const char *text,
                 gsize       len)
{
  g_autofree char *valid = g_utf8_make_valid (text, len);
  GString         *broken = g_string_new (NULL);
  guint            column = 0;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      column = *p == '\n' ? 0 : column + 1;
      g_string_append_len (broken, p, g_utf8_next_char (p) - p);
      if (column == MAX_LINE_CHARS)
        {
          g_string_append_c (broken, '\n');
          column = 0;
        }
    }
  return g_string_free (broken, FALSE);
}

/* Text of one kind that is to be inserted at once: each insertion is told over the bus to whoever
 * reads the screen aloud, and a flood of those would stop the window. */
typedef struct
{
  GString *text;
  int      end; /* offset in the buffer when it is inserted, in characters */
  gboolean error;
} Batch;

static void
insert_batch (StaveOutputView *self,
              Batch           *batch)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter    end;

  if (batch->text->len == 0)
    return;
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert_with_tags (buffer, &end, batch->text->str, (int) batch->text->len,
                                    batch->error ? self->error_tag : NULL, NULL);
  g_string_truncate (batch->text, 0);
}

static void
append (StaveOutputView    *self,
        Batch              *batch,
        const MachineTrace *trace,
        gsize               position)
{
  const MachineEvent *event = machine_trace_get (trace, position);
  gboolean            error = (event->flags & MACHINE_EVENT_FLAG_STDERR) != 0;
  gsize               len;
  const char         *text = machine_trace_get_text (trace, event, &len);
  g_autofree char    *shown = dup_presentable (text, len);
  Chunk               chunk = { .position = position, .offset = batch->end };

  if (error != batch->error)
    insert_batch (self, batch);
  batch->error = error;
  g_string_append (batch->text, shown);
  batch->end += (int) g_utf8_strlen (shown, -1);
  g_array_append_val (self->chunks, chunk);
  self->bytes += len;
}

static gboolean
is_output (const MachineEvent *event)
{
  return event->kind == MACHINE_EVENT_OUTPUT && (event->flags & MACHINE_EVENT_FLAG_TEXT) != 0;
}

/* Appends what was written between two places, or the last part of it. */
static void
append_range (StaveOutputView    *self,
              const MachineTrace *trace,
              gsize               first,
              gsize               end)
{
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (gsize));
  Batch              batch = { .text = g_string_new (NULL) };
  gsize              bytes = 0;
  gsize              position = end;

  while (position > first && bytes < MAX_BYTES)
    {
      const MachineEvent *event = machine_trace_get (trace, --position);
      gsize               len;

      if (!is_output (event))
        continue;
      machine_trace_get_text (trace, event, &len);
      bytes += len;
      g_array_append_val (positions, position);
    }
  if (position > first || self->bytes + bytes > 2 * MAX_BYTES)
    {
      clear (self);
      self->cut = TRUE;
    }
  batch.end = gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->view));
  for (guint i = positions->len; i > 0; i--)
    append (self, &batch, trace, g_array_index (positions, gsize, i - 1));
  insert_batch (self, &batch);
  g_string_free (batch.text, TRUE);
}

static void
cut_back (StaveOutputView *self,
          gsize            position)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  int            offset = -1;
  GtkTextIter    start, end;

  while (self->chunks->len > 0
         && g_array_index (self->chunks, Chunk, self->chunks->len - 1).position >= position)
    {
      offset = g_array_index (self->chunks, Chunk, self->chunks->len - 1).offset;
      g_array_set_size (self->chunks, self->chunks->len - 1);
    }
  if (offset < 0)
    return;
  gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
  gtk_text_buffer_get_end_iter (buffer, &end);
  self->bytes -= MIN (self->bytes,
                      (gsize) (gtk_text_iter_get_offset (&end) - gtk_text_iter_get_offset (&start)));
  gtk_text_buffer_delete (buffer, &start, &end);
}

static void
go_back (StaveOutputView *self,
         gsize            position)
{
  if (position >= self->shown)
    return;
  cut_back (self, position);
  self->shown = position;
  if (self->cut && self->chunks->len == 0)
    clear (self);
}

static void
scroll_to_end (StaveOutputView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter    end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
  gtk_text_view_scroll_mark_onscreen (self->view, gtk_text_buffer_get_insert (buffer));
}

static void
update (StaveOutputView *self)
{
  Session            *session = stave_controller_get_session (self->controller);
  const MachineTrace *trace;
  gsize               position, same;

  if (!stave_controller_has_program (self->controller))
    {
      clear (self);
      return;
    }
  trace = session_get_trace (session);
  position = machine_get_position (session_get_machine (session));
  if (session_get_serial (session, &same) != self->serial)
    go_back (self, same);
  self->serial = session_get_serial (session, NULL);
  go_back (self, position);
  if (position > self->shown)
    append_range (self, trace, self->shown, position);
  self->shown = position;
  gtk_widget_set_visible (self->notice, self->cut);
  scroll_to_end (self);
}

static void
update_words (StaveOutputView *self)
{
  gtk_label_set_text (GTK_LABEL (self->notice), _("The beginning is left out."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Output"), -1);
}

static void
stave_output_view_dispose (GObject *object)
{
  StaveOutputView *self = STAVE_OUTPUT_VIEW (object);

  g_clear_pointer (&self->notice, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->controller);
  G_OBJECT_CLASS (stave_output_view_parent_class)->dispose (object);
}

static void
stave_output_view_finalize (GObject *object)
{
  g_array_unref (STAVE_OUTPUT_VIEW (object)->chunks);
  G_OBJECT_CLASS (stave_output_view_parent_class)->finalize (object);
}

static void
stave_output_view_class_init (StaveOutputViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stave_output_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = stave_output_view_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
stave_output_view_init (StaveOutputView *self)
{
  GtkTextBuffer *buffer;

  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
      GTK_ORIENTATION_VERTICAL);
  self->chunks = g_array_new (FALSE, FALSE, sizeof (Chunk));
  self->notice = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->notice, "dim-label");
  gtk_widget_set_visible (self->notice, FALSE);
  gtk_widget_set_parent (self->notice, GTK_WIDGET (self));

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_editable (self->view, FALSE);
  gtk_text_view_set_cursor_visible (self->view, FALSE);
  gtk_text_view_set_monospace (self->view, TRUE);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (self->view, 12);
  gtk_text_view_set_top_margin (self->view, 8);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "output");
  buffer = gtk_text_view_get_buffer (self->view);
  self->error_tag = gtk_text_buffer_create_tag (buffer, NULL, "foreground", "#c01c28", "weight",
                                                PANGO_WEIGHT_SEMIBOLD, NULL);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * stave_output_view_new:
 * @controller: whose run it shows
 *
 * Returns: (transfer floating): an output view
 */
GtkWidget *
stave_output_view_new (StaveController *controller)
{
  StaveOutputView *self = g_object_new (STAVE_TYPE_OUTPUT_VIEW, NULL);

  self->controller = g_object_ref (controller);
  g_signal_connect_object (controller, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "progress", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "document", G_CALLBACK (clear), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (stave_language_get_default (), "changed", G_CALLBACK (update_words),
                           self, G_CONNECT_SWAPPED);
  update_words (self);
  return GTK_WIDGET (self);
}
