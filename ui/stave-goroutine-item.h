/* SPDX-License-Identifier: MIT */
#pragma once

#include <gtk/gtk.h>

#include "machine-view.h"

G_BEGIN_DECLS

/* A row of the goroutine list. It outlives a change of the run: what is new is set and notified,
 * so that rows keep selection and focus. */
#define STAVE_TYPE_GOROUTINE_ITEM (stave_goroutine_item_get_type ())
G_DECLARE_FINAL_TYPE (StaveGoroutineItem, stave_goroutine_item, STAVE, GOROUTINE_ITEM, GObject)

typedef enum
{
  STAVE_COLUMN_ID,
  STAVE_COLUMN_NAME,
  STAVE_COLUMN_STATE,
  STAVE_COLUMN_WAIT,
  STAVE_COLUMN_PLACE,
  STAVE_N_TEXT_COLUMNS,
  STAVE_COLUMN_ACTIONS = STAVE_N_TEXT_COLUMNS,
  STAVE_N_COLUMNS,
} StaveGoroutineColumn;

StaveGoroutineItem *stave_goroutine_item_new        (guint32             g);
/* Signal ::changed when anything differs from before. */
void                stave_goroutine_item_update     (StaveGoroutineItem *self,
                                                     const MachineGView *view);
guint32             stave_goroutine_item_get_g      (StaveGoroutineItem *self);
MachineGState       stave_goroutine_item_get_state  (StaveGoroutineItem *self);
gboolean            stave_goroutine_item_get_frozen (StaveGoroutineItem *self);
char               *stave_goroutine_item_dup_text   (StaveGoroutineItem  *self,
                                                     StaveGoroutineColumn column);
/* Where it stands, or NULL. */
const char         *stave_goroutine_item_get_place  (StaveGoroutineItem *self,
                                                     guint              *out_line);
const char         *stave_g_state_get_title         (MachineGState       state); /* translated */

G_END_DECLS
