/* SPDX-License-Identifier: MIT */
#pragma once

#include "stave-source-pane.h"

G_BEGIN_DECLS

/*
 * Injecting faults from the window:
 *
 *     stave-chaos.c         the acts, and their words
 *     stave-chaos-ask.c     a dialog that asks which fault
 *     stave-chaos-menu.c    actions "chaos.…", and the source's menu
 *     stave-chaos-list.c    the faults there are, with a button to take each away
 *
 * A fault takes effect from the place where the run stands; the future that was known without it
 * is kept. At the start it is in effect from the start, at the end the run begins again with it.
 */

/* TRUE if it is in effect now; else the learner is told why not. */
gboolean    stave_chaos_inject        (StaveController        *controller,
                                       const char             *fault);
void        stave_chaos_end           (StaveController        *controller,
                                       guint                   number);
/* "Delay of 30s at main.go:42" */
char       *stave_chaos_dup_title     (const MachineFaultView *fault);
/* "not reached yet", "has struck twice, and will again" */
char       *stave_chaos_dup_status    (const MachineFaultView *fault);
/* Where it would take effect now, for a dialog. */
const char *stave_chaos_get_when      (StaveController        *controller);
const char *stave_chaos_get_kind_name (MachineFaultKind        kind); /* "delay" */
const char *stave_chaos_get_kind_title (MachineFaultKind       kind); /* translated */
const char *stave_chaos_get_kind_words (MachineFaultKind       kind); /* what it does; translated */

/* Dialogs. The kind is what is chosen at first. */
void        stave_chaos_ask_line      (GtkWidget              *parent,
                                       StaveController        *controller,
                                       const char             *file,
                                       guint                   line,
                                       MachineFaultKind        kind);
void        stave_chaos_ask_goroutine (GtkWidget              *parent,
                                       StaveController        *controller,
                                       guint32                 g);
void        stave_chaos_ask_processor (GtkWidget              *parent,
                                       StaveController        *controller);

/* The group "chaos" of a window: ask, at (kind), goroutine (number), processor. */
void        stave_chaos_add_actions   (GtkWidget              *window,
                                       StaveController        *controller,
                                       StaveSourcePane        *source);
/* What an editor's menu has more than others'. */
void        stave_chaos_add_menu      (GtkTextView            *view);

G_END_DECLS
