/* SPDX-License-Identifier: MIT */

/*
 * Draws stage and staff of a real run, for looking at:
 *
 *     scene-shots FOLDER PROGRAM.go [STEP …]
 *
 * Steps count from the run's start; without any, ten are taken evenly.
 */

#include "scene-export.h"
#include "scene-staff.h"
#include "scene-stage.h"

#include <locale.h>
#include <stdlib.h>

#define MAX_INSTRUCTIONS 2000000

typedef struct
{
  Session          *session;
  SceneIndex       *index;
  SceneFonts       *fonts;
  SceneStageLayout *layout;
  const char       *folder;
  char             *name;
} Shots;

static void
save (Shots      *self,
      Scene      *scene,
      const char *view,
      gsize       step)
{
  g_autofree char *base
    = g_strdup_printf ("%s/%s-%s-%04u", self->folder, self->name, view, (guint) step);
  g_autofree char *png = g_strconcat (base, ".png", NULL), *svg = g_strconcat (base, ".svg", NULL);
  g_autofree char *txt = g_strconcat (base, ".txt", NULL);
  g_autofree char *dump = scene_dump (scene, SCENE_DUMP_STRUCTURE);
  g_autoptr (SceneSvgContents) contents = scene_export_dup_contents (self->session, view);
  SceneExportOptions options = { .contents = contents };

  scene_export_to_file (scene, self->fonts, SCENE_FORMAT_PNG, &options, png, NULL);
  scene_export_to_file (scene, self->fonts, SCENE_FORMAT_SVG, &options, svg, NULL);
  g_file_set_contents (txt, dump, -1, NULL);
}

static void
shoot (Shots *self,
       gsize  step)
{
  g_autoptr (SceneModel) model = NULL;
  g_autoptr (Scene) stage = NULL, staff = NULL;
  g_autofree char *narration = NULL;
  SceneStaffView view;

  session_seek (self->session, step);
  narration = session_dup_narration (self->session, step);
  g_print ("%5u  %s\n", (guint) step, narration);
  model = scene_model_new (self->session, self->index);
  stage = scene_stage_build (model, self->layout, NULL);
  save (self, stage, "stage", step);
  scene_staff_view_init (&view);
  view.step = step;
  view.height_px = scene_staff_get_height (self->index, &view);
  staff = scene_staff_build (self->index, &view, session_get_machine (self->session),
                             session_get_trace (self->session), self->fonts);
  save (self, staff, "staff", step);
}

int
main (int    argc,
      char **argv)
{
  Shots self = { .folder = argv[1] };
  g_autofree char *text = NULL;
  MachineSettings settings;
  CodeInput input = { .name = "main.go", .len = -1 };
  gsize n;

  setlocale (LC_ALL, "");
  if (argc < 3 || !g_file_get_contents (argv[2], &text, NULL, NULL))
    return 2;
  input.text = text;
  self.name = g_path_get_basename (argv[2]);
  self.session = session_new ();
  self.index = scene_index_new ();
  self.fonts = scene_fonts_new ();
  self.layout = scene_stage_layout_new (self.fonts);
  machine_settings_init (&settings);
  if (!session_load (self.session, &input, 1, &settings, FALSE))
    {
      g_autoptr (GString) out = g_string_new (NULL);

      base_diag_list_print (session_get_diags (self.session), TRUE, out);
      g_printerr ("%s", out->str);
      return 1;
    }
  session_run_to_end (self.session, MAX_INSTRUCTIONS);
  n = session_get_n_steps (self.session);
  scene_index_update (self.index, self.session);
  scene_stage_layout_rehearse (self.layout, session_get_program (self.session), &settings);
  for (int i = 3; i < argc; i++)
    shoot (&self, (gsize) atoi (argv[i]));
  for (gsize i = 1; argc == 3 && i <= 10; i++)
    shoot (&self, n * i / 10);
  scene_stage_layout_unref (self.layout);
  scene_index_unref (self.index);
  scene_fonts_unref (self.fonts);
  session_free (self.session);
  g_free (self.name);
  return 0;
}
