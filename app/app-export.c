/* SPDX-License-Identifier: MIT */

/* stave export: any view at any step, as a picture. */
#include "app-command.h"

#include "app-compare.h"
#include "app-target.h"
#include "scene-chart.h"
#include "scene-compare.h"
#include "scene-export.h"
#include "scene-run-view.h"
#include "scene-stage.h"
#include "scene-staff.h"
#include "scene-walk.h"
#include "session.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char    *view;
  gint64   step; /* < 0: the end */
  char    *format;
  char    *output;
  gboolean dark;
  gboolean light;
  int      width;
  int      height;
  gboolean zh;
  char    *with; /* what is compared with, or NULL */
} ExportOptions;

typedef struct
{
  Session     *session;
  SceneFonts  *fonts;
  Scene       *scene;
  LessonsFlow *flow; /* borrowed from the lesson */
  AppCompare  *beside; /* the run that this one is compared with, or NULL */
} Picture;

/* How far a program without end is run for a picture of its end. */
#define MAX_INSTRUCTIONS 50000000
#define SLICE_INSTRUCTIONS 1000000

/* With more goroutines than these those of one go statement share a row. */
#define MAX_STAFF_ROWS 400

static gboolean
build_stage (Picture             *picture,
             const AppTarget     *target,
             const ExportOptions *options,
             GError             **error)
{
  g_autoptr (SceneIndex) index = scene_index_new ();
  g_autoptr (SceneStageLayout) layout = scene_stage_layout_new (picture->fonts);
  g_autoptr (SceneModel) model = NULL;
  SceneStageOptions stage;

  scene_index_update (index, picture->session);
  scene_stage_layout_rehearse (layout, session_get_program (picture->session),
                               session_get_settings (picture->session));
  model = scene_model_new (picture->session, index);
  scene_stage_options_init (&stage);
  stage.width_px = options->width;
  stage.height_px = options->height;
  stage.fold_width_px = options->width;
  stage.fold_height_px = options->height;
  picture->scene = scene_stage_build (model, layout, &stage);
  return TRUE;
}

static gboolean
build_staff (Picture             *picture,
             const AppTarget     *target,
             const ExportOptions *options,
             GError             **error)
{
  g_autoptr (SceneIndex) index = scene_index_new ();
  SceneStaffView view;

  scene_index_update (index, picture->session);
  scene_staff_view_init (&view);
  view.width_px = options->width > 0 ? options->width : 1200;
  view.step = session_get_step (picture->session);
  view.grouped = scene_staff_get_n_rows (index, &view) > MAX_STAFF_ROWS;
  view.height_px = options->height > 0 ? options->height : scene_staff_get_height (index, &view);
  picture->scene = scene_staff_build (index, &view, session_get_machine (picture->session),
                                      session_get_trace (picture->session), picture->fonts);
  return TRUE;
}

static gboolean
build_run_view (Picture             *picture,
                const AppTarget     *target,
                const ExportOptions *options,
                GError             **error)
{
  g_autoptr (SceneIndex) index = scene_index_new ();
  g_autoptr (SceneSeries) series = scene_series_new ();
  SceneRunView view = { .session = picture->session, .index = index, .series = series,
                        .fonts = picture->fonts, .width_px = options->width,
                        .height_px = options->height };

  scene_index_update (index, picture->session);
  picture->scene = scene_run_view_build (options->view, &view);
  return TRUE;
}

static gboolean
build_chart (Picture             *picture,
             const AppTarget     *target,
             const ExportOptions *options,
             GError             **error)
{
  g_autoptr (SceneWalk) walk = NULL;
  SceneChartLayout *layout;

  if (target->lesson == NULL || lessons_lesson_get_n_flows (target->lesson) == 0)
    {
      g_set_error (error, APP_ERROR, APP_ERROR_OPTION,
                   _("--view chart: only lessons with a flowchart have one"));
      return FALSE;
    }
  picture->flow = lessons_lesson_get_flow (target->lesson, 0,
                                           options->zh ? LESSONS_ZH : LESSONS_EN);
  if (picture->flow == NULL)
    {
      g_set_error (error, APP_ERROR, APP_ERROR_INPUT,
                   _("The lesson's chart has errors; “stave check-lesson %s” names them"),
                   lessons_lesson_get_dir (target->lesson));
      return FALSE;
    }
  layout = scene_chart_layout_new (picture->flow, picture->fonts);
  walk = scene_walk_new (picture->flow, picture->session);
  picture->scene = scene_chart_build (layout, scene_walk_seek (walk, picture->session));
  scene_chart_layout_unref (layout);
  return TRUE;
}

