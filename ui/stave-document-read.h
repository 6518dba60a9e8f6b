/* SPDX-License-Identifier: MIT */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a document takes in from outside, refusing what is no text that could be a program. */
gboolean stave_document_check_text (const char *name,
                                    const char *text,
                                    gsize       len,
                                    GError    **error);
char    *stave_document_read       (GFile      *file,
                                    const char *name,
                                    char      **out_etag,
                                    GError    **error);

G_END_DECLS
