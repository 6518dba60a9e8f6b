/* SPDX-License-Identifier: MIT */

/*
 * Reading back what the writer put into <metadata>. Only that is looked at; the
 * drawing may have been edited by other tools. The file comes from anywhere,
 * so everything is checked and bounded by the text's own length.
 */

#include "scene-svg.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  SceneSvgContents *contents;
  GArray           *sources; /* of SceneSvgSource */
  gboolean          is_svg;
  gboolean          in_run;
  gboolean          found;
  gboolean          base64;
  char             *name;
  GString          *text;    /* of the schedule or source being read, or NULL */
} Reader;

G_DEFINE_QUARK (scene-svg-error, scene_svg_error)

/**
 * scene_svg_contents_free:
 * @contents: (nullable) (transfer full): what scene_svg_read() gave
 */
void
scene_svg_contents_free (SceneSvgContents *contents)
{
  if (contents == NULL)
    return;
  for (guint i = 0; i < contents->n_sources; i++)
    {
      g_free (contents->sources[i].name);
      g_free (contents->sources[i].text);
    }
  g_free (contents->sources);
  g_free (contents->schedule);
  g_free (contents->lesson);
  g_free (contents->program);
  g_free (contents->view);
  g_free (contents);
}

/* Names come with whatever prefix the last tool gave our namespace. */
static const char *
local_name (const char *name)
{
  const char *colon = strrchr (name, ':');

  return colon ? colon + 1 : name;
}

static void
start_run (Reader      *self,
           const char **names,
           const char **values)
{
  SceneSvgContents *contents = self->contents;

  self->in_run = self->found = TRUE;
  for (guint i = 0; names[i]; i++)
    {
      if (strcmp (names[i], "lesson") == 0 && contents->lesson == NULL)
        contents->lesson = g_strdup (values[i]);
      else if (strcmp (names[i], "program") == 0 && contents->program == NULL)
        contents->program = g_strdup (values[i]);
      else if (strcmp (names[i], "view") == 0 && contents->view == NULL)
        contents->view = g_strdup (values[i]);
      else if (strcmp (names[i], "step") == 0)
        contents->step = (gsize) g_ascii_strtoull (values[i], NULL, 10);
    }
}

static void
start_source (Reader      *self,
              const char **names,
              const char **values)
{
  self->base64 = FALSE;
  g_clear_pointer (&self->name, g_free);
  for (guint i = 0; names[i]; i++)
    {
      if (strcmp (names[i], "name") == 0 && self->name == NULL)
        self->name = g_strdup (values[i]);
      else if (strcmp (names[i], "encoding") == 0)
        self->base64 = strcmp (values[i], "base64") == 0;
    }
  self->text = g_string_new (NULL);
}

static void
start_element (GMarkupParseContext *context,
               const char          *name,
               const char         **names,
               const char         **values,
               gpointer             user_data,
               GError             **error)
{
  Reader *self = user_data;
  const char *local = local_name (name);

  if (g_markup_parse_context_get_element_stack (context)->next == NULL)
    self->is_svg = strcmp (local, "svg") == 0;
  if (!self->in_run)
    {
      if (strcmp (local, "run") == 0 && strchr (name, ':'))
        start_run (self, names, values);
    }
  else if (self->text == NULL)
    {
      if (strcmp (local, "source") == 0)
        start_source (self, names, values);
      else if (strcmp (local, "schedule") == 0)
        self->text = g_string_new (NULL);
    }
}

static void
end_source (Reader *self)
{
  SceneSvgSource source = { 0 };

  if (self->base64)
    {
      gsize len;

      /* One byte more than decoded, for the terminator. */
      source.text = (char *) g_base64_decode (self->text->str, &len);
      source.text = g_realloc (source.text, len + 1);
      source.text[len] = '\0';
    }
  else
    source.text = g_strdup (self->text->str);
  source.name = self->name ? g_steal_pointer (&self->name) : g_strdup ("main.go");
  g_array_append_val (self->sources, source);
}

static void
end_element (GMarkupParseContext *context,
             const char          *name,
             gpointer             user_data,
             GError             **error)
{
  Reader *self = user_data;
  const char *local = local_name (name);

  if (!self->in_run)
    return;
  if (strcmp (local, "run") == 0)
    self->in_run = FALSE;
  else if (self->text && strcmp (local, "source") == 0)
    {
      end_source (self);
      g_string_free (g_steal_pointer (&self->text), TRUE);
    }
  else if (self->text && strcmp (local, "schedule") == 0)
    {
      g_free (self->contents->schedule);
      self->contents->schedule = g_strstrip (g_string_free (g_steal_pointer (&self->text), FALSE));
    }
}

static void
add_text (GMarkupParseContext *context,
          const char          *text,
          gsize                len,
          gpointer             user_data,
          GError             **error)
{
  Reader *self = user_data;

  if (self->text)
    g_string_append_len (self->text, text, (gssize) len);
}

static SceneSvgContents *
finish (Reader  *self,
        GError **error)
{
  SceneSvgContents *contents = g_steal_pointer (&self->contents);

  contents->n_sources = self->sources->len;
  contents->sources = (SceneSvgSource *) g_array_free (g_steal_pointer (&self->sources), FALSE);
  if (self->is_svg && self->found && contents->n_sources > 0)
    return contents;
  if (!self->is_svg)
    g_set_error_literal (error, SCENE_SVG_ERROR, SCENE_SVG_ERROR_SYNTAX,
                         _("This is not an SVG picture."));
  else
    g_set_error_literal (error, SCENE_SVG_ERROR, SCENE_SVG_ERROR_NOT_STAVE,
                         _("This picture holds no program: it was not saved by Stave, or another "
                           "program removed its metadata."));
  scene_svg_contents_free (contents);
  return NULL;
}

/**
 * scene_svg_read:
 * @svg: text of an SVG file
 * @len: its length in bytes, or -1
 *
 * Gets back the sources, the schedule and the place of a picture that Stave wrote.
 *
 * Errors: SCENE_SVG_ERROR
 *
 * Returns: (transfer full): what was in the picture, or NULL
 */
SceneSvgContents *
scene_svg_read (const char *svg,
                gssize      len,
                GError    **error)
{
  static const GMarkupParser parser
    = { .start_element = start_element, .end_element = end_element, .text = add_text };
  Reader reader = { .contents = g_new0 (SceneSvgContents, 1),
                    .sources = g_array_new (FALSE, FALSE, sizeof (SceneSvgSource)) };
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (GError) problem = NULL;
  SceneSvgContents *contents;

  context = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &reader, NULL);
  if (!g_markup_parse_context_parse (context, svg, len, &problem)
      || !g_markup_parse_context_end_parse (context, &problem))
    {
      g_autofree char *message = g_utf8_make_valid (problem->message, -1);

      reader.is_svg = FALSE;
      scene_svg_contents_free (finish (&reader, NULL));
      g_set_error (error, SCENE_SVG_ERROR, SCENE_SVG_ERROR_SYNTAX,
                   _("This is not a well-formed SVG picture: %s"), message);
      contents = NULL;
    }
  else
    contents = finish (&reader, error);
  g_free (reader.name);
  if (reader.text)
    g_string_free (reader.text, TRUE);
  return contents;
}
