/* SPDX-License-Identifier: MIT */
#pragma once

#include "syntax-parser.h"
#include "types.h"

G_BEGIN_DECLS

/*
 * One checked program, for tests: sources in, diagnostics and annotated trees
 * out. Imports come from the simulated library, or first from `packages`.
 */
typedef struct
{
  const char *path; /* import path, or NULL for a file of package main */
  const char *name; /* "main.go" */
  const char *text;
} TypesInput;

typedef struct
{
  BaseArena     *arena;
  SyntaxNames   *names;
  BaseSourceSet *sources;
  BaseDiagList  *diags;
  SyntaxFile   **files;
  guint          n_files;
  TypesProgram  *program; /* NULL after errors */
  const TypesInput *inputs;
  guint          n_inputs;
} TypesChecked;

TypesChecked *types_checked_new    (const TypesInput *inputs,
                                    guint             n_inputs,
                                    guint             go_minor);
void          types_checked_free   (TypesChecked     *self);
/* The diagnostics, one a line. */
char         *types_checked_report (TypesChecked     *self);
/* A package-level object of package main; it must exist. */
TypesObject  *types_checked_object (TypesChecked     *self,
                                    const char       *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TypesChecked, types_checked_free)

G_END_DECLS
