/* SPDX-License-Identifier: MIT */
#include "types-check.h"

#include <string.h>

/*
 * Imports: finding, parsing and checking the package, declaring its name in
 * the file, and telling about those never used.
 */

/* Packages of Go's library that exist but that the simulation leaves out on purpose: they are about
 * the host. Anything below them counts too. */
static const char *const not_simulated[] = {
  "archive", "compress", "crypto", "database", "debug", "embed", "encoding", "go", "hash", "html",
  "image", "index", "log/syslog", "mime", "net", "os", "path", "plugin", "runtime", "syscall",
  "testing", "text", "time/tzdata", "math/big", "expvar", "internal", "bufio", "bytes", "cmp",
  "container", "context", "errors", "flag", "fmt", "io", "iter", "log", "maps", "math", "reflect",
  "C", "regexp", "slices", "sort", "strconv", "strings", "structs", "sync", "time", "unicode", "unique",
};

/* What to do without a package, for those that programs about concurrency ask for; the first entry
 * that is the path or above it counts. */
static const struct
{
  const char *path, *way;
} ways_round[] = {
  { "C", "cgo calls C code, which the simulated machine cannot run: write that part in Go" },
  { "net/http", "there is no network: call the handler as a function, from goroutines of your own" },
  { "net", "there is no network: connect goroutines by channels or io.Pipe" },
  { "os/exec", "there are no processes: start a goroutine in place of the command" },
  { "os", "there is no host: give what is asked for as a variable" },
  { "plugin", "nothing can be loaded: import the code, or put it in package main" },
  { "regexp/syntax", "package regexp is there, whose Compile tells what is wrong with a pattern" },
  { "runtime/cgo", "there is no C code" },
  { "runtime/pprof", "“stave run --profile” writes profiles without it" },
  { "runtime/trace", "“stave run --trace” writes the trace without it" },
  { "runtime/metrics", "runtime.ReadMemStats is there" },
  { "runtime/race", "concurrent use of maps is found without it" },
  { "crypto", "sha256, sha1, md5 and rand are there, the others are not" },
  { "math/big", "take int64, uint64 or float64" },
  { "encoding", "json, base64, hex and binary are there; else print with fmt" },
  { "text/template", "print with fmt" },
  { "html", "print with fmt" },
  { "database", "keep the rows in a slice or map under a lock" },
  { "embed", "put the text into a constant" },
  { "log/syslog", "package log writes to standard error" },
  { "hash", "fnv, crc32, crc64, adler32 and maphash are there" },
  { "internal", "it is for Go's own library" },
};

/* The text behind the message, or "". */
static const char *
way_round (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (ways_round); i++)
    {
      gsize n = strlen (ways_round[i].path);

      if (strncmp (path, ways_round[i].path, n) == 0 && (path[n] == '\0' || path[n] == '/'))
        return ways_round[i].way;
    }
  return "";
}

