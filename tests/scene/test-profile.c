/* SPDX-License-Identifier: MIT */

#include "scene-fixture.h"
#include "scene-profile.h"

static SceneFonts *fonts;

/* A stack of as many calls as there are program counters; those below 10 are the library's. */
static void
add (SceneProfile       *profile,
     const MachineGView *g,
     const guint32      *pcs,
     guint               n)
{
  const BaseSource source = { .name = "main.go" };
  g_autoptr (GArray) frames = g_array_new (FALSE, TRUE, sizeof (MachineFrameView));

  for (guint i = 0; i < n; i++)
    {
      MachineFrameView frame = { .pc = pcs[i], .library = pcs[i] < 10,
                                 .func = pcs[i] < 10 ? "time.Sleep" : "main.worker",
                                 .location = { .source = &source, .line = pcs[i] } };

      g_array_append_val (frames, frame);
    }
  scene_profile_add (profile, g, (const MachineFrameView *) frames->data, n);
}

static Scene *
build (SceneProfile *profile,
       double        width_px)
{
  SceneProfileView view;

  scene_profile_view_init (&view);
  view.width_px = width_px;
  return scene_profile_build (profile, &view, fonts);
}

/* Main runs; three wait at one place, one of the same function at another; one sleeps. */
static SceneProfile *
make_five (Fixture *f)
{
  SceneProfile *profile = scene_profile_new ();
  const guint32 main_pcs[] = { 20 }, wait_pcs[] = { 30, 31 }, other_pcs[] = { 35, 31 };
  const guint32 sleep_pcs[] = { 5, 40, 41, 42, 43, 44, 45 };

  add (profile, fixture_g (f, 1, 0, "main.main", MACHINE_G_RUNNING), main_pcs, 1);
  for (guint32 g = 2; g <= 5; g++)
    add (profile, fixture_wait (f, g, 1, "main.worker", MACHINE_WAIT_CHAN_RECV, 0),
         g == 4 ? other_pcs : wait_pcs, 2);
  add (profile, fixture_wait (f, 6, 1, "main.tick", MACHINE_WAIT_SLEEP, 0), sleep_pcs, 7);
  add (profile, fixture_g (f, 7, 1, "main.done", MACHINE_G_DEAD), main_pcs, 1);
  return profile;
}

static void
test_picture (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (SceneProfile) profile = make_five (f);
  g_autoptr (Scene) scene = build (profile, 760);
  g_autofree char *dump = scene_dump (scene, SCENE_DUMP_STRUCTURE);

  fixture_check_golden (dump, "profile-five.txt");
  fixture_check_scene (scene);
  fixture_check_svg (scene);
}

static void
test_groups (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (SceneProfile) profile = make_five (f);
  const SceneProfileGroup *group = scene_profile_get_group (profile, 0);

  g_assert_cmpuint (scene_profile_get_n_goroutines (profile), ==, 6);
  g_assert_cmpuint (scene_profile_get_n_groups (profile), ==, 4);
  g_assert_cmpuint (group->gs->len, ==, 3);
  g_assert_cmpuint (g_array_index (group->gs, guint32, 0), ==, 2);
  g_assert_true (scene_profile_find_group (profile, 5) == group);
  g_assert_true (scene_profile_find_group (profile, 4) != group);
  g_assert_null (scene_profile_find_group (profile, 7));
}

/* One that has not begun has no calls: its function stands for them. */
static void
test_not_begun (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (SceneProfile) profile = scene_profile_new ();
  g_autoptr (Scene) scene = NULL;
  const SceneProfileGroup *group;

  for (guint32 g = 2; g <= 5; g++)
    add (profile, fixture_g (f, g, 1, g < 5 ? "main.worker" : "main.tick", MACHINE_G_RUNNABLE),
         NULL, 0);
  g_assert_cmpuint (scene_profile_get_n_groups (profile), ==, 2);
  group = scene_profile_get_group (profile, 0);
  g_assert_cmpuint (group->gs->len, ==, 3);
  g_assert_cmpstr (((const SceneProfileFrame *) group->frames->pdata[0])->func, ==, "main.worker");
  scene = build (profile, 760);
  fixture_check_scene (scene);
}

/* A call in the program can be clicked for its source, the card for its goroutines. */
static void
test_clicks (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (SceneProfile) profile = make_five (f);
  g_autoptr (Scene) scene = build (profile, 760);
  const SceneProfileGroup *group = scene_profile_get_group (profile, 0);
  g_autofree char *id = g_strdup_printf ("%s.frame1", group->id);
  const SceneNode *hit;
  SceneRect box;

  scene_node_get_bounds (scene_find (scene, id), &box);
  hit = scene_hit (scene, box.x + box.width / 2, box.y + box.height / 2);
  g_assert_cmpint (scene_node_get_ref (hit)->kind, ==, SCENE_REF_CODE);
  g_assert_cmpuint (scene_node_get_ref (hit)->id, ==, 31);
  scene_node_get_bounds (scene_find (scene, group->id), &box);
  hit = scene_hit (scene, box.x + 4, box.y + 12);
  g_assert_cmpint (scene_node_get_ref (hit)->kind, ==, SCENE_REF_GROUP);
  g_assert_cmpuint (scene_node_get_ref (hit)->index, ==, 3);
}

/* A group that another goroutine joins keeps its id. */
static void
test_stable (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (SceneProfile) profile = make_five (f);
  const guint32 pcs[] = { 30, 31 };
  g_autofree char *id = g_strdup (scene_profile_get_group (profile, 0)->id);

  add (profile, fixture_wait (f, 8, 1, "main.worker", MACHINE_WAIT_CHAN_RECV, 0), pcs, 2);
  g_assert_cmpstr (scene_profile_get_group (profile, 0)->id, ==, id);
  g_assert_cmpuint (scene_profile_get_group (profile, 0)->gs->len, ==, 4);
}

static void
test_crowd (void)
{
  const double widths[] = { 300, 900, 1600 };
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (SceneProfile) profile = scene_profile_new ();

  for (guint32 g = 1; g <= 10000; g++)
    {
      guint32 pcs[60];

      for (guint i = 0; i < G_N_ELEMENTS (pcs); i++)
        pcs[i] = g % 100 + 1000 * i + 1;
      add (profile, fixture_wait (f, g, 1, "main.worker", 1 + g % (MACHINE_N_WAITS - 1), 0), pcs,
           1 + g % 60);
    }
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (Scene) scene = build (profile, widths[i]);

      fixture_check_scene (scene);
    }
}

static void
test_empty (void)
{
  g_autoptr (SceneProfile) profile = scene_profile_new ();
  g_autoptr (Scene) scene = build (profile, 760);

  fixture_check_scene (scene);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fonts = scene_fonts_new ();
  g_test_add_func ("/scene/profile/picture", test_picture);
  g_test_add_func ("/scene/profile/the-same-stack-is-one-group", test_groups);
  g_test_add_func ("/scene/profile/one-that-has-not-begun-has-its-function", test_not_begun);
  g_test_add_func ("/scene/profile/calls-lead-to-the-source-and-cards-to-goroutines", test_clicks);
  g_test_add_func ("/scene/profile/a-group-that-grows-stays-itself", test_stable);
  g_test_add_func ("/scene/profile/texts-fit-at-every-size", test_crowd);
  g_test_add_func ("/scene/profile/nobody-is-alive", test_empty);
  result = g_test_run ();
  scene_fonts_unref (fonts);
  return result;
}
