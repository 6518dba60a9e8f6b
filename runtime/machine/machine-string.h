/* SPDX-License-Identifier: MIT */
#pragma once

#include "machine-private.h"

G_BEGIN_DECLS

/* UTF-8 as Go reads it: an invalid byte is U+FFFD of width 1. */
#define MACHINE_RUNE_ERROR 0xfffd

guint  machine_rune_decode (const char *text,
                            gsize       n, /* > 0 */
                            gint32     *out_rune); /* its width in bytes */
guint  machine_rune_encode (gint64 rune,
                            char   out_bytes[4]); /* invalid ones as U+FFFD */

G_END_DECLS