/* Brings the other run to where this one is, or to its end where this one is over. */
static void
go_beside (const Picture *picture,
           ScenePace     *pace)
{
  guint64 left = MAX_INSTRUCTIONS;

  if (session_is_at_end (picture->session))
    scene_pace_begin_end (pace);
  else
    scene_pace_begin_follow (pace);
  while (left > 0 && scene_pace_run_slice (pace, SLICE_INSTRUCTIONS) == SESSION_GOING)
    left -= MIN (left, SLICE_INSTRUCTIONS);
  scene_pace_cancel (pace);
}

static void
init_compared (SceneCompareRun *run,
               const char      *title,
               Session         *session,
               SceneFonts      *fonts)
{
  *run = (SceneCompareRun) { .title = title, .session = session };
  run->index = scene_index_new ();
  run->series = scene_series_new ();
  run->layout = scene_stage_layout_new (fonts);
  run->moved = TRUE;
  scene_stage_layout_rehearse (run->layout, session_get_program (session),
                               session_get_settings (session));
}

static void
clear_compared (SceneCompareRun *run)
{
  scene_index_unref (run->index);
  scene_series_free (run->series);
  scene_stage_layout_unref (run->layout);
}

static gboolean
build_compare (Picture             *picture,
               const AppTarget     *target,
               const ExportOptions *options,
               GError             **error)
{
  SceneCompareView view = { .width_px = options->width, .height_px = options->height };
  SceneCompareRun left, right;
  ScenePace *pace;

  init_compared (&left, picture->beside->titles[0], picture->session, picture->fonts);
  init_compared (&right, picture->beside->titles[1], picture->beside->session, picture->fonts);
  pace = scene_pace_new (left.session, left.index, right.session, right.index);
  go_beside (picture, pace);
  view.now = scene_pace_get_now (pace);
  view.furthest = scene_pace_get_furthest (pace);
  picture->scene = scene_compare_build (&left, &right, &view, picture->fonts, NULL);
  scene_pace_free (pace);
  clear_compared (&left);
  clear_compared (&right);
  return TRUE;
}

/* The one table of the views that can be exported. */
static const struct
{
  const char *name;
  gboolean  (*build) (Picture             *picture,
                      const AppTarget     *target,
                      const ExportOptions *options,
                      GError             **error);
} views[] = {
  { "stage", build_stage },
  { "staff", build_staff },
  { "chart", build_chart },
  { "plots", build_run_view },
  { "scheduler", build_run_view },
  { "tree", build_run_view },
  { "memory", build_run_view },
  { "profile", build_run_view },
  { "compare", build_compare },
};

static gboolean
build_picture (Picture             *picture,
               const AppTarget     *target,
               const ExportOptions *options,
               GError             **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      if (strcmp (options->view, views[i].name) == 0)
        return views[i].build (picture, target, options, error);
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", views[i].name);
    }
  g_set_error (error, APP_ERROR, APP_ERROR_OPTION, _("--view %s: not one of %s"), options->view,
               names->str);
  return FALSE;
}

static gboolean
go_to_step (Session *session,
            gint64   step,
            GError **error)
{
  if (step < 0)
    {
      session_run_to_end (session, MAX_INSTRUCTIONS);
      if (session_is_going (session))
        session_cancel (session);
      return TRUE;
    }
  session_seek (session, step);
  if (session_get_step (session) < (gsize) step)
    {
      g_autofree char *wanted = g_strdup_printf ("%" G_GINT64_FORMAT, step);
      g_autofree char *reached = g_strdup_printf ("%" G_GSIZE_FORMAT, session_get_step (session));

      g_set_error (error, APP_ERROR, APP_ERROR_OPTION, _("--at %s: the run has only %s steps"),
                   wanted, reached);
      return FALSE;
    }
  return TRUE;
}

static gboolean
write_picture (Picture             *picture,
               const ExportOptions *options,
               SceneFormat          format,
               GError             **error)
{
  SceneExportOptions export = { .flow = picture->flow };
  SceneSvgContents *contents = scene_export_dup_contents (picture->session, options->view);
  gboolean ok;

  export.theme = options->dark ? SCENE_THEME_DARK : SCENE_THEME_LIGHT;
  export.fix_theme = options->dark || options->light;
  export.contents = contents;
  ok = scene_export_to_file (picture->scene, picture->fonts, format, &export, options->output,
                             error);
  scene_svg_contents_free (contents);
  return ok;
}

static gboolean
open_beside (Picture             *picture,
             const AppTarget     *target,
             const AppRunOptions *run,
             const ExportOptions *options,
             GError             **error)
{
  if (strcmp (options->view, "compare") != 0)
    return TRUE;
  picture->beside = app_compare_new (target, picture->session, run, options->with, error);
  return picture->beside != NULL;
}

