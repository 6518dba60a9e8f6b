/* SPDX-License-Identifier: MIT */

#include "scene-fixture.h"
#include "scene-interpolate.h"
#include "scene-sched.h"

static SceneFonts *fonts;

static Scene *
build (const Fixture *f,
       double         width_px)
{
  SceneSchedView view;

  scene_sched_view_init (&view);
  view.width_px = width_px;
  return scene_sched_build (f->model, &view, fonts);
}

/* Three processors: one at work with a queue, one that has just stolen, one idle. */
static Fixture *
make_three (void)
{
  Fixture *f = fixture_new ();
  MachineObjectView *timer;
  const guint32 global = 9;

  fixture_event (f, MACHINE_EVENT_STEAL, 0, 0, 0, 2);
  fixture_g (f, 1, 0, "main.main", MACHINE_G_RUNNING);
  for (guint32 g = 2; g <= 6; g++)
    fixture_g (f, g, 1, "main.worker", g == 6 ? MACHINE_G_RUNNING : MACHINE_G_RUNNABLE);
  fixture_wait (f, 7, 1, "main.tick", MACHINE_WAIT_SLEEP, 0)->wait_until_ns = 5000000;
  fixture_wait (f, 8, 1, "main.reader", MACHINE_WAIT_CHAN_RECV, 11);
  fixture_g (f, 9, 1, "main.worker", MACHINE_G_RUNNABLE);
  fixture_g (f, 10, 1, "main.worker", MACHINE_G_DEAD);
  fixture_object (f, 11, MACHINE_OBJECT_CHAN, "in", "chan int");
  timer = fixture_object (f, 12, MACHINE_OBJECT_TIMER, "timeout", NULL);
  timer->when_ns = 2000000000;
  fixture_object (f, 13, MACHINE_OBJECT_TIMER, "stopped", NULL);
  fixture_p (f, 1, 2, "3 4");
  fixture_p (f, 6, 0, "5")->n_steals = 2;
  fixture_p (f, 0, 0, "");
  g_array_append_val (f->model->global_queue, global);
  fixture_present (f, NULL);
  g_array_index (f->model->events, SceneModelEvent, 0).event.p = 1;
  return f;
}

static void
test_picture (void)
{
  g_autoptr (Fixture) f = make_three ();
  g_autoptr (Scene) scene = build (f, 860);
  g_autofree char *dump = scene_dump (scene, SCENE_DUMP_STRUCTURE);

  fixture_check_golden (dump, "sched-three.txt");
  fixture_check_scene (scene);
  fixture_check_svg (scene);
}

static void
test_places (void)
{
  g_autoptr (Fixture) f = make_three ();
  g_autoptr (Scene) scene = build (f, 860);

  for (guint32 g = 1; g <= 10; g++)
    {
      g_autofree char *id = g_strdup_printf ("g%u", g);
      const SceneNode *plate = scene_find (scene, id);
      SceneRect box;

      g_assert_true ((plate != NULL) == (g != 10));
      if (plate == NULL)
        continue;
      scene_node_get_bounds (plate, &box);
      plate = scene_hit (scene, box.x + box.width / 2, box.y + box.height / 2);
      g_assert_cmpint (scene_node_get_ref (plate)->kind, ==, SCENE_REF_GOROUTINE);
      g_assert_cmpuint (scene_node_get_ref (plate)->id, ==, g);
    }
  g_assert_nonnull (scene_find (scene, "timer12"));
  g_assert_null (scene_find (scene, "timer13"));
}

static double
find_y (Scene      *scene,
        const char *id)
{
  SceneRect box;

  scene_node_get_bounds (scene_find (scene, id), &box);
  return box.y + box.height / 2;
}

static void
test_steal (void)
{
  g_autoptr (Fixture) before = make_three (), after = make_three ();
  MachinePView *victim = after->model->procs->pdata[0], *thief = after->model->procs->pdata[2];
  g_autoptr (Scene) from = NULL, to = NULL, between = NULL;

  victim->n_queue = 1;
  thief->queue[0] = 4;
  thief->n_queue = 1;
  from = build (before, 860);
  to = build (after, 860);
  between = scene_interpolate (from, to, 0.5);
  g_assert_cmpfloat (find_y (to, "g4"), >, find_y (from, "g4") + 40);
  g_assert_cmpfloat_with_epsilon (find_y (between, "g4"),
                                  (find_y (from, "g4") + find_y (to, "g4")) / 2, 0.01);
}

static void
test_crowd (void)
{
  const double widths[] = { 300, 640, 1600 };
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (GString) queue = g_string_new (NULL);
  double before_ms;

  for (guint32 g = 1; g <= 10000; g++)
    {
      if (g % 2)
        fixture_wait (f, g, 1, "main.worker", MACHINE_WAIT_SLEEP, 0)->wait_until_ns = 100 * g;
      else
        fixture_g (f, g, 1, "main.worker", MACHINE_G_RUNNABLE);
      if (g % 2 == 0 && g < 500)
        g_string_append_printf (queue, "%s%u", queue->len > 0 ? " " : "", g);
      else if (g % 2 == 0)
        g_array_append_val (f->model->global_queue, g);
    }
  for (guint i = 0; i < 16; i++)
    fixture_p (f, 0, 0, i == 0 ? queue->str : "");
  before_ms = fixture_cpu_ms ();
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (Scene) scene = build (f, widths[i]);

      fixture_check_scene (scene);
    }
  g_assert_cmpfloat (fixture_cpu_ms () - before_ms, <, 2000);
}

static void
test_empty (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (Scene) scene = build (f, 640);

  fixture_check_scene (scene);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fonts = scene_fonts_new ();
  g_test_add_func ("/scene/sched/picture", test_picture);
  g_test_add_func ("/scene/sched/every-goroutine-has-one-place-and-can-be-clicked", test_places);
  g_test_add_func ("/scene/sched/a-steal-is-a-movement", test_steal);
  g_test_add_func ("/scene/sched/of-thousands-the-first-are-shown", test_crowd);
  g_test_add_func ("/scene/sched/a-run-that-has-not-begun", test_empty);
  result = g_test_run ();
  scene_fonts_unref (fonts);
  return result;
}
