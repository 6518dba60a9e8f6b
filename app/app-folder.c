/* SPDX-License-Identifier: MIT */

/*
 * Which files of a folder make up its package. A file is left out for its
 * name (a leading "_" or ".", another system or processor in its last words)
 * or for what its //go:build line says. That line stands before the package
 * clause, among comments only; its expression is
 *
 *     or  = and { "||" and } .
 *     and = not { "&&" not } .
 *     not = "!" not | "(" or ")" | TAG .
 *
 * What is left has to be one package. The simulated system is linux on amd64.
 */
#include "app-folder.h"

#include "app-target.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define NEWEST_GO 23

static const char systems[] = " aix android darwin dragonfly freebsd hurd illumos ios js linux nacl "
                              "netbsd openbsd plan9 solaris wasip1 windows zos ";
static const char processors[]
    = " 386 amd64 amd64p32 arm arm64 arm64be armbe loong64 mips mips64 mips64le mips64p32 "
      "mips64p32le mipsle ppc ppc64 ppc64le riscv riscv64 s390 s390x sparc sparc64 wasm ";

/* ---- names -------------------------------------------------------------------------- */

static gboolean
is_word_of (const char *words,
            const char *word)
{
  g_autofree char *spaced = g_strdup_printf (" %s ", word);

  return strstr (words, spaced) != NULL;
}

static gboolean
has_tag (const char *tag)
{
  static const char tags[] = " linux amd64 unix gc amd64.v1 ";

  if (g_str_has_prefix (tag, "go1."))
    {
      char *end;
      guint64 minor = g_ascii_strtoull (tag + 4, &end, 10);

      return end != tag + 4 && *end == '\0' && minor >= 1 && minor <= NEWEST_GO;
    }
  return is_word_of (tags, tag);
}

/*
 * NAME_SYSTEM.go, NAME_PROCESSOR.go and NAME_SYSTEM_PROCESSOR.go are for these only; what stands
 * before the first "_" counts as no such word, so that linux.go is a file like any other.
 */
gboolean
app_folder_name_matches (const char *name)
{
  g_auto (GStrv) stem = g_strsplit (name, ".", 2);
  g_auto (GStrv) words = g_strsplit (stem[0] != NULL ? stem[0] : "", "_", -1);
  guint n = g_strv_length (words);

  if (n > 1 && strcmp (words[n - 1], "test") == 0)
    n--;
  if (n > 2 && is_word_of (systems, words[n - 2]) && is_word_of (processors, words[n - 1]))
    return has_tag (words[n - 2]) && has_tag (words[n - 1]);
  if (n > 1 && (is_word_of (systems, words[n - 1]) || is_word_of (processors, words[n - 1])))
    return has_tag (words[n - 1]);
  return TRUE;
}

/* ---- the //go:build line ------------------------------------------------------------ */

typedef struct
{
  const char *p;
  const char *end;
  const char *wrong; /* what is wrong with the expression; NULL: nothing */
  guint       depth;
} Expression;

#define MAX_DEPTH 1000

static gboolean parse_or (Expression *self);

/* The next byte that is not a blank; 0 at the end. */
static char
peek (Expression *self)
{
  while (self->p < self->end && (*self->p == ' ' || *self->p == '\t'))
    self->p++;
  return self->p < self->end ? *self->p : '\0';
}

static gboolean
parse_tag (Expression *self)
{
  const char *start = self->p;
  g_autofree char *tag = NULL;

  while (self->p < self->end
         && (g_ascii_isalnum (*self->p) || *self->p == '_' || *self->p == '.' || *self->p < 0))
    self->p++;
  if (self->p == start)
    {
      self->wrong = start < self->end ? "unexpected token" : "unexpected end of expression";
      return FALSE;
    }
  tag = g_strndup (start, (gsize) (self->p - start));
  return has_tag (tag);
}

