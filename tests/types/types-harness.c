/* SPDX-License-Identifier: MIT */
#include "types-harness.h"

#include <string.h>

#include "golib.h"

static gboolean
import_given (TypesChecked  *self,
              const char    *path,
              BaseSourceSet *sources,
              GPtrArray     *out_sources)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->n_inputs; i++)
    if (g_strcmp0 (self->inputs[i].path, path) == 0)
      {
        g_ptr_array_add (out_sources, base_source_set_add (sources, self->inputs[i].name,
                                                           self->inputs[i].text, -1));
        found = TRUE;
      }
  return found;
}

static gboolean
import_cb (gpointer       user_data,
           const char    *path,
           BaseSourceSet *sources,
           GPtrArray     *out_sources)
{
  guint            n;
  const GolibFile *files = golib_get_files (&n);
  gboolean         found = import_given (user_data, path, sources, out_sources);

  for (guint i = 0; i < n && !found; i++)
    if (strcmp (files[i].path, path) == 0)
      for (; i < n && strcmp (files[i].path, path) == 0; i++)
        {
          BaseSource *source
              = base_source_set_add (sources, files[i].name, files[i].text, (gssize) files[i].len);

          source->library = TRUE;
          g_ptr_array_add (out_sources, source);
          found = TRUE;
        }
  return found;
}

TypesChecked *
types_checked_new (const TypesInput *inputs,
                   guint             n_inputs,
                   guint             go_minor)
{
  TypesChecked *self = g_new0 (TypesChecked, 1);
  TypesConfig   config = { go_minor, import_cb, self };

  self->arena = base_arena_new ();
  self->names = syntax_names_new (self->arena);
  self->sources = base_source_set_new ();
  self->diags = base_diag_list_new (self->sources);
  self->files = g_new0 (SyntaxFile *, n_inputs);
  self->inputs = inputs;
  self->n_inputs = n_inputs;
  for (guint i = 0; i < n_inputs; i++)
    if (inputs[i].path == NULL)
      {
        const BaseSource *source
            = base_source_set_add (self->sources, inputs[i].name, inputs[i].text, -1);

        self->files[self->n_files++]
            = syntax_parse_file (self->arena, self->names, source, self->diags);
      }
  if (self->n_files > 0 && !base_diag_list_has_syntax_errors (self->diags))
    self->program = types_check_program (self->arena, self->names, self->sources, self->files,
                                         self->n_files, &config, self->diags);
  return self;
}

void
types_checked_free (TypesChecked *self)
{
  if (self == NULL)
    return;
  base_diag_list_free (self->diags);
  base_source_set_free (self->sources);
  syntax_names_free (self->names);
  base_arena_free (self->arena);
  g_free (self->files);
  g_free (self);
}

char *
types_checked_report (TypesChecked *self)
{
  GString *out = g_string_new (NULL);

  base_diag_list_finish (self->diags, G_MAXUINT);
  base_diag_list_print (self->diags, FALSE, out);
  return g_string_free (out, FALSE);
}

TypesObject *
types_checked_object (TypesChecked *self,
                      const char   *name)
{
  TypesObject *object;

  g_assert_nonnull (self->program);
  object = types_scope_lookup (self->program->main->scope, name);
  g_assert_nonnull (object);
  return object;
}
