/* SPDX-License-Identifier: MIT */
/*
 * Breaking a text into lines takes most of the time in which a lesson opens, and what one reads
 * first is a screen of it. So the blocks of that screen are made at once and the others in idle
 * moments after it was painted, a few each.
 */
#include "stave-doc-view.h"

#include <string.h>

#include "stave-after-frame.h"
#include "stave-text-layout.h"

/* A table of as many columns is never wider than the pane at its narrowest. */
#define MAX_COLUMNS 5
/* Of text that is made at once: more than a pane of usual size shows. */
#define FIRST_BYTES 1500
#define SLICE_US 4000
#define MIN_WIDTH_PX 180
#define WIDTH_PX 320

struct _StaveDocView
{
  GtkWidget     parent_instance;
  LessonsDoc   *doc;     /* or NULL */
  GtkWidget    *page;    /* box of the blocks */
  guint         n_made;  /* of the document's blocks */
  gboolean      making;  /* the others are being made, in idle moments */
  StaveDocEmbed embed;
  gpointer      embed_data;
  char         *hovered; /* address under the pointer, or NULL */
};

G_DEFINE_FINAL_TYPE (StaveDocView, stave_doc_view, GTK_TYPE_WIDGET)

enum
{
  LINK,
  COMPLETE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void add_blocks (StaveDocView       *self,
                        GtkWidget          *box,
                        const LessonsBlock *parent);

/* ---- text -------------------------------------------------------------------------- */

static void
append_span (GString           *markup,
             const LessonsSpan *span)
{
  static const struct
  {
    guint       flag;
    const char *open;
    const char *close;
  } styles[] = {
    { LESSONS_SPAN_EMPHASIS, "<i>", "</i>" },
    { LESSONS_SPAN_STRONG, "<b>", "</b>" },
    { LESSONS_SPAN_STRIKE, "<s>", "</s>" },
    { LESSONS_SPAN_CODE, "<tt>", "</tt>" },
  };
  g_autofree char *text = g_markup_escape_text (span->text, -1);

  if (span->link != NULL)
    {
      g_autofree char *address = g_markup_escape_text (span->link->address, -1);

      g_string_append_printf (markup, "<a href=\"%s\">", address);
    }
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (span->flags & styles[i].flag)
      g_string_append (markup, styles[i].open);
  g_string_append (markup, text);
  for (guint i = G_N_ELEMENTS (styles); i > 0; i--)
    if (span->flags & styles[i - 1].flag)
      g_string_append (markup, styles[i - 1].close);
  if (span->link != NULL)
    g_string_append (markup, "</a>");
}

static char *
dup_markup (const LessonsBlock *block)
{
  GString *markup = g_string_new (NULL);

  for (guint i = 0; i < block->n_spans; i++)
    append_span (markup, &block->spans[i]);
  return g_string_free (markup, FALSE);
}

/* ---- links --------------------------------------------------------------------------- */

static const LessonsLink *
find_link (StaveDocView *self,
           const char   *address)
{
  for (guint i = 0; self->doc != NULL && i < lessons_doc_get_n_links (self->doc); i++)
    if (g_str_equal (lessons_doc_get_link (self->doc, i)->address, address))
      return lessons_doc_get_link (self->doc, i);
  return NULL;
}

static gboolean
activate_link_cb (StaveDocView *self,
                  const char   *address,
                  GtkLabel     *label)
{
  const LessonsLink *link = find_link (self, address);

  if (link == NULL || link->kind == LESSONS_LINK_HTTPS)
    return FALSE;
  g_signal_emit (self, signals[LINK], 0, link, TRUE);
  return TRUE;
}

static void
hover (StaveDocView *self,
       const char   *address)
{
  const LessonsLink *link = address != NULL ? find_link (self, address) : NULL;

  if (g_strcmp0 (self->hovered, address) == 0)
    return;
  g_free (self->hovered);
  self->hovered = g_strdup (address);
  g_signal_emit (self, signals[LINK], 0, link, FALSE);
}

static void
motion_cb (StaveDocView             *self,
           double                    x,
           double                    y,
           GtkEventControllerMotion *controller)
{
  GtkWidget *label = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  hover (self, gtk_label_get_current_uri (GTK_LABEL (label)));
}

static void
leave_cb (StaveDocView             *self,
          GtkEventControllerMotion *controller)
{
  hover (self, NULL);
}

static gboolean
has_links (const LessonsBlock *block)
{
  for (guint i = 0; i < block->n_spans; i++)
    if (block->spans[i].link != NULL)
      return TRUE;
  return FALSE;
}

static GtkWidget *
fill_label (StaveDocView       *self,
            GtkWidget          *label,
            const LessonsBlock *block,
            const char         *css_class)
{
  g_autofree char *markup = dup_markup (block);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_widget_add_css_class (label, css_class);
  if (has_links (block))
    {
      GtkEventController *motion = gtk_event_controller_motion_new ();

      g_signal_connect_swapped (label, "activate-link", G_CALLBACK (activate_link_cb), self);
      g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
      g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
      gtk_widget_add_controller (label, motion);
    }
  return label;
}

static GtkWidget *
new_label (StaveDocView       *self,
           const LessonsBlock *block,
           const char         *css_class)
{
  return fill_label (self, stave_text_label_new (NULL), block, css_class);
}

/* ---- blocks ---------------------------------------------------------------------------- */

static GtkWidget *
new_heading (StaveDocView       *self,
             const LessonsBlock *block)
{
  g_autofree char *css_class = g_strdup_printf ("h%u", CLAMP (block->level, 1, 4));
  GtkWidget       *label = new_label (self, block, css_class);

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL,
                                  (int) block->level, -1);
  return label;
}

