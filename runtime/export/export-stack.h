/* SPDX-License-Identifier: MIT */
#pragma once

#include "machine-view.h"

G_BEGIN_DECLS

/*
 * Call stacks, each kept once. Ids count from 1; 0 is the empty stack. A
 * stack's frames are innermost first, wrappers left out.
 */
typedef struct
{
  guint32     pc;
  guint       line;
  const char *func; /* the program's, as is file */
  const char *file;
} ExportFrame;

typedef struct
{
  guint32            id;
  guint              n_frames;
  const ExportFrame *frames;
} ExportStack;

typedef struct
{
  GHashTable *ids;    /* ExportStack, by its frames' pcs ─▶ itself */
  GPtrArray  *stacks; /* ExportStack, by id - 1; owns them */
} ExportStacks;

void               export_stacks_init   (ExportStacks       *self);
void               export_stacks_clear  (ExportStacks       *self);
guint32            export_stacks_add    (ExportStacks       *self,
                                         const ExportFrame  *frames,
                                         guint               n_frames);
guint32            export_stacks_add_g  (ExportStacks       *self,
                                         const Machine      *machine,
                                         guint32             g);
guint32            export_stacks_add_pc (ExportStacks       *self,
                                         const CodeProgram  *program,
                                         guint32             pc);
guint32            export_stacks_add_start (ExportStacks    *self,
                                            const Machine   *machine,
                                            guint32          g);
const ExportStack *export_stacks_get    (const ExportStacks *self,
                                         guint32             id);

G_END_DECLS