static gboolean
parse_not (Expression *self)
{
  gboolean value;
  char next = peek (self);

  if (self->wrong != NULL)
    return FALSE;
  if (++self->depth > MAX_DEPTH)
    {
      self->wrong = "nested too deeply";
      return FALSE;
    }
  if (next == '!')
    {
      self->p++;
      value = !parse_not (self);
    }
  else if (next == '(')
    {
      self->p++;
      value = parse_or (self);
      if (self->wrong == NULL && peek (self) != ')')
        self->wrong = "missing close paren";
      self->p++;
    }
  else
    value = parse_tag (self);
  self->depth--;
  return value;
}

static gboolean
take_pair (Expression *self,
           char        sign)
{
  if (self->wrong != NULL || peek (self) != sign)
    return FALSE;
  if (self->end - self->p < 2 || self->p[1] != sign)
    {
      self->wrong = "invalid syntax";
      return FALSE;
    }
  self->p += 2;
  return TRUE;
}

static gboolean
parse_and (Expression *self)
{
  gboolean value = parse_not (self);

  while (take_pair (self, '&'))
    value &= parse_not (self);
  return value;
}

static gboolean
parse_or (Expression *self)
{
  gboolean value = parse_and (self);

  while (take_pair (self, '|'))
    value |= parse_and (self);
  return value;
}

static gboolean
evaluate (const char *start,
          const char *end,
          gboolean   *out_wanted,
          GError    **error)
{
  Expression expression = { start, end, NULL, 0 };
  gboolean wanted = parse_or (&expression);

  if (expression.wrong == NULL && peek (&expression) != '\0')
    expression.wrong = "unexpected token";
  if (expression.wrong != NULL)
    {
      g_set_error (error, APP_ERROR, APP_ERROR_INPUT, "parsing //go:build line: %s",
                   expression.wrong);
      return FALSE;
    }
  *out_wanted = wanted;
  return TRUE;
}

/* Skips blanks and comments from p; at a //go:build line stops before it. */
static const char *
skip_to_token (const char *p)
{
  static const char build[] = "//go:build";

  for (;;)
    {
      p += strspn (p, " \t\r\n");
      if (strncmp (p, build, sizeof build - 1) == 0
          && (p[sizeof build - 1] == ' ' || p[sizeof build - 1] == '\t'))
        return p;
      if (p[0] == '/' && p[1] == '/')
        p += strcspn (p, "\n");
      else if (p[0] == '/' && p[1] == '*' && strstr (p + 2, "*/") != NULL)
        p = strstr (p + 2, "*/") + 2;
      else
        return p;
    }
}

/**
 * app_folder_constraint:
 * @text: a Go file
 * @out_wanted: (out): whether its //go:build line lets it in; %TRUE if it has none
 * @error: return location
 *
 * Errors: APP_ERROR_INPUT, worded as go words it, without the file's name.
 *
 * Returns: whether the line could be read
 */
gboolean
app_folder_constraint (const char *text,
                       gboolean   *out_wanted,
                       GError    **error)
{
  gboolean seen = FALSE;
  const char *p = skip_to_token (text);

  *out_wanted = TRUE;
  while (p[0] == '/' && p[1] == '/')
    {
      gsize len = strcspn (p, "\r\n");

      if (seen)
        {
          g_set_error (error, APP_ERROR, APP_ERROR_INPUT, "multiple //go:build comments");
          return FALSE;
        }
      seen = TRUE;
      if (!evaluate (p + strlen ("//go:build"), p + len, out_wanted, error))
        return FALSE;
      p = skip_to_token (p + len);
    }
  return TRUE;
}

/* ---- the folder --------------------------------------------------------------------- */

