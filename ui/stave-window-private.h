/* SPDX-License-Identifier: MIT */
#pragma once

#include "stave-bottom-pane.h"
#include "stave-controller.h"
#include "stave-drafts.h"
#include "stave-lesson-list.h"
#include "stave-progress.h"
#include "stave-run-settings.h"
#include "stave-shell.h"
#include "stave-source-pane.h"
#include "stave-view-pane.h"
#include "stave-window.h"

G_BEGIN_DECLS

/*
 * Shared by the parts of the window: stave-window.c puts it together and keeps the header up to
 * date, stave-window-actions.c is what can be done, stave-window-files.c opens and exports,
 * stave-window-save.c saves and asks before closing.
 */
struct _StaveWindow
{
  AdwApplicationWindow parent_instance;

  LessonsCourse    *course;    /* or NULL */
  StaveController  *controller;
  StaveProgress    *progress;
  GSettings        *settings;  /* or NULL */
  StaveDrafts      *drafts;    /* keep the edits of lessons beyond the window */
  /* Edits live as long as the window: lesson id or address of an own file → StaveDocument. */
  GHashTable       *documents;
  GHashTable       *given_up;  /* set of those whose edits the learner has given up, closing */
  guint             first_id;  /* opens something if nobody else does */
  guint             close_id;  /* closes the window when the question is gone */
  gboolean          asking;    /* the question before closing stands */

  AdwToastOverlay  *toasts;
  AdwHeaderBar     *header;
  AdwWindowTitle   *title;
  GtkWidget        *restart_button;
  GtkWidget        *back_button;
  AdwSplitButton   *step_button;
  GtkButton        *play_button;
  GtkWidget        *end_button;
  GtkWidget        *speed_box;
  GtkLabel         *speed_text;
  GtkAdjustment    *speed_adjustment;
  GtkMenuButton    *main_button;
  GtkMenuButton    *export_button;
  GtkMenuButton    *procs_button;
  GtkAdjustment    *procs_adjustment;
  GtkMenuButton    *seed_button;
  GtkAdjustment    *seed_adjustment;
  GtkMenuButton    *policy_button;
  GtkWidget        *settings_button;
  StaveRunSettings *run_settings;
  StaveShell       *shell;

  StaveLessonList  *list;
  StaveSourcePane  *source;
  StaveViewPane    *views;
  StaveBottomPane  *bottom;
};

/* stave-window.c */
void stave_window_toast              (StaveWindow   *self,
                                      const char    *text);
void stave_window_open_document      (StaveWindow   *self,
                                      StaveDocument *document);
void stave_window_show_view          (StaveWindow   *self,
                                      const char    *name);

/* stave-window-actions.c */
void stave_window_add_actions        (StaveWindow   *self);
void stave_window_update_actions     (StaveWindow   *self);

/* stave-window-files.c */
void stave_window_choose_file        (StaveWindow   *self);
/* view: "stage", "chart", "staff", or "" for the one in front; format: "svg" … */
void stave_window_choose_export      (StaveWindow   *self,
                                      const char    *view,
                                      const char    *format);
gboolean stave_window_export         (StaveWindow   *self,
                                      const char    *view,
                                      GFile         *file,
                                      GError       **error);
void stave_window_accept_drops       (StaveWindow   *self);

/* stave-window-save.c */
void stave_window_save               (StaveWindow   *self);
/* TRUE if edits would be lost and the learner is being asked. */
gboolean stave_window_ask_to_save    (StaveWindow   *self);

G_END_DECLS
