/* SPDX-License-Identifier: MIT */

/*
 * From texts to a program: parse, check, compile, link. Package runtime is
 * part of every program, since the machine raises its errors; a file that only
 * imports it is added to the learner's for that.
 */
#include "code-unit.h"

#include "golib.h"
#include "syntax-parser.h"

#include <string.h>

#define DEFAULT_GO_MINOR 23
#define MAX_ERRORS 10
#define PRELUDE_NAME "<runtime>"

/* ---- sources ----------------------------------------------------------------------------- */

/* The library's files of a package. */
static gboolean
import_library (gpointer       user_data,
                const char    *path,
                BaseSourceSet *sources,
                GPtrArray     *out_sources)
{
  guint            n;
  const GolibFile *files = golib_get_files (&n);
  gboolean         found = FALSE;

  for (guint i = 0; i < n; i++)
    {
      BaseSource *source;

      if (strcmp (files[i].path, path) != 0)
        continue;
      source = base_source_set_add (sources, files[i].name, files[i].text, (gssize) files[i].len);
      source->library = TRUE;
      g_ptr_array_add (out_sources, source);
      found = TRUE;
    }
  return found;
}

static BaseSourceSet *
copy_sources (const BaseSourceSet *sources)
{
  BaseSourceSet *copy = base_source_set_new ();

  for (guint i = 0; i < base_source_set_get_n_sources (sources); i++)
    {
      const BaseSource *source = base_source_set_get_source (sources, i);
      BaseSource       *added;

      added = base_source_set_add (copy, source->name, source->text, (gssize) source->len);
      added->library = source->library;
      for (guint k = 0; k < source->marks->len; k++)
        {
          const BaseLineMark *mark = &g_array_index (source->marks, BaseLineMark, k);

          base_source_mark (added, mark->offset, mark->name, mark->line, mark->column);
        }
      g_assert (added->base == source->base);
    }
  return copy;
}

/* ---- steps ------------------------------------------------------------------------------- */

typedef struct
{
  BaseArena   *arena;
  SyntaxNames *names;
  GPtrArray   *files; /* SyntaxFile */
  CodeResult  *result;
  guint        go_minor;
  const char  *entry;
  guint        max_nesting;
} Build;

static void
parse_inputs (Build           *self,
              const CodeInput *inputs,
              guint            n_inputs)
{
  for (guint i = 0; i < n_inputs; i++)
    {
      const BaseSource *source = base_source_set_add (self->result->sources, inputs[i].name,
                                                      inputs[i].text, inputs[i].len);

      g_ptr_array_add (self->files,
                       syntax_parse_file_nested (self->arena, self->names, source,
                                                 self->result->diags, self->max_nesting));
    }
}

/* Files of one package have one name, so this one takes the first file's. */
static void
add_prelude (Build *self)
{
  const SyntaxFile *first = self->files->len > 0 ? g_ptr_array_index (self->files, 0) : NULL;
  const char       *package = first != NULL && first->package_name != NULL
                                ? first->package_name->name
                                : "main";
  g_autofree char  *text = g_strdup_printf ("package %s\nimport _ \"runtime\"\n", package);
  BaseSource       *source = base_source_set_add (self->result->sources, PRELUDE_NAME, text, -1);

  source->library = TRUE;
  g_ptr_array_add (self->files,
                   syntax_parse_file (self->arena, self->names, source, self->result->diags));
}

static TypesProgram *
check (Build *self)
{
  TypesConfig config = { .go_minor = self->go_minor, .importer = import_library };

  if (base_diag_list_has_syntax_errors (self->result->diags))
    return NULL;
  add_prelude (self);
  return types_check_program (self->arena, self->names, self->result->sources,
                              (SyntaxFile **) self->files->pdata, self->files->len, &config,
                              self->result->diags);
}

/* A package of another name, or one of tests only, has no function to start with. */
static gboolean
has_main (const Build        *self,
          const TypesProgram *checked)
{
  const TypesObject *object = types_scope_lookup (checked->main->scope, self->entry);
  const SyntaxFile  *first = g_ptr_array_index (self->files, 0);

  if (object != NULL && object->kind == TYPES_OBJECT_FUNC)
    return TRUE;
  base_diag_list_add (self->result->diags, BASE_DIAG_ERROR,
                      first->package_name != NULL ? first->package_name->head.pos : 0,
                      "package %s is not a main package", checked->main->name);
  return FALSE;
}

static void
compile (Build        *self,
         TypesProgram *checked)
{
  CodeUnit *unit = code_unit_new (self->arena, self->result->diags, checked, self->go_minor);

  unit->entry = self->entry;
  code_unit_begin (unit);
  code_unit_compile (unit);
  if (base_diag_list_get_n_errors (self->result->diags) == 0)
    self->result->program = code_unit_link (unit, copy_sources (self->result->sources));
  code_unit_free (unit);
}

static void
verify_in_debug (const CodeProgram *program)
{
#ifndef NDEBUG
  g_autofree char *message = NULL;

  if (program != NULL && !code_program_verify (program, &message))
    g_error ("the compiler made invalid code: %s", message);
#endif
}

/**
 * code_build:
 * @inputs: (array length=n_inputs): the files of package main
 * @n_inputs: how many
 * @options: (nullable): how to read them
 *
 * Parses, checks and compiles a program with what it imports of the library.
 *
 * Errors: what is wrong with the program is in the result's diagnostics; its program is then
 * %NULL.
 *
 * Cost: linear in the size of the program and of the library packages it imports.
 *
 * Returns: (transfer full): the program and its diagnostics
 */
CodeResult *
code_build (const CodeInput   *inputs,
            guint              n_inputs,
            const CodeOptions *options)
{
  Build         build = { 0 };
  TypesProgram *checked;

  build.entry = options != NULL && options->entry != NULL ? options->entry : "main";
  build.go_minor = options != NULL && options->go_minor != 0 ? options->go_minor : DEFAULT_GO_MINOR;
  build.max_nesting = options != NULL && options->max_nesting != 0
                        ? MIN (options->max_nesting, SYNTAX_MOST_DEPTH)
                        : SYNTAX_MAX_DEPTH;
  build.arena = base_arena_new ();
  build.names = syntax_names_new (build.arena);
  build.files = g_ptr_array_new ();
  build.result = g_new0 (CodeResult, 1);
  build.result->sources = base_source_set_new ();
  build.result->diags = base_diag_list_new (build.result->sources);

  parse_inputs (&build, inputs, n_inputs);
  checked = check (&build);
  if (checked != NULL && has_main (&build, checked))
    compile (&build, checked);
  verify_in_debug (build.result->program);

  base_diag_list_finish (build.result->diags, MAX_ERRORS);
  g_ptr_array_unref (build.files);
  syntax_names_free (build.names);
  base_arena_free (build.arena);
  return build.result;
}

/**
 * code_result_free:
 * @self: (transfer full) (nullable): a result
 */
void
code_result_free (CodeResult *self)
{
  if (self == NULL)
    return;
  code_program_unref (self->program);
  base_diag_list_free (self->diags);
  base_source_set_free (self->sources);
  g_free (self);
}
