/* SPDX-License-Identifier: MIT */

/*
 * Pictures of real runs: every program of the course, at steps all over its
 * run, forward and back.
 */

#include "lessons-lesson.h"
#include "scene-chart.h"
#include "scene-context.h"
#include "scene-export.h"
#include "scene-fixture.h"
#include "scene-memory.h"
#include "scene-profile.h"
#include "scene-sched.h"
#include "scene-staff.h"
#include "scene-stage.h"
#include "scene-walk.h"

#include <string.h>

#define MAX_INSTRUCTIONS 300000
#define LOOKS 16
#define VIEW_LOOKS 4
#define MOST_PROFILED 2000 /* finding a goroutine's calls takes as long as there are goroutines */
#define REHEARSED_STEPS 200
#define STEADY_STEPS 120

#define LOW_ROW_PX 22

static SceneFonts *fonts;

typedef struct
{
  const LessonsLesson  *lesson;
  const LessonsProgram *program;
} Case;

typedef struct
{
  Session          *session;
  SceneIndex       *index;
  SceneStageLayout *layout;
  SceneWalk        *walk;  /* or NULL */
  SceneChartLayout *chart; /* or NULL */
} Run;

static void
set_settings (const LessonsProgram *program,
              MachineSettings      *settings)
{
  static const char *const policies[] = { "go", "fifo", "random", "manual" };

  machine_settings_init (settings);
  for (guint i = 0; i < G_N_ELEMENTS (policies); i++)
    if (g_strcmp0 (program->policy, policies[i]) == 0)
      settings->policy = (MachinePolicy) i;
  settings->seed = program->seed;
  settings->procs = MAX (program->procs, 1);
}

static void
run_start (Run        *self,
           const Case *data)
{
  g_autofree CodeInput *inputs = g_new0 (CodeInput, data->program->n_files);
  MachineSettings settings;

  for (guint i = 0; i < data->program->n_files; i++)
    {
      inputs[i].name = data->program->files[i].name;
      inputs[i].text = data->program->files[i].text;
      inputs[i].len = (gssize) data->program->files[i].len;
    }
  set_settings (data->program, &settings);
  self->session = session_new ();
  if (!session_load (self->session, inputs, data->program->n_files, &settings, FALSE))
    g_error ("%s does not compile", data->program->name);
  self->index = scene_index_new ();
  self->layout = scene_stage_layout_new (fonts);
  scene_stage_layout_rehearse (self->layout, session_get_program (self->session), &settings);
  if (lessons_lesson_get_n_flows (data->lesson) > 0)
    {
      LessonsFlow *flow = lessons_lesson_get_flow (data->lesson, 0, LESSONS_ZH);

      self->walk = scene_walk_new (flow, self->session);
      self->chart = scene_chart_layout_new (flow, fonts);
    }
}

static void
run_clear (Run *self)
{
  session_free (self->session);
  scene_index_unref (self->index);
  scene_stage_layout_unref (self->layout);
  scene_walk_free (self->walk);
  scene_chart_layout_unref (self->chart);
}

static Scene *
make_stage (Run *self)
{
  g_autoptr (SceneModel) model = scene_model_new (self->session, self->index);

  return scene_stage_build (model, self->layout, NULL);
}

/* As a window shows it whose stage is no strip. */
static Scene *
make_folded (Run *self)
{
  g_autoptr (SceneModel) model = scene_model_new (self->session, self->index);
  SceneStageOptions options;

  scene_stage_options_init (&options);
  options.fold_width_px = 520;
  options.fold_height_px = 400;
  return scene_stage_build (model, self->layout, &options);
}

/* row_px: 0 for the usual height of rows */
static Scene *
make_staff (Run    *self,
            double  row_px)
{
  SceneStaffView view;

  scene_staff_view_init (&view);
  view.step = session_get_step (self->session);
  view.grouped = scene_staff_get_n_rows (self->index, &view) > 400; /* as exports do */
  view.row_px = row_px;
  view.height_px = scene_staff_get_height (self->index, &view);
  return scene_staff_build (self->index, &view, session_get_machine (self->session),
                            session_get_trace (self->session), fonts);
}

