/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A bump allocator for one compilation: syntax trees, types and program text
 * live in it and are freed together.
 *
 *   chunk ─▶ chunk ─▶ chunk         each: [ used ........ | free .... ]
 *
 * Invariants: memory is zeroed and aligned to 16 bytes; nothing is freed
 * singly; pointers stay valid until base_arena_free().
 */
typedef struct _BaseArena BaseArena;

BaseArena *base_arena_new     (void);
void       base_arena_free    (BaseArena *self);
gpointer   base_arena_alloc   (BaseArena *self,
                               gsize      n_bytes);
char      *base_arena_strndup (BaseArena  *self,
                               const char *text,
                               gsize       n_bytes);
gsize      base_arena_get_used (const BaseArena *self);

#define base_arena_strdup(self, text) base_arena_strndup ((self), (text), strlen (text))
#define base_arena_new0(self, Type) ((Type *) base_arena_alloc ((self), sizeof (Type)))
#define base_arena_newv(self, Type, n) ((Type *) base_arena_alloc ((self), sizeof (Type) * (n)))

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BaseArena, base_arena_free)

G_END_DECLS