static GtkWidget *
new_list (StaveDocView       *self,
          const LessonsBlock *block)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, block->tight ? 3 : 8);

  for (guint i = 0; i < block->n_children; i++)
    {
      GtkWidget       *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
      g_autofree char *sign
          = block->ordered ? g_strdup_printf ("%u.", block->level + i) : g_strdup ("•");
      GtkWidget       *bullet = gtk_label_new (sign);

      gtk_widget_add_css_class (bullet, "dim-label");
      add_blocks (self, body, block->children[i]);
      gtk_box_append (GTK_BOX (list), stave_text_item_new (bullet, body));
    }
  gtk_widget_add_css_class (list, "list");
  return list;
}

/* The columns of a table are as wide as their texts want: these labels are asked. */
static GtkWidget *
new_cell (StaveDocView       *self,
          const LessonsBlock *block,
          gboolean            header)
{
  static const float aligns[] = { 0, 0, 0.5f, 1 };
  GtkWidget         *label
      = fill_label (self, gtk_label_new (NULL), block, header ? "head" : "cell");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), aligns[block->align]);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 22);
  gtk_label_set_width_chars (GTK_LABEL (label), 4);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

/* A table of few columns fits every pane. Only a broad one gets a scroller, as that reserves the
 * height of the narrowest shape that the table can take. */
static GtkWidget *
new_table (StaveDocView       *self,
           const LessonsBlock *block)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *scroller;

  for (guint row = 0; row < block->n_children; row++)
    for (guint column = 0; column < block->children[row]->n_children; column++)
      gtk_grid_attach (
          GTK_GRID (grid),
          new_cell (self, block->children[row]->children[column], block->children[row]->header),
          (int) column, (int) row, 1, 1);
  gtk_widget_add_css_class (grid, "table");
  if (block->n_children == 0 || block->children[0]->n_children <= MAX_COLUMNS)
    return grid;
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), grid);
  return scroller;
}

static GtkWidget *
new_code (const LessonsBlock *block)
{
  g_autofree char *text = g_strdup (block->text != NULL ? block->text : "");
  GtkWidget       *label;
  GtkWidget       *scroller = gtk_scrolled_window_new ();

  g_strchomp (text);
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_focusable (label, FALSE);
  gtk_widget_add_css_class (label, "code-block");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), label);
  gtk_widget_add_css_class (scroller, "code-frame");
  return scroller;
}

static GtkWidget *
new_quote (StaveDocView       *self,
           const LessonsBlock *block)
{
  static const char *const tones[] = { "plain", "note", "article", "warning" };
  GtkWidget               *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (box, "quote");
  gtk_widget_add_css_class (box, tones[block->tone]);
  add_blocks (self, box, block);
  return box;
}

static GtkWidget *
new_block (StaveDocView       *self,
           const LessonsBlock *block)
{
  switch (block->kind)
    {
    case LESSONS_BLOCK_HEADING:
      return new_heading (self, block);
    case LESSONS_BLOCK_PARAGRAPH:
      return new_label (self, block, "paragraph");
    case LESSONS_BLOCK_LIST:
      return new_list (self, block);
    case LESSONS_BLOCK_TABLE:
      return new_table (self, block);
    case LESSONS_BLOCK_CODE:
      return new_code (block);
    case LESSONS_BLOCK_QUOTE:
      return new_quote (self, block);
    case LESSONS_BLOCK_RULE:
      return gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
    case LESSONS_BLOCK_EMBED:
      return self->embed != NULL ? self->embed (block, self->embed_data) : NULL;
    default:
      return NULL; /* items, rows and cells are made by their parents */
    }
}

static void
add_block (StaveDocView       *self,
           GtkWidget          *box,
           const LessonsBlock *block)
{
  GtkWidget *widget = new_block (self, block);

  if (widget != NULL)
    gtk_box_append (GTK_BOX (box), widget);
}

static void
add_blocks (StaveDocView       *self,
            GtkWidget          *box,
            const LessonsBlock *parent)
{
  for (guint i = 0; i < parent->n_children; i++)
    add_block (self, box, parent->children[i]);
}

/* ---- a screen, then the rest --------------------------------------------------------------- */

