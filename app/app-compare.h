/* SPDX-License-Identifier: MIT */
#pragma once

#include "app-target.h"
#include "session.h"

G_BEGIN_DECLS

/*
 * The run beside another one, for pictures of the view compare: built from what --with says, or
 * what the lesson would have there.
 */
typedef struct
{
  AppTarget   *target;   /* its program; NULL: the other one's, with other settings */
  char        *name;     /* that it was opened by; the target's files are called so */
  CodeProgram *program;
  MachineSettings settings;
  Session     *session;
  char        *titles[2]; /* of the one beside it, and its own */
} AppCompare;

/* Loads it at its start; NULL with an error naming --with, or after diagnostics were printed. */
AppCompare *app_compare_new  (const AppTarget      *left,
                              Session              *left_session,
                              const AppRunOptions  *run,
                              const char           *with, /* or NULL */
                              GError              **error);
void        app_compare_free (AppCompare           *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AppCompare, app_compare_free)

G_END_DECLS
