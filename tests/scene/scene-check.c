/* SPDX-License-Identifier: MIT */

/*
 * What must hold for every picture, whatever it shows.
 */

#include "scene-fixture.h"
#include "scene-svg.h"

#include <glib/gstdio.h>
#include <string.h>
#include <time.h>

typedef struct
{
  GHashTable *ids;
  GArray     *boxes; /* of SceneRect: texts, without the room above and below their letters */
  GPtrArray  *texts;
  GPtrArray  *arcs;  /* of SceneNode: lines of go statements, which pass over others */
} Seen;

static void
look_at (Seen            *seen,
         const SceneNode *node)
{
  if (node->id && g_str_has_suffix (node->id, "messages"))
    return;
  if (node->id)
    {
      if (!g_hash_table_add (seen->ids, node->id))
        g_error ("the id %s is there twice", node->id);
    }
  if (node->id && g_str_has_prefix (node->id, "edge:") && g_str_has_suffix (node->id, ":go"))
    g_ptr_array_add (seen->arcs, node->children->pdata[0]);
  if (node->kind == SCENE_TEXT)
    {
      SceneRect box = { node->box.x, node->y - 0.72 * node->font.size_px, node->box.width,
                        0.9 * node->font.size_px };

      g_array_append_val (seen->boxes, box);
      g_ptr_array_add (seen->texts, node->text);
      g_assert_true (g_utf8_validate (node->text, -1, NULL));
      g_assert_cmpstr (node->text, !=, "");
    }
  for (guint i = 0; node->children && i < node->children->len; i++)
    look_at (seen, node->children->pdata[i]);
}

/* The line of a go statement leads from one place to any other: not through the words between. */
static void
check_arc (const Seen      *seen,
           const SceneNode *arc)
{
  for (double t = 0; t <= 1; t += 1 / 64.0)
    {
      ScenePoint at = scene_path_at (arc->points, arc->n_points, t, NULL);

      for (guint i = 0; i < seen->boxes->len; i++)
        {
          const SceneRect *box = &g_array_index (seen->boxes, SceneRect, i);

          if (at.x > box->x && at.x < box->x + box->width && at.y > box->y
              && at.y < box->y + box->height)
            g_error ("a go statement's line runs through \"%s\"", (char *) seen->texts->pdata[i]);
        }
    }
}

void
fixture_check_scene (Scene *scene)
{
  Seen seen = { g_hash_table_new (g_str_hash, g_str_equal),
                g_array_new (FALSE, FALSE, sizeof (SceneRect)), g_ptr_array_new (),
                g_ptr_array_new () };
  SceneRect bounds;

  look_at (&seen, scene_get_root (scene));
  for (guint i = 0; i < seen.arcs->len; i++)
    check_arc (&seen, seen.arcs->pdata[i]);
  g_ptr_array_unref (seen.arcs);
  for (guint i = 0; i < seen.boxes->len; i++)
    {
      const SceneRect *a = &g_array_index (seen.boxes, SceneRect, i);

      if (a->x < -1 || a->y < -1 || a->x + a->width > scene_get_width (scene) + 1
          || a->y + a->height > scene_get_height (scene) + 1)
        g_error ("\"%s\" is cut by the border", (char *) seen.texts->pdata[i]);
      for (guint k = 0; k < i; k++)
        if (scene_rect_overlaps (a, &g_array_index (seen.boxes, SceneRect, k), -1))
          g_error ("\"%s\" and \"%s\" overlap", (char *) seen.texts->pdata[i],
                   (char *) seen.texts->pdata[k]);
    }
  scene_get_bounds (scene, &bounds);
  g_assert_cmpfloat (bounds.x, >=, -8);
  g_assert_cmpfloat (bounds.y, >=, -8);
  g_assert_cmpfloat (bounds.x + bounds.width, <=, scene_get_width (scene) + 8);
  g_assert_cmpfloat (bounds.y + bounds.height, <=, scene_get_height (scene) + 40);
  g_hash_table_unref (seen.ids);
  g_array_unref (seen.boxes);
  g_ptr_array_unref (seen.texts);
}

void
fixture_check_golden (const char *text,
                      const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  g_autofree char *expected = NULL;

  if (g_getenv ("STAVE_UPDATE"))
    {
      g_assert_true (g_file_set_contents (path, text, -1, NULL));
      return;
    }
  g_assert_true (g_file_get_contents (path, &expected, NULL, NULL));
  if (strcmp (text, expected) != 0)
    {
      g_autofree char *other = NULL;
      int fd = g_file_open_tmp ("stave-XXXXXX", &other, NULL);

      g_assert_cmpint (fd, >=, 0);
      g_close (fd, NULL);
      g_file_set_contents (other, text, -1, NULL);
      g_error ("%s differs; what came is in %s", path, other);
    }
}

double
fixture_cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static void
run_tool (const char *tool,
          const char *option,
          const char *path)
{
  g_autofree char *found = g_find_program_in_path (tool), *errors = NULL;
  const char *argv[] = { tool, option, path, NULL };
  int status;

  if (found == NULL)
    {
      g_test_message ("%s is not installed", tool);
      return;
    }
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL,
                               G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL,
                               &errors, &status, NULL));
  if (status != 0 || (errors && *errors))
    g_error ("%s says: %s", tool, errors);
}

static void
check_texts (const SceneNode *node,
             const char      *svg)
{
  if (node->text && strchr (node->text, 1) == NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (node->text, -1);
      g_autofree char *element = g_strdup_printf (">%s</text>", escaped);
      /* Apostrophes need no escaping, and the writer leaves them. */
      g_auto (GStrv) parts = g_strsplit (element, "&apos;", -1), rest;
      g_autofree char *plain = g_strjoinv ("'", parts);

      rest = g_strsplit (plain, "&#39;", -1);
      g_free (g_steal_pointer (&plain));
      plain = g_strjoinv ("'", rest);
      if (strstr (svg, plain) == NULL)
        g_error ("\"%s\" is not in the SVG as text", node->text);
    }
  for (guint i = 0; node->children && i < node->children->len; i++)
    check_texts (node->children->pdata[i], svg);
}

void
fixture_check_svg (Scene *scene)
{
  g_autofree char *svg = scene_svg_write (scene, NULL);
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("stave-XXXXXX.svg", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, svg, -1, NULL));
  run_tool ("xmllint", "--noout", path);
  run_tool ("rsvg-convert", "--width=400", path);
  check_texts (scene_get_root (scene), svg);
  g_assert_null (strstr (svg, "foreignObject"));
  g_unlink (path);
}
