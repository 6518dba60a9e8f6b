/* SPDX-License-Identifier: MIT */

/*
 * The tables of a program under construction: each hands out an index for a
 * thing and gives the same index for the same thing again. Hash tables serve
 * only to find; the order of every table is that of first use.
 */
#include "code-unit.h"

#include "code-fn.h"

#include <string.h>

#define MAX_GLOBALS_BYTES G_MAXINT32

typedef struct
{
  const char *text;
  gsize       len;
} StringKey;

static guint
string_key_hash (gconstpointer key)
{
  const StringKey *self = key;
  guint            hash = 5381;

  for (gsize i = 0; i < self->len; i++)
    hash = hash * 33 + (guchar) self->text[i];
  return hash;
}

static gboolean
string_key_equal (gconstpointer a,
                  gconstpointer b)
{
  const StringKey *x = a, *y = b;

  return x->len == y->len && (x->len == 0 || memcmp (x->text, y->text, x->len) == 0);
}

static guint
type_hash (gconstpointer key)
{
  return types_hash (key);
}

static gboolean
type_equal (gconstpointer a,
            gconstpointer b)
{
  return types_identical (a, b);
}

CodeUnit *
code_unit_new (BaseArena    *arena,
               BaseDiagList *diags,
               TypesProgram *checked,
               guint         go_minor)
{
  CodeUnit *self = g_new0 (CodeUnit, 1);
  CodeType  no_type = { 0 };
  guint32   zero = 0;

  self->arena = arena;
  self->diags = diags;
  self->checked = checked;
  self->go_minor = go_minor;
  self->entry = "main";
  self->chunks = g_ptr_array_new ();
  self->func_keys = g_hash_table_new (g_str_hash, g_str_equal);
  self->types = g_array_new (FALSE, TRUE, sizeof (CodeType));
  self->type_infos = g_ptr_array_new ();
  self->type_index = g_hash_table_new (type_hash, type_equal);
  self->selectors = g_array_new (FALSE, TRUE, sizeof (CodeSelector));
  self->method_keys = g_hash_table_new (g_str_hash, g_str_equal);
  self->constants = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->constant_index = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->string_data = g_string_new (NULL);
  self->string_offsets = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->string_index = g_hash_table_new (string_key_hash, string_key_equal);
  self->slices = g_array_new (FALSE, TRUE, sizeof (CodeSlice));
  self->selects = g_array_new (FALSE, TRUE, sizeof (CodeSelect));
  self->jump_tables = g_array_new (FALSE, TRUE, sizeof (gint32));
  self->natives = g_ptr_array_new ();
  self->native_index = g_hash_table_new (g_str_hash, g_str_equal);
  self->globals = g_array_new (FALSE, TRUE, sizeof (CodeGlobal));
  self->body_scopes = g_hash_table_new (NULL, NULL);
  self->arrays = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->pointer_arrays = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);

  g_array_append_val (self->types, no_type);
  g_ptr_array_add (self->type_infos, NULL);
  g_array_append_val (self->string_offsets, zero);
  return self;
}

void
code_unit_free (CodeUnit *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->chunks->len; i++)
    {
      CodeChunk *chunk = code_unit_get_chunk (self, i);

      g_free (chunk->code);
      g_free (chunk->positions);
      g_free (chunk->sites);
      g_free (chunk->func.vars);
    }
  code_unit_free_methods (self);
  g_ptr_array_unref (self->chunks);
  g_hash_table_unref (self->func_keys);
  g_array_unref (self->types);
  g_ptr_array_unref (self->type_infos);
  g_hash_table_unref (self->type_index);
  g_array_unref (self->selectors);
  g_hash_table_unref (self->method_keys);
  g_array_unref (self->constants);
  g_hash_table_unref (self->constant_index);
  g_string_free (self->string_data, TRUE);
  g_array_unref (self->string_offsets);
  g_hash_table_unref (self->string_index);
  g_array_unref (self->slices);
  g_array_unref (self->selects);
  g_array_unref (self->jump_tables);
  g_ptr_array_unref (self->natives);
  g_hash_table_unref (self->native_index);
  g_array_unref (self->globals);
  g_hash_table_unref (self->body_scopes);
  g_ptr_array_unref (self->arrays);
  g_ptr_array_unref (self->pointer_arrays);
  g_ptr_array_unref (self->tables);
  g_free (self);
}

void
code_unit_error (CodeUnit   *self,
                 BasePos     pos,
                 const char *format,
                 ...)
{
  g_autofree char *text = NULL;
  va_list          args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  base_diag_list_add (self->diags, BASE_DIAG_ERROR, pos, "%s", text);
}

/* ---- functions --------------------------------------------------------------------------- */

