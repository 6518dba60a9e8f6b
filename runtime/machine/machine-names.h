/* SPDX-License-Identifier: MIT */
#pragma once

#include "machine-sched-objects.h"

G_BEGIN_DECLS

/* Names of objects come from where they were made: the variable that received the memory
 * (CodeSite), the path of fields to the object in it, and a number from the second object of a
 * site on: "jobs", "s.mu", "jobs#2". What the library makes is called after the function that
 * the user called: "time.After". */
char *machine_object_dup_name (const Machine           *self,
                               guint32                  id,
                               const MachineObjectInfo *info);
char *machine_object_dup_type (const Machine           *self,
                               const MachineObjectInfo *info);
/* What names are made of, from the arena or, for objects behind or ahead of the machine's place,
 * from the host's copy; FALSE if the id was never seen. */
gboolean machine_object_lookup (const Machine           *self,
                                guint32                  id,
                                MachineObjectInfo       *out_info);

G_END_DECLS
