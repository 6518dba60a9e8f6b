/* SPDX-License-Identifier: MIT */
#pragma once

#include "stave-document.h"

G_BEGIN_DECLS

/*
 * Edits of the lessons' programs, kept as files of the user's data, so that neither another lesson
 * nor the end of the window loses them:
 *
 *   stave/drafts/1.2-fan-out/main/main.go      lesson, program, file
 *
 * A draft is there exactly as long as the text differs from the lesson's. It is written a moment
 * after the last key, and by stave_drafts_flush().
 *
 * Signal ::failed (message): a draft could not be written; told once until one can be again.
 */
#define STAVE_TYPE_DRAFTS (stave_drafts_get_type ())
G_DECLARE_FINAL_TYPE (StaveDrafts, stave_drafts, STAVE, DRAFTS, GObject)

/* dir: of the drafts; NULL for the user's own. */
StaveDrafts *stave_drafts_new   (const char    *dir);
/* Restores what was kept of a lesson's document and keeps what changes from now on. Returns how
 * many files came back. */
guint        stave_drafts_watch (StaveDrafts   *self,
                                 StaveDocument *document);
void         stave_drafts_flush (StaveDrafts   *self);

G_END_DECLS
