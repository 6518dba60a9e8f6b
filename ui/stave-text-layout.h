/* SPDX-License-Identifier: MIT */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * How a label is measured whose lines can be broken anywhere and which gets the
 * width that there is. A label by itself is asked for its narrowest and its
 * widest shape as well, each of which means to break all its lines; here both
 * are fixed numbers, and only the height for a width is asked of the text.
 */
#define STAVE_TYPE_TEXT_LAYOUT (stave_text_layout_get_type ())
G_DECLARE_FINAL_TYPE (StaveTextLayout, stave_text_layout, STAVE, TEXT_LAYOUT, GtkLayoutManager)

/* A label that wraps, measured so. */
GtkWidget *stave_text_label_new (const char *text);

/* A sign, and beside it what it stands for: an item of a list. The latter gets all width that the
 * sign leaves. */
#define STAVE_TYPE_TEXT_ITEM (stave_text_item_get_type ())
G_DECLARE_FINAL_TYPE (StaveTextItem, stave_text_item, STAVE, TEXT_ITEM, GtkWidget)

GtkWidget *stave_text_item_new (GtkWidget *sign,
                                GtkWidget *body);

G_END_DECLS