/* No row's name is cut. */
static void
check_labels (Run   *self,
              Scene *staff)
{
  for (guint i = 0; i < scene_index_get_n_g (self->index); i++)
    {
      g_autofree char *id = g_strdup_printf ("row:g%u", scene_index_get_g (self->index, i));
      const SceneNode *row = scene_find (staff, id);

      for (guint k = 0; row && k < row->children->len; k++)
        {
          const SceneNode *child = row->children->pdata[k];

          if (child->kind == SCENE_TEXT)
            {
              g_assert_cmpstr (child->text, ==, scene_node_get_title (row));
              break;
            }
        }
    }
}

/* What is handed on stands clear of what the bars say, even where the rows are as low as the window
 * makes them. */
static void
check_low_rows (Run *self)
{
  g_autoptr (Scene) staff = make_staff (self, LOW_ROW_PX);

  fixture_check_scene (staff);
}

static Scene *
make_chart (Run *self)
{
  const LessonsWalk *walk = scene_walk_seek (self->walk, self->session);

  return scene_chart_build_step (self->chart, walk, scene_walk_get_before (self->walk));
}

/* All pictures of a step as one text. */
static char *
describe (Run     *self,
          gboolean check)
{
  g_autoptr (Scene) stage = make_stage (self), staff = make_staff (self, 0);
  g_autofree char *stage_dump = scene_dump (stage, SCENE_DUMP_GEOMETRY);
  g_autofree char *staff_dump = scene_dump (staff, SCENE_DUMP_GEOMETRY);
  g_autofree char *chart_dump = NULL;

  if (self->walk)
    {
      g_autoptr (Scene) chart = make_chart (self);

      chart_dump = scene_dump (chart, SCENE_DUMP_GEOMETRY);
      if (check)
        {
          fixture_check_scene (chart);
          fixture_check_svg (chart);
        }
    }
  if (check)
    {
      g_autoptr (Scene) folded = make_folded (self);

      fixture_check_scene (folded);
      fixture_check_scene (stage);
      fixture_check_svg (stage);
      fixture_check_scene (staff);
      check_labels (self, staff);
      fixture_check_svg (staff);
      check_low_rows (self);
    }
  return g_strconcat (stage_dump, staff_dump, chart_dump, NULL);
}

/* Everyone alive is on the stage, and says its state; in a crowd one stands for many. */
static void
check_all_there (Run *self)
{
  g_autoptr (SceneModel) model = scene_model_new (self->session, self->index);
  g_autoptr (Scene) stage = scene_stage_build (model, self->layout, NULL);

  for (guint i = 0; i < model->goroutines->len; i++)
    {
      const MachineGView *g = model->goroutines->pdata[i];
      g_autofree char *id = g_strdup_printf ("g%u", g->id);

      if (g->state != MACHINE_G_DEAD && scene_index_get_n_g (self->index) <= 60)
        g_assert_nonnull (scene_find (stage, id));
    }
}

/* The rehearsal has seen it all: nothing needs more room later, and no step changes the fold. */
static void
check_steady (Run  *self,
              gsize n)
{
  double width = 0, height = 0;

  for (gsize step = 0; step <= MIN (n, STEADY_STEPS); step++)
    {
      g_autoptr (Scene) stage = NULL;

      session_seek (self->session, step);
      stage = make_folded (self);
      if (step > 0)
        {
          g_assert_cmpfloat (scene_get_width (stage), ==, width);
          g_assert_cmpfloat (scene_get_height (stage), ==, height);
        }
      width = scene_get_width (stage);
      height = scene_get_height (stage);
    }
}

/* Scheduler, contexts, memory and profile: nothing is cut, and no two texts meet. */
static void
check_views (Run               *self,
             const SceneSeries *series)
{
  g_autoptr (SceneModel) model = scene_model_new (self->session, self->index);
  g_autoptr (SceneProfile) profile
    = model->goroutines->len <= MOST_PROFILED
        ? scene_profile_new_from_machine (model, session_get_machine (self->session))
        : scene_profile_new ();
  g_autoptr (Scene) sched = NULL, tree = NULL, memory = NULL, groups = NULL;
  SceneSchedView sched_view;
  SceneContextView tree_view;
  SceneMemoryView memory_view;
  SceneProfileView profile_view;

  scene_sched_view_init (&sched_view);
  scene_context_view_init (&tree_view);
  scene_memory_view_init (&memory_view);
  scene_profile_view_init (&profile_view);
  memory_view.now_ns = session_get_time_ns (self->session);
  sched = scene_sched_build (model, &sched_view, fonts);
  tree = scene_context_build (model, &tree_view, fonts);
  memory = scene_memory_build (model, series, &memory_view, fonts);
  groups = scene_profile_build (profile, &profile_view, fonts);
  fixture_check_scene (sched);
  fixture_check_scene (tree);
  fixture_check_scene (memory);
  fixture_check_scene (groups);
}

