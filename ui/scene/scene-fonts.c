/* SPDX-License-Identifier: MIT */

/*
 * A cache of shaped lines. Shaping is what costs when a scene is painted sixty
 * times a second, and most texts of a frame were in the frame before; so each
 * (font, text) is shaped once. When the cache is full it starts empty again,
 * which is simpler than ageing and as good: the next frame refills it.
 */

#include "scene-fonts.h"

#include <string.h>

#define MAX_SHAPED 8192

typedef struct
{
  PangoLayout *layout;
  double       width_px;
} Shaped;

struct _SceneFonts
{
  gatomicrefcount ref_count;
  PangoFontMap   *map;
  PangoContext   *context;
  GHashTable     *shaped; /* "family size weight text" → Shaped */
  GHashTable     *lines;  /* "family size weight" → PangoFontMetrics */
  GString        *key;
};

static void
shaped_free (gpointer data)
{
  Shaped *shaped = data;

  g_object_unref (shaped->layout);
  g_free (shaped);
}

/**
 * scene_fonts_new:
 *
 * Returns: (transfer full): an empty cache
 */
SceneFonts *
scene_fonts_new (void)
{
  SceneFonts *self = g_new0 (SceneFonts, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  g_atomic_ref_count_init (&self->ref_count);
  self->map = pango_cairo_font_map_new ();
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (self->map), 96);
  self->context = pango_font_map_create_context (self->map);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (self->context, options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_language (self->context, pango_language_from_string ("zh-cn"));
  cairo_font_options_destroy (options);
  self->shaped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, shaped_free);
  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) pango_font_metrics_unref);
  self->key = g_string_new (NULL);
  return self;
}

/**
 * scene_fonts_ref:
 *
 * Returns: (transfer full): the same cache
 */
SceneFonts *
scene_fonts_ref (SceneFonts *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * scene_fonts_unref:
 * @self: (nullable) (transfer full): a cache
 */
void
scene_fonts_unref (SceneFonts *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->shaped);
  g_hash_table_unref (self->lines);
  g_object_unref (self->context);
  g_object_unref (self->map);
  g_string_free (self->key, TRUE);
  g_free (self);
}

static PangoFontDescription *
describe (const SceneFont *font)
{
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family_static (description, font->family == SCENE_MONO
                                                           ? SCENE_FAMILY_MONO
                                                           : SCENE_FAMILY_SANS);
  pango_font_description_set_weight (description, (PangoWeight) font->weight);
  pango_font_description_set_absolute_size (description, font->size_px * PANGO_SCALE);
  return description;
}

static const char *
make_key (SceneFonts      *self,
          const SceneFont *font,
          const char      *text)
{
  g_string_printf (self->key, "%d %d %u ", font->family, (int) (font->size_px * 64), font->weight);
  g_string_append (self->key, text);
  return self->key->str;
}

static const Shaped *
find_shaped (SceneFonts      *self,
             const SceneFont *font,
             const char      *text)
{
  g_autofree char *valid = g_utf8_validate (text, -1, NULL) ? NULL : g_utf8_make_valid (text, -1);
  const char *key = make_key (self, font, valid ? valid : text);
  Shaped *shaped = g_hash_table_lookup (self->shaped, key);

  if (shaped)
    return shaped;
  if (g_hash_table_size (self->shaped) >= MAX_SHAPED)
    g_hash_table_remove_all (self->shaped);

  PangoFontDescription *description = describe (font);
  int width;

  shaped = g_new0 (Shaped, 1);
  shaped->layout = pango_layout_new (self->context);
  pango_layout_set_font_description (shaped->layout, description);
  pango_layout_set_single_paragraph_mode (shaped->layout, TRUE);
  pango_layout_set_text (shaped->layout, valid ? valid : text, -1);
  pango_layout_get_size (shaped->layout, &width, NULL);
  shaped->width_px = (double) width / PANGO_SCALE;
  pango_font_description_free (description);
  g_hash_table_insert (self->shaped, g_strdup (key), shaped);
  return shaped;
}

/**
 * scene_fonts_shape:
 *
 * Shapes a line of text, or finds it shaped before.
 *
 * Returns: the layout, owned by the cache; valid until the next call
 */
PangoLayout *
scene_fonts_shape (SceneFonts      *self,
                   const SceneFont *font,
                   const char      *text)
{
  return find_shaped (self, font, text)->layout;
}

/**
 * scene_fonts_get_width:
 *
 * Returns: how wide the text is, in pixels
 */
double
scene_fonts_get_width (SceneFonts      *self,
                       const SceneFont *font,
                       const char      *text)
{
  return find_shaped (self, font, text)->width_px;
}

/**
 * scene_fonts_get_line:
 *
 * Tells how far a line of the font reaches above and below its baseline.
 */
void
scene_fonts_get_line (SceneFonts      *self,
                      const SceneFont *font,
                      double          *out_ascent_px,
                      double          *out_descent_px)
{
  const char *key = make_key (self, font, "");
  PangoFontMetrics *metrics = g_hash_table_lookup (self->lines, key);

  if (metrics == NULL)
    {
      PangoFontDescription *description = describe (font);

      metrics = pango_context_get_metrics (self->context, description,
                                           pango_language_from_string ("en"));
      pango_font_description_free (description);
      g_hash_table_insert (self->lines, g_strdup (key), metrics);
    }
  *out_ascent_px = (double) pango_font_metrics_get_ascent (metrics) / PANGO_SCALE;
  *out_descent_px = (double) pango_font_metrics_get_descent (metrics) / PANGO_SCALE;
}

/**
 * scene_fonts_ellipsize:
 *
 * Cuts a text so that it fits a width.
 *
 * Returns: (transfer full): the text, or a beginning of it followed by "…"
 */
char *
scene_fonts_ellipsize (SceneFonts      *self,
                       const SceneFont *font,
                       const char      *text,
                       double           max_width_px)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  glong low = 0, high = g_utf8_strlen (valid, -1);
  char *best;

  if (scene_fonts_get_width (self, font, valid) <= max_width_px)
    return g_steal_pointer (&valid);
  /* The longest beginning that fits, by halving: widths grow with the text. */
  best = g_strdup ("…");
  while (low < high)
    {
      glong middle = (low + high + 1) / 2;
      g_autofree char *head = g_utf8_substring (valid, 0, middle);
      g_autofree char *cut = NULL;

      g_strchomp (head);
      cut = g_strconcat (head, "…", NULL);
      if (scene_fonts_get_width (self, font, cut) <= max_width_px)
        {
          g_free (best);
          best = g_steal_pointer (&cut);
          low = middle;
        }
      else
        high = middle - 1;
    }
  return best;
}

/**
 * scene_fonts_wrap:
 *
 * Breaks a text into lines that fit a width, where its script allows breaks.
 *
 * Returns: (transfer full): the lines, NULL-terminated
 */
char **
scene_fonts_wrap (SceneFonts      *self,
                  const SceneFont *font,
                  const char      *text,
                  double           max_width_px)
{
  PangoFontDescription *description = describe (font);
  PangoLayout *layout = pango_layout_new (self->context);
  GPtrArray *lines = g_ptr_array_new ();

  pango_layout_set_font_description (layout, description);
  pango_layout_set_width (layout, (int) (max_width_px * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  for (int i = 0; i < pango_layout_get_line_count (layout); i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
      char *copy = g_strndup (text + line->start_index, line->length);

      g_ptr_array_add (lines, g_strstrip (copy));
    }
  g_ptr_array_add (lines, NULL);
  g_object_unref (layout);
  pango_font_description_free (description);
  return (char **) g_ptr_array_free (lines, FALSE);
}