CodeChunk *
code_unit_get_chunk (CodeUnit *self,
                     guint32   func)
{
  return g_ptr_array_index (self->chunks, func);
}

guint32
code_unit_add_chunk (CodeUnit     *self,
                     const char   *name,
                     TypesPackage *package,
                     CodeCompile   compile,
                     gpointer      data)
{
  CodeChunk *chunk = base_arena_new0 (self->arena, CodeChunk);

  chunk->func.name = base_arena_strdup (self->arena, name);
  chunk->func.package = package != NULL ? (char *) package->path : (char *) "runtime";
  chunk->func.wraps = G_MAXUINT32;
  if (package == NULL || package->library)
    chunk->func.flags |= CODE_FUNC_LIBRARY;
  chunk->package = package;
  chunk->compile = compile;
  chunk->data = data;
  g_ptr_array_add (self->chunks, chunk);
  return self->chunks->len - 1;
}

guint32
code_unit_intern_chunk (CodeUnit     *self,
                        const char   *key,
                        gboolean     *out_new,
                        const char   *name,
                        TypesPackage *package,
                        CodeCompile   compile,
                        gpointer      data)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->func_keys, key));

  *out_new = index == 0;
  if (index == 0)
    {
      index = code_unit_add_chunk (self, name, package, compile, data) + 1;
      g_hash_table_insert (self->func_keys, base_arena_strdup (self->arena, key),
                           GUINT_TO_POINTER (index));
    }
  return index - 1;
}

/* ---- constants, strings, descriptors ----------------------------------------------------- */

guint32
code_unit_constant (CodeUnit *self,
                    guint64   value)
{
  gpointer  found = g_hash_table_lookup (self->constant_index, &value);
  gint64   *key;

  if (found != NULL)
    return GPOINTER_TO_UINT (found) - 1;
  key = base_arena_new0 (self->arena, gint64);
  *key = (gint64) value;
  g_array_append_val (self->constants, value);
  g_hash_table_insert (self->constant_index, key, GUINT_TO_POINTER (self->constants->len));
  return self->constants->len - 1;
}

guint32
code_unit_string (CodeUnit   *self,
                  const char *text,
                  gsize       len)
{
  StringKey  key = { text, len };
  StringKey *copy;
  gpointer   found = g_hash_table_lookup (self->string_index, &key);
  guint32    end;

  if (found != NULL)
    return GPOINTER_TO_UINT (found) - 1;
  copy = base_arena_new0 (self->arena, StringKey);
  copy->text = base_arena_strndup (self->arena, text, len);
  copy->len = len;
  g_string_append_len (self->string_data, text, (gssize) len);
  end = (guint32) self->string_data->len;
  g_array_append_val (self->string_offsets, end);
  g_hash_table_insert (self->string_index, copy, GUINT_TO_POINTER (self->string_offsets->len - 1));
  return self->string_offsets->len - 2;
}

guint32
code_unit_slice (CodeUnit        *self,
                 const CodeSlice *slice)
{
  /* There are few kinds and the same ones come again and again: the last ones are tried first. */
  for (guint i = self->slices->len, tries = 0; i > 0 && tries < 16; i--, tries++)
    {
      if (memcmp (&g_array_index (self->slices, CodeSlice, i - 1), slice, sizeof *slice) == 0)
        return i - 1;
    }
  g_array_append_vals (self->slices, slice, 1);
  return self->slices->len - 1;
}

/* ---- global variables -------------------------------------------------------------------- */

guint64
code_unit_global (CodeUnit    *self,
                  TypesObject *object)
{
  CodeGlobalInfo *info = object->info;
  CodeGlobal      global = { 0 };
  guint64         offset = (self->globals_bytes + 7) / 8 * 8;
  g_autofree char *name = g_strdup_printf ("%s.%s", object->package->path, object->name);

  if (info == NULL)
    info = object->info = base_arena_new0 (self->arena, CodeGlobalInfo);
  if (info->is_placed)
    return info->offset_bytes;

  info->is_placed = TRUE;
  if (offset + code_type_bytes (object->type) > MAX_GLOBALS_BYTES)
    {
      code_unit_error (self, object->pos, "%s: global variables are larger than 2 GiB",
                       object->name);
      return 0;
    }
  info->offset_bytes = offset;
  /* Every variable has a byte of its own, so that its address lies among the globals. */
  self->globals_bytes = offset + MAX (code_type_bytes (object->type), 1);
  global.name = base_arena_strdup (self->arena, name);
  global.type = code_unit_type (self, object->type);
  global.offset_bytes = (guint32) offset;
  g_array_append_val (self->globals, global);
  if (info->initialiser != NULL)
    code_init_need (self, info);
  return offset;
}
