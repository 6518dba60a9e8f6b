/* SPDX-License-Identifier: MIT */
/*
 * A page of text has a hundred labels, and GTK asks each, and each box around them, how narrow it
 * can be, how wide it would like to be, and for rows even how narrow it is at a height, which it
 * finds by halving. All that means to break lines, which is nearly all that opening a lesson took.
 */
#include "stave-text-layout.h"

#define MIN_WIDTH_PX 40
#define WIDTH_PX 280
#define SIGN_GAP_PX 8

/* ---- labels -------------------------------------------------------------------------- */

struct _StaveTextLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (StaveTextLayout, stave_text_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
stave_text_layout_get_request_mode (GtkLayoutManager *manager,
                                    GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
stave_text_layout_measure (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           GtkOrientation    orientation,
                           int               for_size,
                           int              *minimum,
                           int              *natural,
                           int              *minimum_baseline,
                           int              *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH_PX;
      *natural = WIDTH_PX;
      return;
    }
  GTK_WIDGET_GET_CLASS (widget)->measure (widget, orientation,
                                          for_size < 0 ? WIDTH_PX : for_size, minimum, natural,
                                          minimum_baseline, natural_baseline);
}

static void
stave_text_layout_allocate (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            int               width,
                            int               height,
                            int               baseline)
{
  GTK_WIDGET_GET_CLASS (widget)->size_allocate (widget, width, height, baseline);
}

static void
stave_text_layout_class_init (StaveTextLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = stave_text_layout_get_request_mode;
  manager_class->measure = stave_text_layout_measure;
  manager_class->allocate = stave_text_layout_allocate;
}

static void
stave_text_layout_init (StaveTextLayout *self)
{
}

/**
 * stave_text_label_new:
 * @text: (nullable): its text
 *
 * Returns: (transfer floating): a label that wraps, at the left of the width that it gets
 */
GtkWidget *
stave_text_label_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_layout_manager (label, g_object_new (STAVE_TYPE_TEXT_LAYOUT, NULL));
  return label;
}

/* ---- items ----------------------------------------------------------------------------- */

struct _StaveTextItem
{
  GtkWidget  parent_instance;
  GtkWidget *sign;
  GtkWidget *body;
};

G_DEFINE_FINAL_TYPE (StaveTextItem, stave_text_item, GTK_TYPE_WIDGET)

static int
get_sign_width (StaveTextItem *self)
{
  int width;

  gtk_widget_measure (self->sign, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  return width + SIGN_GAP_PX;
}

static GtkSizeRequestMode
stave_text_item_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
stave_text_item_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  StaveTextItem *self = STAVE_TEXT_ITEM (widget);
  int            sign_px = get_sign_width (self);
  int            sign_height, body_px;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = sign_px + MIN_WIDTH_PX;
      *natural = sign_px + WIDTH_PX;
      return;
    }
  body_px = for_size < 0 ? WIDTH_PX : MAX (for_size - sign_px, MIN_WIDTH_PX);
  gtk_widget_measure (self->sign, orientation, -1, NULL, &sign_height, NULL, NULL);
  gtk_widget_measure (self->body, orientation, body_px, minimum, natural, NULL, NULL);
  *minimum = MAX (*minimum, sign_height);
  *natural = MAX (*natural, sign_height);
}

static void
stave_text_item_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  StaveTextItem *self = STAVE_TEXT_ITEM (widget);
  int            sign_px = get_sign_width (self);
  gboolean       from_right = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkAllocation  sign = { from_right ? width - sign_px + SIGN_GAP_PX : 0, 0,
                          sign_px - SIGN_GAP_PX, height };
  GtkAllocation  body = { from_right ? 0 : sign_px, 0, MAX (width - sign_px, MIN_WIDTH_PX), height };

  gtk_widget_size_allocate (self->sign, &sign, -1);
  gtk_widget_size_allocate (self->body, &body, -1);
}

static void
stave_text_item_dispose (GObject *object)
{
  StaveTextItem *self = STAVE_TEXT_ITEM (object);

  g_clear_pointer (&self->sign, gtk_widget_unparent);
  g_clear_pointer (&self->body, gtk_widget_unparent);
  G_OBJECT_CLASS (stave_text_item_parent_class)->dispose (object);
}

static void
stave_text_item_class_init (StaveTextItemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stave_text_item_dispose;
  widget_class->get_request_mode = stave_text_item_get_request_mode;
  widget_class->measure = stave_text_item_measure;
  widget_class->size_allocate = stave_text_item_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
stave_text_item_init (StaveTextItem *self)
{
}

/**
 * stave_text_item_new:
 * @sign: (transfer floating): what stands at the left, at the top
 * @body: (transfer floating): what takes the rest
 *
 * Returns: (transfer floating): both side by side
 */
GtkWidget *
stave_text_item_new (GtkWidget *sign,
                     GtkWidget *body)
{
  StaveTextItem *self = g_object_new (STAVE_TYPE_TEXT_ITEM, NULL);

  self->sign = sign;
  self->body = body;
  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_widget_set_parent (sign, GTK_WIDGET (self));
  gtk_widget_set_parent (body, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
