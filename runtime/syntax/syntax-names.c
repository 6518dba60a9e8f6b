/* SPDX-License-Identifier: MIT */

/* Interning: one copy of every name of a compilation, so that names compare as pointers. */
#include "syntax-parser.h"

#include <string.h>

struct _SyntaxNames
{
  BaseArena  *arena;
  GHashTable *table; /* the interned strings, each its own key */
};

/**
 * syntax_names_new:
 * @arena: where names are kept; must outlive the table
 *
 * Returns: (transfer full): an empty interning table
 */
SyntaxNames *
syntax_names_new (BaseArena *arena)
{
  SyntaxNames *self = g_new0 (SyntaxNames, 1);

  self->arena = arena;
  self->table = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

/**
 * syntax_names_free:
 * @self: (nullable): a table; the names stay in their arena
 */
void
syntax_names_free (SyntaxNames *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->table);
  g_free (self);
}

/**
 * syntax_intern:
 * @self: a table
 * @text: a name without NUL bytes
 * @len: bytes, or -1 if NUL-terminated
 *
 * Returns: (transfer none): the one copy of the name: equal names are equal pointers
 */
const char *
syntax_intern (SyntaxNames *self,
               const char  *text,
               gssize       len)
{
  gsize n = len < 0 ? strlen (text) : (gsize) len;
  char small[64];
  g_autofree char *large = NULL;
  char *key = small;
  const char *found;

  if (n >= sizeof small)
    key = large = g_malloc (n + 1);
  memcpy (key, text, n);
  key[n] = '\0';
  found = g_hash_table_lookup (self->table, key);
  if (found == NULL)
    {
      found = base_arena_strndup (self->arena, text, n);
      g_hash_table_add (self->table, (gpointer) found);
    }
  return found;
}