static gboolean
is_known_library (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (not_simulated); i++)
    {
      gsize n = strlen (not_simulated[i]);

      if (strncmp (path, not_simulated[i], n) == 0 && (path[n] == '\0' || path[n] == '/'))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_loading (TypesBuild *build,
            BasePos     pos,
            const char *path)
{
  for (guint i = 0; i < build->loading->len; i++)
    {
      GString *cycle;

      if (strcmp (build->loading->pdata[i], path) != 0)
        continue;
      cycle = g_string_new (NULL);
      for (guint j = i; j < build->loading->len; j++)
        g_string_append_printf (cycle, "\n\t%s imports %s", (char *) build->loading->pdata[j],
                                j + 1 < build->loading->len
                                  ? (const char *) build->loading->pdata[j + 1]
                                  : path);
      types_error_import (build, pos, "import cycle not allowed%s", cycle->str);
      g_string_free (cycle, TRUE);
      return TRUE;
    }
  return FALSE;
}

static TypesPackage *
find_loaded (TypesBuild *build,
             const char *path)
{
  for (guint i = 0; i < build->packages->len; i++)
    {
      TypesPackage *package = build->packages->pdata[i];

      if (strcmp (package->path, path) == 0)
        return package;
    }
  return NULL;
}

static TypesPackage *
parse_package (TypesBuild *build,
               const char *path,
               GPtrArray  *sources)
{
  TypesPackage *package = base_arena_new0 (build->arena, TypesPackage);

  package->path = syntax_intern (build->names, path, -1);
  package->files = base_arena_newv (build->arena, SyntaxFile *, sources->len);
  package->library = TRUE;
  for (guint i = 0; i < sources->len; i++)
    {
      BaseSource *source = sources->pdata[i];

      package->library = package->library && source->library;
      package->files[package->n_files++]
          = syntax_parse_file (build->arena, build->names, source, build->diags);
    }
  return package;
}

/* Finds a package, checked; NULL with an error given if there is none. */
TypesPackage *
types_load_package (TypesBuild *build,
                    BasePos     pos,
                    const char *path)
{
  g_autoptr (GPtrArray) sources = NULL;
  TypesPackage *package = find_loaded (build, path);
  guint         n_errors;

  if (strcmp (path, "unsafe") == 0)
    return types_unsafe_package ();
  if (package)
    return package;
  if (is_loading (build, pos, path))
    return NULL;
  sources = g_ptr_array_new ();
  if (build->config->importer == NULL
      || !build->config->importer (build->config->importer_data, path, build->sources, sources))
    {
      const char *way = way_round (path);

      if (is_known_library (path))
        types_error_import (build, pos, "package %s is not part of the simulated library%s%s", path,
                           way[0] != '\0' ? ": " : "", way);
      else
        types_error_import (build, pos, "package %s is not in std", path);
      return NULL;
    }
  n_errors = base_diag_list_get_n_errors (build->diags);
  package = parse_package (build, path, sources);
  if (base_diag_list_get_n_errors (build->diags) > n_errors)
    return NULL;
  g_ptr_array_add (build->loading, (gpointer) package->path);
  types_check_package (build, package);
  g_ptr_array_set_size (build->loading, (gint) build->loading->len - 1);
  g_ptr_array_add (build->packages, package);
  return package;
}

/* ---- one import declaration ---------------------------------------------------------- */

static void
add_direct_import (TypesChecker *c,
                   TypesPackage *imported)
{
  TypesPackage  *package = c->package;
  TypesPackage **imports;

  if (imported == types_unsafe_package ())
    return;
  for (guint i = 0; i < package->n_imports; i++)
    if (package->imports[i] == imported)
      return;
  imports = base_arena_newv (c->arena, TypesPackage *, package->n_imports + 1);
  if (package->n_imports > 0)
    memcpy (imports, package->imports, sizeof *imports * package->n_imports);
  imports[package->n_imports++] = imported;
  package->imports = imports;
}

/* import . "p": its exported objects join the file's scope. */
static void
import_all (TypesChecker      *c,
            TypesScope        *file_scope,
            const TypesImport *import)
{
  const TypesScope *scope = import->imported->scope;

  for (guint i = 0; i < scope->n_objects; i++)
    {
      TypesObject *object = scope->objects[i];
      TypesObject *other;

      if (!types_is_exported (object->name))
        continue;
      other = types_scope_insert (file_scope, c->arena, object);
      if (other && other != object)
        types_error (c, import->decl->head.pos, "%s redeclared in this block", object->name);
    }
}

static void
declare_import (TypesChecker      *c,
                TypesScope        *file_scope,
                const TypesImport *import)
{
  TypesObject *other = types_scope_insert (file_scope, c->arena, import->object);

  if (other)
    types_error (c, import->object->pos, "%s redeclared in this block\n\t%s: other declaration of %s",
                 import->object->name, types_pos_text (c->build, other->pos),
                 import->object->name);
}

void
types_import (TypesChecker     *c,
              TypesScope       *file_scope,
              SyntaxImportDecl *decl)
{
  TypesImport import = { .decl = decl, .file_scope = file_scope };
  const char *name;

  if (decl->path_text == NULL || decl->path == NULL)
    return;
  if (decl->path_text[0] == '\0')
    {
      types_error (c, decl->path->head.pos, "invalid import path (empty string)");
      return;
    }
  import.imported = types_load_package (c->build, decl->path->head.pos, decl->path_text);
  if (import.imported == NULL)
    {
      c->n_errors++;
      return;
    }
  add_direct_import (c, import.imported);

  name = decl->name ? decl->name->name : import.imported->name;
  if (strcmp (name, "_") == 0)
    return;
  if (strcmp (name, "init") == 0)
    {
      types_error (c, decl->head.pos, "cannot import package as init - init must be a func");
      return;
    }
  import.is_dot = strcmp (name, ".") == 0;
  if (import.is_dot)
    import_all (c, file_scope, &import);
  else
    {
      import.object = types_new_object (c->arena, TYPES_OBJECT_PACKAGE, c->package,
                                        syntax_intern (c->build->names, name, -1),
                                        decl->name ? decl->name->head.pos : decl->path->head.pos,
                                        types_invalid);
      import.object->imported = import.imported;
      import.object->colour = G_MAXUINT;
      declare_import (c, file_scope, &import);
    }
  g_array_append_val (c->imports, import);
}

void
types_mark_dot_import_used (TypesChecker      *c,
                            const TypesScope  *scope,
                            const TypesObject *object)
{
  if (object->package == c->package || object->package == NULL)
    return;
  for (guint i = 0; i < c->imports->len; i++)
    {
      TypesImport *import = &g_array_index (c->imports, TypesImport, i);

      if (import->is_dot && import->file_scope == scope && import->imported == object->package)
        import->used = TRUE;
    }
}

/* The last element of a path, as gc guesses a package's name from it. */
static const char *
last_element (const char *path)
{
  const char *slash = strrchr (path, '/');

  return slash ? slash + 1 : path;
}

void
types_unused_imports (TypesChecker *c)
{
  for (guint i = 0; i < c->imports->len; i++)
    {
      const TypesImport *import = &g_array_index (c->imports, TypesImport, i);
      const char        *path = import->imported->path;
      const char        *name = import->is_dot ? "." : import->object->name;

      if (import->is_dot ? import->used : import->object->is_used)
        continue;
      if (import->is_dot || strcmp (name, last_element (path)) == 0)
        types_error (c, import->decl->name ? import->decl->name->head.pos
                                           : import->decl->path->head.pos,
                     "\"%s\" imported and not used", path);
      else
        types_error (c, import->object->pos, "\"%s\" imported as %s and not used", path, name);
    }
}