/* The name in the package clause; NULL if the file does not begin with one. */
static char *
dup_package (const char *text)
{
  const char *p = skip_to_token (text);
  gsize len = 0;

  while (p[0] == '/' && p[1] == '/')
    p = skip_to_token (p + strcspn (p, "\n"));
  if (!g_str_has_prefix (p, "package") || strchr (" \t", p[7]) == NULL || p[7] == '\0')
    return NULL;
  p += 7 + strspn (p + 7, " \t");
  while (g_ascii_isalnum (p[len]) || p[len] == '_' || p[len] < 0)
    len++;
  return len > 0 ? g_strndup (p, len) : NULL;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_names (const char *dir,
            GError    **error)
{
  g_autoptr (GDir) folder = g_dir_open (dir, 0, error);
  GPtrArray *names;
  const char *name;

  if (folder == NULL)
    return NULL;
  names = g_ptr_array_new_with_free_func (g_free);
  while ((name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_suffix (name, ".go") && name[0] != '_' && name[0] != '.')
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

typedef struct
{
  const char *dir;
  char       *package; /* of the first file that is in */
  char       *first;   /* that file */
  GPtrArray  *files;   /* the result so far */
} Gathering;

/* Takes the file in if its //go:build line lets it, and its package is the others'. */
static gboolean
gather (Gathering  *self,
        const char *name,
        gboolean    with_tests,
        GError    **error)
{
  g_autofree char *path = strcmp (self->dir, ".") == 0 ? g_strdup (name)
                                                       : g_build_filename (self->dir, name, NULL);
  g_autofree char *text = NULL;
  g_autofree char *package = NULL;
  gboolean wanted;

  if (!g_file_get_contents (path, &text, NULL, error))
    return FALSE;
  if (!app_folder_constraint (text, &wanted, error))
    {
      g_prefix_error (error, "%s: ", path);
      return FALSE;
    }
  if (!wanted)
    return TRUE;
  package = dup_package (text);
  if (!with_tests && package != NULL && self->package != NULL
      && strcmp (package, self->package) != 0)
    {
      g_set_error (error, APP_ERROR, APP_ERROR_INPUT,
                   _("%s: found packages %s (%s) and %s (%s); name the files of one of them"),
                   self->dir, self->package, self->first, package, name);
      return FALSE;
    }
  if (package != NULL && self->package == NULL)
    {
      self->package = g_steal_pointer (&package);
      self->first = g_strdup (name);
    }
  g_ptr_array_add (self->files, g_steal_pointer (&path));
  return TRUE;
}

/* Says why nothing is left: no Go files, only tests, or all of them left out. */
static void
complain_of_none (const char *dir,
                  GPtrArray  *names,
                  GError    **error)
{
  gboolean only_tests = TRUE;

  for (guint i = 0; i < names->len; i++)
    only_tests &= g_str_has_suffix (names->pdata[i], "_test.go");
  if (names->len == 0)
    g_set_error (error, APP_ERROR, APP_ERROR_INPUT, _("%s: no Go files in this folder"), dir);
  else if (only_tests)
    g_set_error (error, APP_ERROR, APP_ERROR_INPUT,
                 _("%s: no Go files but tests; “stave test %s” runs these"), dir, dir);
  else
    g_set_error (error, APP_ERROR, APP_ERROR_INPUT,
                 _("%s: build constraints exclude all Go files; name the files to run"), dir);
}

/**
 * app_folder_list:
 * @dir: a folder
 * @with_tests: whether _test.go files are wanted as well
 * @error: return location
 *
 * Lists the files of the folder's package. Without the tests all must be of
 * one package, and there must be one at least.
 *
 * Errors: APP_ERROR_INPUT, or G_FILE_ERROR if the folder cannot be read.
 *
 * Returns: (transfer full) (nullable) (element-type filename): the files
 */
GPtrArray *
app_folder_list (const char *dir,
                 gboolean    with_tests,
                 GError    **error)
{
  g_autoptr (GPtrArray) names = list_names (dir, error);
  Gathering gathering = { .dir = dir };
  gboolean ok = names != NULL;

  if (!ok)
    return NULL;
  gathering.files = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; ok && i < names->len; i++)
    {
      const char *name = names->pdata[i];

      if (app_folder_name_matches (name) && (with_tests || !g_str_has_suffix (name, "_test.go")))
        ok = gather (&gathering, name, with_tests, error);
    }
  g_free (gathering.package);
  g_free (gathering.first);
  if (ok && gathering.files->len == 0 && !with_tests)
    {
      complain_of_none (dir, names, error);
      ok = FALSE;
    }
  if (!ok)
    g_clear_pointer (&gathering.files, g_ptr_array_unref);
  return gathering.files;
}