static void
test_views (gconstpointer data)
{
  Run run = { 0 };
  g_autoptr (SceneSeries) series = scene_series_new ();
  gsize n;

  run_start (&run, data);
  session_run_to_end (run.session, MAX_INSTRUCTIONS);
  scene_index_update (run.index, run.session);
  scene_series_update (series, run.session);
  n = session_get_n_steps (run.session);
  for (gsize i = 0; i <= VIEW_LOOKS; i++)
    {
      session_seek (run.session, n * i / VIEW_LOOKS);
      check_views (&run, series);
    }
  run_clear (&run);
}

static void
test_program (gconstpointer data)
{
  Run run = { 0 };
  g_autoptr (GPtrArray) forward = g_ptr_array_new_with_free_func (g_free);
  gsize n;
  double width = 0, height = 0;

  run_start (&run, data);
  session_run_to_end (run.session, MAX_INSTRUCTIONS);
  scene_index_update (run.index, run.session);
  n = session_get_n_steps (run.session);
  g_assert_cmpuint (n, >, 2);
  check_steady (&run, n);
  /* What a rehearsal cannot see of a long run gets its place now. */
  for (gsize i = 0; n > REHEARSED_STEPS && i <= LOOKS; i++)
    {
      session_seek (run.session, n * i / LOOKS);
      scene_unref (make_stage (&run));
    }
  for (gsize i = 0; i <= LOOKS; i++)
    {
      g_autoptr (Scene) stage = NULL;

      session_seek (run.session, n * i / LOOKS);
      g_ptr_array_add (forward, describe (&run, i % 5 == 3));
      check_all_there (&run);
      stage = make_stage (&run);
      /* All is known: nothing needs more room later. */
      if (i > 0)
        {
          g_assert_cmpfloat (scene_get_width (stage), ==, width);
          g_assert_cmpfloat (scene_get_height (stage), ==, height);
        }
      width = scene_get_width (stage);
      height = scene_get_height (stage);
    }
  for (gsize i = LOOKS + 1; i > 0; i--)
    {
      g_autofree char *back = NULL;

      session_seek (run.session, n * (i - 1) / LOOKS);
      back = describe (&run, FALSE);
      g_assert_cmpstr (back, ==, forward->pdata[i - 1]);
    }
  run_clear (&run);
}

/* A picture opens again: same program, same schedule, same step, same picture. */
static void
test_opens_again (gconstpointer data)
{
  Run run = { 0 }, again = { 0 };
  g_autoptr (SceneSvgContents) contents = NULL, read = NULL;
  g_autoptr (Scene) scene = NULL, reopened = NULL;
  g_autofree char *svg = NULL, *one = NULL, *two = NULL;
  g_autofree CodeInput *inputs = NULL;
  MachineSettings settings;
  g_autoptr (GError) error = NULL;
  SceneSvgOptions options = { 0 };

  run_start (&run, data);
  session_run_to_end (run.session, MAX_INSTRUCTIONS);
  session_seek (run.session, session_get_n_steps (run.session) / 2);
  scene_index_update (run.index, run.session);
  scene_stage_layout_reset (run.layout);
  scene = make_stage (&run);
  contents = scene_export_dup_contents (run.session, "stage");
  options.contents = contents;
  svg = scene_svg_write (scene, &options);

  read = scene_svg_read (svg, -1, &error);
  g_assert_no_error (error);
  inputs = g_new0 (CodeInput, read->n_sources);
  for (guint i = 0; i < read->n_sources; i++)
    {
      inputs[i].name = read->sources[i].name;
      inputs[i].text = read->sources[i].text;
      inputs[i].len = -1;
    }
  machine_settings_init (&settings);
  again.session = session_new ();
  again.index = scene_index_new ();
  again.layout = scene_stage_layout_new (fonts);
  g_assert_true (session_load (again.session, inputs, read->n_sources, &settings, FALSE));
  g_assert_true (session_load_schedule (again.session, read->schedule, &error));
  g_assert_no_error (error);
  session_run_to_end (again.session, MAX_INSTRUCTIONS);
  session_seek (again.session, read->step);
  scene_index_update (again.index, again.session);
  reopened = make_stage (&again);
  one = scene_dump (scene, SCENE_DUMP_GEOMETRY);
  two = scene_dump (reopened, SCENE_DUMP_GEOMETRY);
  g_assert_cmpstr (one, ==, two);
  run_clear (&run);
  run_clear (&again);
}

