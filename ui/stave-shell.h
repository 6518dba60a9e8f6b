/* SPDX-License-Identifier: MIT */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Arranges the panes by the room there is:
 *
 *   WIDE    list │ source │ views │ lesson      MEDIUM  (list) │ source or lesson │ views
 *                ├────────────────┴───────              ├────────────────────────────────
 *                │ bottom                               │ bottom
 *
 *   NARROW  one pane at a time, chosen at the bottom; the list slides over
 *
 * In MEDIUM and NARROW the list slides over the rest. The shell reports a small
 * minimum size, whatever its arrangement now, so that the window can be made smaller
 * and the arrangement follow.
 */
#define STAVE_TYPE_SHELL (stave_shell_get_type ())
G_DECLARE_FINAL_TYPE (StaveShell, stave_shell, STAVE, SHELL, GtkWidget)

typedef enum
{
  STAVE_SHELL_WIDE,
  STAVE_SHELL_MEDIUM,
  STAVE_SHELL_NARROW,
  STAVE_SHELL_TINY, /* as NARROW, and no room in the header either */
} StaveShellMode;

typedef enum
{
  STAVE_PANE_LESSON,
  STAVE_PANE_SOURCE,
  STAVE_PANE_VIEWS,
  STAVE_PANE_BOTTOM,
  STAVE_N_PANES,
} StavePane;

GtkWidget     *stave_shell_new           (void);
void           stave_shell_set_list      (StaveShell *self,
                                          GtkWidget  *list);
void           stave_shell_set_pane      (StaveShell *self,
                                          StavePane   pane,
                                          GtkWidget  *widget);
StaveShellMode stave_shell_get_mode      (StaveShell *self); /* property "mode" */
/* Whether the list is shown (property "list-shown"). */
gboolean       stave_shell_get_list_shown (StaveShell *self);
void           stave_shell_set_list_shown (StaveShell *self,
                                           gboolean    shown);
/* Brings a pane to the front, where panes share a place. */
void           stave_shell_show          (StaveShell *self,
                                          StavePane   pane);
/* The list goes away where it covers the rest. */
void           stave_shell_uncover       (StaveShell *self);
/* Widths and height that the learner gave panes, for keeping; 0: as it comes. */
void           stave_shell_get_sizes     (StaveShell *self,
                                          int        *out_source_px,
                                          int        *out_lesson_px,
                                          int        *out_bottom_px);
void           stave_shell_set_sizes     (StaveShell *self,
                                          int         source_px,
                                          int         lesson_px,
                                          int         bottom_px);

G_END_DECLS
