/* SPDX-License-Identifier: MIT */
#pragma once

#include <gtk/gtk.h>
#include <libintl.h>

#include "lessons-lesson.h"

G_BEGIN_DECLS

#define STAVE_GETTEXT_DOMAIN "stave"
#define _(text) dgettext (STAVE_GETTEXT_DOMAIN, text)
#define N_(text) (text)

/*
 * The language of the interface and of the lessons, switched while the window
 * is open. There is one per process, as gettext's state is the process's.
 *
 * One mechanism serves all widgets: ::changed is emitted after gettext has
 * switched, and whoever shows text sets it again. For what stands in a
 * template this happens by itself: stave_language_class_set_template() reads
 * which properties the template marks translatable, and every instance gets
 * them set anew. Objects with translatable properties need an id for that.
 */
#define STAVE_TYPE_LANGUAGE (stave_language_get_type ())
G_DECLARE_FINAL_TYPE (StaveLanguage, stave_language, STAVE, LANGUAGE, GObject)

/* The first call of all, when the locale is set. */
void            stave_language_start       (void);
StaveLanguage  *stave_language_get_default (void);
LessonsLanguage stave_language_get         (StaveLanguage  *self);
void            stave_language_set         (StaveLanguage  *self,
                                            LessonsLanguage language);
const char     *stave_language_get_code    (StaveLanguage  *self); /* "en" or "zh" */
void            stave_language_set_code    (StaveLanguage  *self,
                                            const char     *code); /* "": as the environment */

void            stave_language_class_set_template (GtkWidgetClass *klass,
                                                   const char     *resource);
/* Instead of gtk_widget_init_template(). */
void            stave_language_init_template      (GtkWidget      *widget);

G_END_DECLS
