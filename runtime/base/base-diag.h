/* SPDX-License-Identifier: MIT */
#pragma once

#include "base-source.h"

G_BEGIN_DECLS

/*
 * Diagnostics: what the compiler says about the learner's program. The list
 * keeps every message; sorting, one message a line and the limit of ten
 * are applied by base_diag_list_finish(), as gc does.
 */
typedef enum
{
  BASE_DIAG_ERROR,
  BASE_DIAG_WARNING,
} BaseSeverity;

typedef struct
{
  BasePos      pos;
  BaseSeverity severity;
  char        *message; /* may hold further lines, each starting with a tab */
} BaseDiag;

typedef struct _BaseDiagList BaseDiagList;

BaseDiagList   *base_diag_list_new     (const BaseSourceSet *sources);
void            base_diag_list_free    (BaseDiagList *self);
void            base_diag_list_add     (BaseDiagList *self,
                                        BaseSeverity  severity,
                                        BasePos       pos,
                                        const char   *format,
                                        ...) G_GNUC_PRINTF (4, 5);
void            base_diag_list_finish  (BaseDiagList *self,
                                        guint         max_errors);
const BaseSourceSet *base_diag_list_get_sources (const BaseDiagList *self);
guint           base_diag_list_get_n   (const BaseDiagList *self);
guint           base_diag_list_get_n_errors (const BaseDiagList *self);
/* Whether the tree of some file is not whole; a literal that is wrong in itself leaves it so. */
gboolean        base_diag_list_has_syntax_errors (const BaseDiagList *self);
const BaseDiag *base_diag_list_get     (const BaseDiagList *self,
                                        guint               index);
/* "file:line:col: message\n", and with carets the source line and a caret below. */
void            base_diag_list_print   (const BaseDiagList *self,
                                        gboolean            carets,
                                        GString            *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BaseDiagList, base_diag_list_free)

G_END_DECLS