static gsize
count_bytes (const LessonsBlock *block)
{
  gsize n = block->text != NULL ? strlen (block->text) : 0;

  for (guint i = 0; i < block->n_spans; i++)
    n += strlen (block->spans[i].text);
  for (guint i = 0; i < block->n_children; i++)
    n += count_bytes (block->children[i]);
  return n;
}

/* Makes the next block of the document. FALSE: that was the last one. */
static gboolean
make_next (StaveDocView *self)
{
  const LessonsBlock *root = lessons_doc_get_root (self->doc);

  if (self->n_made < root->n_children)
    add_block (self, self->page, root->children[self->n_made++]);
  if (self->n_made < root->n_children)
    return TRUE;
  g_signal_emit (self, signals[COMPLETE], 0);
  return FALSE;
}

static gboolean
make_cb (gpointer user_data)
{
  StaveDocView *self = user_data;
  gint64        end_us = g_get_monotonic_time () + SLICE_US;

  while (self->making && g_get_monotonic_time () < end_us)
    self->making = make_next (self);
  return self->making ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
make_first (StaveDocView *self)
{
  const LessonsBlock *root = lessons_doc_get_root (self->doc);
  gsize               n_bytes = 0;

  while (n_bytes < FIRST_BYTES)
    {
      if (self->n_made < root->n_children)
        n_bytes += count_bytes (root->children[self->n_made]);
      if (!make_next (self))
        return;
    }
  self->making = TRUE;
  stave_after_frame (GTK_WIDGET (self), make_cb, g_object_ref (self), g_object_unref);
}

/* ---- GObject ------------------------------------------------------------------------------ */

static void
stave_doc_view_dispose (GObject *object)
{
  StaveDocView *self = STAVE_DOC_VIEW (object);

  self->making = FALSE;
  g_clear_pointer (&self->page, gtk_widget_unparent);
  g_clear_pointer (&self->doc, lessons_doc_unref);
  g_clear_pointer (&self->hovered, g_free);
  G_OBJECT_CLASS (stave_doc_view_parent_class)->dispose (object);
}

/* Every line of it can be broken anywhere, so how narrow it can be need not be asked of all. */
static void
stave_doc_view_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH_PX;
      *natural = WIDTH_PX;
      return;
    }
  gtk_widget_measure (STAVE_DOC_VIEW (widget)->page, orientation,
                      for_size < 0 ? WIDTH_PX : for_size, minimum, natural, NULL, NULL);
}

static GtkSizeRequestMode
stave_doc_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
stave_doc_view_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  gtk_widget_allocate (STAVE_DOC_VIEW (widget)->page, width, height, baseline, NULL);
}

static void
stave_doc_view_class_init (StaveDocViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stave_doc_view_dispose;
  GTK_WIDGET_CLASS (klass)->measure = stave_doc_view_measure;
  GTK_WIDGET_CLASS (klass)->get_request_mode = stave_doc_view_get_request_mode;
  GTK_WIDGET_CLASS (klass)->size_allocate = stave_doc_view_size_allocate;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "docview");
  signals[LINK] = g_signal_new ("link", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_BOOLEAN);
  signals[COMPLETE] = g_signal_new ("complete", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
stave_doc_view_init (StaveDocView *self)
{
  self->page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->page, GTK_WIDGET (self));
}

/**
 * stave_doc_view_new:
 *
 * Returns: (transfer floating): an empty page
 */
GtkWidget *
stave_doc_view_new (void)
{
  return g_object_new (STAVE_TYPE_DOC_VIEW, NULL);
}

/**
 * stave_doc_view_set_embed:
 * @self: a page
 * @embed: makes the widgets of embeds
 * @user_data: passed on
 */
void
stave_doc_view_set_embed (StaveDocView *self,
                          StaveDocEmbed embed,
                          gpointer      user_data)
{
  self->embed = embed;
  self->embed_data = user_data;
}

/**
 * stave_doc_view_set_doc:
 * @self: a page
 * @doc: (nullable): the text
 *
 * Shows another text; what was appended is gone. The whole of it is there when "complete" is
 * emitted, at once or soon.
 */
void
stave_doc_view_set_doc (StaveDocView *self,
                        LessonsDoc   *doc)
{
  GtkWidget  *child;
  LessonsDoc *old = self->doc;

  self->doc = doc != NULL ? lessons_doc_ref (doc) : NULL;
  self->n_made = 0;
  self->making = FALSE;
  g_clear_pointer (&self->hovered, g_free);
  while ((child = gtk_widget_get_first_child (self->page)) != NULL)
    gtk_box_remove (GTK_BOX (self->page), child);
  if (doc != NULL)
    make_first (self);
  g_clear_pointer (&old, lessons_doc_unref);
}

/**
 * stave_doc_view_append:
 * @self: a page
 * @widget: what is to stand below the text
 */
void
stave_doc_view_append (StaveDocView *self,
                       GtkWidget    *widget)
{
  gtk_box_append (GTK_BOX (self->page), widget);
}
