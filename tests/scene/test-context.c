/* SPDX-License-Identifier: MIT */

#include "scene-context.h"
#include "scene-fixture.h"

#include <string.h>

static SceneFonts *fonts;

static Scene *
build (const Fixture *f,
       double         width_px)
{
  SceneContextView view;

  scene_context_view_init (&view);
  view.width_px = width_px;
  return scene_context_build (f->model, &view, fonts);
}

static MachineObjectView *
add_context (Fixture    *f,
             guint32     id,
             guint32     parent,
             const char *label)
{
  MachineObjectView *context = fixture_object (f, id, MACHINE_OBJECT_CONTEXT, "ctx", NULL);

  context->label = g_strdup (label);
  context->parent = parent;
  return context;
}

static void
test_picture (void)
{
  g_autoptr (Fixture) f = fixture_context ();
  g_autoptr (Scene) scene = build (f, 760);
  g_autofree char *dump = scene_dump (scene, SCENE_DUMP_STRUCTURE);

  fixture_check_golden (dump, "context-tree.txt");
  fixture_check_scene (scene);
  fixture_check_svg (scene);
}

static SceneRect
find_box (Scene      *scene,
          const char *id)
{
  const SceneNode *node = scene_find (scene, id);
  SceneRect box;

  g_assert_nonnull (node);
  scene_node_get_bounds (node, &box);
  return box;
}

static void
test_tree (void)
{
  g_autoptr (Fixture) f = fixture_context ();
  g_autoptr (Scene) scene = build (f, 760);
  SceneRect root = find_box (scene, "ctx11"), child = find_box (scene, "ctx12");
  const SceneNode *hit = scene_hit (scene, child.x + 8, child.y + 8);

  /* An outline: below the parent and a step to the right. */
  g_assert_cmpfloat (child.x, >, root.x);
  g_assert_cmpfloat (child.x, <, root.x + root.width);
  g_assert_cmpfloat (child.y, >, root.y + root.height);
  g_assert_cmpfloat (find_box (scene, "ctx13").x, >, child.x);
  g_assert_cmpint (scene_node_get_ref (hit)->kind, ==, SCENE_REF_OBJECT);
  g_assert_cmpuint (scene_node_get_ref (hit)->id, ==, 12);
  /* The goroutine that waits stands in the card, and can be clicked itself. */
  root = find_box (scene, "g2");
  hit = scene_hit (scene, root.x + 5, root.y + 5);
  g_assert_cmpint (scene_node_get_ref (hit)->kind, ==, SCENE_REF_GOROUTINE);
}

/* A mark for each context that a cancellation reaches from above. */
static void
test_spreading (void)
{
  g_autoptr (Fixture) f = fixture_context ();
  g_autoptr (Scene) scene = build (f, 760);

  g_assert_null (scene_find (scene, "cancel:12"));
  g_assert_nonnull (scene_find (scene, "cancel:13"));
  /* A value is done with what it derives from. */
  g_assert_nonnull (strstr (scene_node_get_title (scene_find (scene, "ctx14")), "done"));
}

static void
test_crowd (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (Scene) scene = NULL;

  add_context (f, 1, 0, "WithCancel");
  for (guint32 id = 2; id <= 2000; id++)
    add_context (f, id, 1, "WithTimeout 5s")->done = id < 1995;
  scene = build (f, 400);
  g_assert_null (scene_find (scene, "ctx2"));
  g_assert_nonnull (scene_find (scene, "ctx1999"));
  g_assert_nonnull (scene_find (scene, "ctx1.rest"));
  fixture_check_scene (scene);
}

static void
test_deep (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (Scene) scene = NULL;

  for (guint32 id = 1; id <= 5000; id++)
    add_context (f, id, id - 1, "WithValue \"an extraordinarily long key for a value\"");
  scene = build (f, 400);
  fixture_check_scene (scene);
}

static void
test_waiters (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (Scene) scene = NULL;
  MachineObjectView *channel;

  for (guint32 id = 1; id <= 3; id++)
    add_context (f, id, 0, "WithCancel")->channel = 10 + id;
  for (guint32 id = 1; id <= 3; id++)
    {
      channel = fixture_object (f, 10 + id, MACHINE_OBJECT_CHAN, "done", "chan struct {}");
      for (guint32 g = 20; g < 20 + 20 * (id - 1) + 1; g++)
        fixture_waiter (channel, g, FALSE, NULL);
    }
  for (guint32 g = 20; g < 70; g++)
    fixture_wait (f, g, 1, "main.worker", MACHINE_WAIT_SELECT, 0);
  scene = build (f, 760);
  g_assert_nonnull (scene_find (scene, "g20"));
  g_assert_nonnull (scene_find (scene, "ctx2.g20"));
  fixture_check_scene (scene);
}

static void
test_empty (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (Scene) scene = build (f, 400);

  fixture_check_scene (scene);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fonts = scene_fonts_new ();
  g_test_add_func ("/scene/context/picture", test_picture);
  g_test_add_func ("/scene/context/children-stand-right-of-parents-and-can-be-clicked", test_tree);
  g_test_add_func ("/scene/context/a-cancellation-spreads", test_spreading);
  g_test_add_func ("/scene/context/of-thousands-those-alive-are-shown", test_crowd);
  g_test_add_func ("/scene/context/a-long-chain-ends-somewhere", test_deep);
  g_test_add_func ("/scene/context/many-may-wait-and-one-for-several", test_waiters);
  g_test_add_func ("/scene/context/a-run-that-has-not-begun", test_empty);
  result = g_test_run ();
  scene_fonts_unref (fonts);
  return result;
}