static gboolean
export_target (const AppTarget     *target,
               CodeProgram         *program,
               MachineSettings     *settings,
               const AppRunOptions *run,
               const ExportOptions *options,
               GError             **error)
{
  Picture picture = { .session = session_new (), .fonts = scene_fonts_new () };
  const char *format_name = options->format != NULL ? options->format : options->output;
  SceneFormat format;
  gboolean ok = FALSE;

  if (!scene_format_parse (format_name, &format))
    g_set_error (error, APP_ERROR, APP_ERROR_OPTION,
                 _("%s: not one of the formats svg, png, pdf, dot, mermaid; give one with --to"),
                 format_name);
  else
    {
      session_load_program (picture.session, program, settings);
      ok = (run->replay == NULL
            || (session_load_schedule (picture.session, run->replay, error)
                && (settings->chaos == NULL
                    || session_inject (picture.session, settings->chaos, error))))
           && go_to_step (picture.session, options->step, error)
           && open_beside (&picture, target, run, options, error)
           && build_picture (&picture, target, options, error)
           && write_picture (&picture, options, format, error);
    }
  g_clear_pointer (&picture.scene, scene_unref);
  g_clear_pointer (&picture.beside, app_compare_free);
  scene_fonts_unref (picture.fonts);
  session_free (picture.session);
  return ok;
}

static int
run_export (int                  argc,
            char                *argv[],
            const AppRunOptions *run,
            const ExportOptions *options)
{
  g_autoptr (AppTarget) target = NULL;
  g_autoptr (CodeProgram) program = NULL;
  g_autoptr (GError) error = NULL;
  MachineSettings settings;
  guint go_minor;

  if (argc < 2 || options->output == NULL)
    {
      app_complain (_("export: needs a Go file or a lesson, and -o; see “stave export --help”"));
      return APP_EXIT_USAGE;
    }
  target = app_target_open (argv + 1, argc - 1, &error);
  machine_settings_init (&settings);
  if (target == NULL || !app_run_options_apply (run, target, &settings, &go_minor, &error))
    {
      app_complain ("%s", error->message);
      return target == NULL ? APP_EXIT_FAILED : APP_EXIT_USAGE;
    }
  if (settings.policy == MACHINE_POLICY_MANUAL && run->replay == NULL)
    settings.policy = MACHINE_POLICY_GO;
  program = app_target_build (target, go_minor);
  if (program == NULL)
    return APP_EXIT_FAILED;
  if (!app_check_chaos (program, &settings))
    return APP_EXIT_USAGE;
  if (!export_target (target, program, &settings, run, options, &error))
    {
      if (error != NULL)
        app_complain ("%s", error->message);
      return g_error_matches (error, APP_ERROR, APP_ERROR_OPTION)
                     || (error != NULL && error->domain == LESSONS_VARIANT_ERROR)
                 ? APP_EXIT_USAGE
                 : APP_EXIT_FAILED;
    }
  return APP_EXIT_OK;
}

int
app_export_command (int   argc,
                    char *argv[])
{
  ExportOptions options = { .step = -1 };
  AppRunOptions run;
  const GOptionEntry entries[] = {
    { "view", 0, 0, G_OPTION_ARG_STRING, &options.view,
      N_("stage, staff, chart, plots, scheduler, tree, memory, profile or compare; the stage "
         "without it"),
      "V" },
    { "with", 0, 0, G_OPTION_ARG_STRING, &options.with,
      N_("compare: what stands beside it, as “PROGRAM procs=4 policy=fifo seed=7 CONSTANT=3”; "
         "without it what the lesson names"),
      "VARIANT" },
    { "at", 0, 0, G_OPTION_ARG_INT64, &options.step, N_("Step to show; without it the end"),
      "STEP" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.format,
      N_("svg, png, pdf, dot or mermaid; without it the file name tells"), "FORMAT" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_("File to write"), "FILE" },
    { "dark", 0, 0, G_OPTION_ARG_NONE, &options.dark, N_("Dark colours"), NULL },
    { "light", 0, 0, G_OPTION_ARG_NONE, &options.light,
      N_("Light colours; without either an SVG follows its reader"), NULL },
    { "width", 0, 0, G_OPTION_ARG_INT, &options.width, N_("Least width in pixels"), "N" },
    { "height", 0, 0, G_OPTION_ARG_INT, &options.height, N_("Least height in pixels"), "N" },
    { "zh", 0, 0, G_OPTION_ARG_NONE, &options.zh, N_("The chart in Chinese"), NULL },
    { NULL },
  };
  int code;

  app_run_options_init (&run);
  if (app_parse_options ("export", _("FILE.go… | DIR | LESSON[/PROGRAM]"),
                         _("Draws a view of a run at any step and writes it to a file."), NULL,
                         entries, app_run_options_group (&run), &argc, &argv, &code))
    {
      if (options.view == NULL)
        options.view = g_strdup ("stage");
      code = run_export (argc, argv, &run, &options);
    }
  app_run_options_clear (&run);
  g_free (options.view);
  g_free (options.format);
  g_free (options.with);
  g_free (options.output);
  return code;
}