/* An index that followed step by step, with decisions taken otherwise on the way, is the index of
 * the run as it came out. */
static void
test_forks (gconstpointer data)
{
  Run run = { 0 };
  g_autoptr (SceneIndex) fresh = scene_index_new ();
  guint forks = 0;
  const SceneHandoff *a, *b;
  guint n_a, n_b;

  run_start (&run, data);
  session_run_to_end (run.session, MAX_INSTRUCTIONS);
  scene_index_update (run.index, run.session);
  for (gsize step = session_get_n_steps (run.session); step > 2 && forks < 5; step -= 2)
    {
      SessionChoice *choice;

      session_seek (run.session, step);
      choice = session_dup_choice (run.session);
      if (choice && choice->kind == MACHINE_DECISION_NEXT && choice->n_options > 1)
        {
          session_decide (run.session, choice->kind, choice->options[choice->n_options - 1]);
          scene_index_update (run.index, run.session);
          forks++;
        }
      session_choice_free (choice);
    }
  session_run_to_end (run.session, MAX_INSTRUCTIONS);
  scene_index_update (run.index, run.session);
  scene_index_update (fresh, run.session);
  g_assert_cmpuint (scene_index_get_n_steps (run.index), ==, scene_index_get_n_steps (fresh));
  g_assert_cmpuint (scene_index_get_n_g (run.index), ==, scene_index_get_n_g (fresh));
  a = scene_index_get_handoffs (run.index, &n_a);
  b = scene_index_get_handoffs (fresh, &n_b);
  g_assert_cmpuint (n_a, ==, n_b);
  for (guint i = 0; i < n_a; i++)
    {
      g_assert_cmpuint (a[i].step, ==, b[i].step);
      g_assert_cmpuint (a[i].position, ==, b[i].position);
      g_assert_cmpint (a[i].kind, ==, b[i].kind);
      g_assert_cmpuint (a[i].from, ==, b[i].from);
      g_assert_cmpuint (a[i].to, ==, b[i].to);
    }
  for (guint i = 0; i < scene_index_get_n_g (fresh); i++)
    {
      guint32 g = scene_index_get_g (fresh, i);

      scene_index_get_segments (run.index, g, &n_a);
      scene_index_get_segments (fresh, g, &n_b);
      g_assert_cmpuint (n_a, ==, n_b);
      g_assert_cmpstr (scene_index_get_path (run.index, g), ==, scene_index_get_path (fresh, g));
    }
  run_clear (&run);
}

static void
add_tests (LessonsLesson *lesson)
{
  for (guint i = 0; i < lessons_lesson_get_n_programs (lesson); i++)
    {
      Case *data;
      g_autofree char *name = NULL, *program = NULL, *again = NULL, *forks = NULL, *views = NULL;

      if (lessons_lesson_get_program (lesson, i)->refused != NULL)
        continue;
      data = g_new0 (Case, 1);
      data->lesson = lesson;
      data->program = lessons_lesson_get_program (lesson, i);
      name = g_strdup_printf ("%s-%s", lessons_lesson_get_id (lesson), data->program->name);
      program = g_strdup_printf ("/scene/run/%s/draws-forward-and-back", name);
      again = g_strdup_printf ("/scene/run/%s/picture-opens-again", name);
      forks = g_strdup_printf ("/scene/run/%s/index-follows-forks", name);
      views = g_strdup_printf ("/scene/run/%s/views-are-whole", name);
      g_test_add_data_func_full (program, data, test_program, g_free);
      g_test_add_data_func_full (again, g_memdup2 (data, sizeof *data), test_opens_again, g_free);
      g_test_add_data_func_full (forks, g_memdup2 (data, sizeof *data), test_forks, g_free);
      g_test_add_data_func_full (views, g_memdup2 (data, sizeof *data), test_views, g_free);
    }
}

int
main (int    argc,
      char **argv)
{
  LessonsCourse *course;
  int result;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  fonts = scene_fonts_new ();
  course = lessons_course_load (argv[1], NULL);
  g_assert_nonnull (course);
  for (guint i = 0; i < lessons_course_get_n_lessons (course); i++)
    add_tests (lessons_course_get_lesson (course, i));
  result = g_test_run ();
  lessons_course_unref (course);
  scene_fonts_unref (fonts);
  return result;
}
