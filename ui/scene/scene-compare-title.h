/* SPDX-License-Identifier: MIT */
#pragma once

#include "lessons-variant.h"
#include "session.h"

G_BEGIN_DECLS

/* What two runs that are compared are called: by their programs, and by what else differs. */
typedef struct
{
  const char            *name;      /* the program's title, or its file's name */
  const char            *constants; /* what was changed, "limit 2000", or what it is without; NULL */
  const MachineSettings *settings;
} SceneCompareName;

/* "Capacity 5", "main.go · GOMAXPROCS 4"; never the same for both. Free both. */
void scene_compare_dup_titles (const SceneCompareName *left,
                               const SceneCompareName *right,
                               char                  **out_left,
                               char                  **out_right);

/* The variant's settings over those that are there. */
void scene_compare_apply_variant (const LessonsVariant *variant,
                                  MachineSettings      *settings);
/* "limit 2000, workers 4" of the variant; or, of the texts, what these constants are there. NULL: it
 * changes none. */
char *scene_compare_dup_constants (const LessonsVariant *variant,
                                   const char *const    *texts, /* or NULL */
                                   guint                 n_texts);

G_END_DECLS
