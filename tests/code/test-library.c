/* SPDX-License-Identifier: MIT */

/* The whole library compiles, not only what some program reaches: every function and method of
 * every package that is not generic. */
#include "code-unit.h"

#include "golib.h"

#include <string.h>

static gboolean
import (gpointer       user_data,
        const char    *path,
        BaseSourceSet *sources,
        GPtrArray     *out_sources)
{
  guint            n;
  const GolibFile *files = golib_get_files (&n);
  guint            before = out_sources->len;

  for (guint i = 0; i < n; i++)
    {
      BaseSource *source;

      if (strcmp (files[i].path, path) != 0)
        continue;
      source = base_source_set_add (sources, files[i].name, files[i].text, (gssize) files[i].len);
      source->library = TRUE;
      g_ptr_array_add (out_sources, source);
    }
  return out_sources->len > before;
}

/* A program that imports all there is. */
static char *
dup_importing_program (void)
{
  guint            n;
  const GolibFile *files = golib_get_files (&n);
  GString         *text = g_string_new ("package main\n");

  for (guint i = 0; i < n; i++)
    {
      /* Internal packages come with those that use them. */
      if ((i == 0 || strcmp (files[i].path, files[i - 1].path) != 0)
          && strstr (files[i].path, "internal") == NULL)
        g_string_append_printf (text, "import _ \"%s\"\n", files[i].path);
    }
  g_string_append (text, "func main() {}\n");
  return g_string_free (text, FALSE);
}

static void
queue_functions (CodeUnit           *unit,
                 const TypesPackage *package)
{
  for (guint i = 0; i < package->n_files; i++)
    {
      const SyntaxNodeList *decls = &package->files[i]->decls;

      for (guint j = 0; j < decls->n; j++)
        {
          SyntaxFuncDecl *decl = (SyntaxFuncDecl *) decls->items[j];
          TypesObject    *object;

          if (decl->head.kind != SYNTAX_FUNC_DECL || strcmp (decl->name->name, "init") == 0
              || strcmp (decl->name->name, "_") == 0)
            continue;
          object = decl->name->object;
          g_assert_nonnull (object);
          if (object->type->n_type_params == 0)
            code_unit_func (unit, object, NULL, 0);
        }
    }
}

static void
assert_no_diags (BaseDiagList *diags)
{
  g_autoptr (GString) text = g_string_new (NULL);

  base_diag_list_print (diags, FALSE, text);
  g_assert_cmpstr (text->str, ==, "");
}

static void
test_every_function_compiles (void)
{
  g_autofree char *text = dup_importing_program (), *message = NULL;
  g_autoptr (BaseArena) arena = base_arena_new ();
  BaseSourceSet *sources = base_source_set_new (); /* the program's in the end */
  g_autoptr (BaseDiagList) diags = base_diag_list_new (sources);
  SyntaxNames  *names = syntax_names_new (arena);
  BaseSource   *source = base_source_set_add (sources, "main.go", text, -1);
  SyntaxFile   *file = syntax_parse_file (arena, names, source, diags);
  TypesConfig   config = { .go_minor = 23, .importer = import };
  TypesProgram *checked = types_check_program (arena, names, sources, &file, 1, &config, diags);
  g_autoptr (CodeProgram) program = NULL;
  CodeUnit *unit;

  assert_no_diags (diags);
  g_assert_nonnull (checked);
  unit = code_unit_new (arena, diags, checked, 23);
  code_unit_begin (unit);
  for (guint i = 0; i < checked->n_packages; i++)
    queue_functions (unit, checked->packages[i]);
  code_unit_compile (unit);
  assert_no_diags (diags);
  program = code_unit_link (unit, sources);
  code_unit_free (unit);
  syntax_names_free (names);
  if (!code_program_verify (program, &message))
    g_error ("%s", message);
  g_assert_cmpuint (program->n_funcs, >, 1000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/code/library/every-function-compiles", test_every_function_compiles);
  return g_test_run ();
}
