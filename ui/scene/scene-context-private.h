/* SPDX-License-Identifier: MIT */
#pragma once

#include "scene-context.h"

G_BEGIN_DECLS

/* A context's card, or what stands for several, or the root of all. */
typedef struct
{
  const MachineObjectView *context; /* NULL: the root, or n_rest contexts that have no card */
  guint                    n_rest;
  guint                    parent;  /* index of its card; G_MAXUINT: none */
  guint                    depth;
  guint                    row;
  gboolean                 done;
  gboolean                 now;     /* became done in the step just made */
} ContextCard;

GArray *context_layout (const SceneModel *model); /* of ContextCard */

G_END_DECLS
