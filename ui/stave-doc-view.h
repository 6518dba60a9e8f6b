/* SPDX-License-Identifier: MIT */
#pragma once

#include <gtk/gtk.h>

#include "lessons-doc.h"

G_BEGIN_DECLS

/*
 * A lesson's text as widgets: a label per paragraph, a real grid per table. Links that lead
 * within Stave are reported by ::link (LessonsLink *, clicked), on hovering with clicked
 * FALSE, and with NULL when the pointer leaves; those to the web are opened by GTK.
 * The end of a long text is made in idle moments; ::complete tells that all is there.
 */
#define STAVE_TYPE_DOC_VIEW (stave_doc_view_get_type ())
G_DECLARE_FINAL_TYPE (StaveDocView, stave_doc_view, STAVE, DOC_VIEW, GtkWidget)

/* Makes the widget that stands for an embed block, or NULL. */
typedef GtkWidget *(*StaveDocEmbed) (const LessonsBlock *block,
                                     gpointer            user_data);

GtkWidget *stave_doc_view_new       (void);
void       stave_doc_view_set_embed (StaveDocView *self,
                                     StaveDocEmbed embed,
                                     gpointer      user_data);
void       stave_doc_view_set_doc   (StaveDocView *self,
                                     LessonsDoc   *doc); /* or NULL */
/* A widget after the text, on the same page. */
void       stave_doc_view_append    (StaveDocView *self,
                                     GtkWidget    *widget);

G_END_DECLS
