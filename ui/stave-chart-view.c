/* SPDX-License-Identifier: MIT */
/*
 * A chart's layout depends on its labels, so on the language; there is one at a time, made again
 * when the flowchart is another.
 */
#include "stave-chart-view.h"

#include "scene-chart.h"
#include "stave-language.h"

struct _StaveChartView
{
  StaveSceneView    parent_instance;
  LessonsFlow      *flow;   /* that the layout is of, or NULL */
  SceneChartLayout *layout;
};

G_DEFINE_FINAL_TYPE (StaveChartView, stave_chart_view, STAVE_TYPE_SCENE_VIEW)

static gboolean
ensure_layout (StaveChartView *self)
{
  LessonsFlow *flow = stave_chart_view_get_flow (self);

  if (flow == self->flow)
    return flow != NULL;
  g_clear_pointer (&self->layout, scene_chart_layout_unref);
  g_clear_pointer (&self->flow, lessons_flow_unref);
  if (flow == NULL)
    return FALSE;
  self->flow = lessons_flow_ref (flow);
  self->layout
      = scene_chart_layout_new (flow, stave_scene_view_get_fonts (STAVE_SCENE_VIEW (self)));
  return TRUE;
}

static Scene *
stave_chart_view_build (StaveSceneView *view,
                        double          width,
                        double          height)
{
  StaveChartView    *self = STAVE_CHART_VIEW (view);
  StaveController   *controller = stave_scene_view_get_controller (view);
  const LessonsWalk *walk;

  if (!ensure_layout (self))
    return NULL;
  walk = stave_controller_get_walk (controller);
  return scene_chart_build_step (self->layout, walk, stave_controller_get_walk_before (controller));
}

/* A node leads to the line that it is bound to. */
static void
show_binding (StaveChartView           *self,
              const LessonsFlowBinding *binding)
{
  StaveController *controller = stave_scene_view_get_controller (STAVE_SCENE_VIEW (self));
  StaveDocument   *document = stave_controller_get_document (controller);
  guint            program = stave_controller_get_program (controller);

  for (guint i = 0; i < stave_document_get_n_files (document); i++)
    {
      const char *name = stave_document_get_file_name (document, i);
      guint       line;

      if (stave_document_get_file_program (document, i) != program
          || (binding->file != NULL && !g_str_equal (binding->file, name)))
        continue;
      line = stave_document_find_marker (document, i, binding->marker);
      if (line > 0)
        {
          stave_controller_show_line (controller, name, line);
          return;
        }
    }
}

static void
stave_chart_view_picked (StaveSceneView *view,
                         const SceneRef *ref,
                         double          x,
                         double          y,
                         int             n_press)
{
  StaveChartView *self = STAVE_CHART_VIEW (view);

  if (ref->kind == SCENE_REF_GOROUTINE)
    stave_controller_select (stave_scene_view_get_controller (view), ref->id);
  if (ref->kind != SCENE_REF_FLOW_NODE || self->flow == NULL)
    return;
  for (guint i = 0; i < lessons_flow_get_n_bindings (self->flow); i++)
    {
      const LessonsFlowBinding *binding = lessons_flow_get_binding (self->flow, i);

      if (binding->node == ref->index && binding->marker != NULL)
        {
          show_binding (self, binding);
          return;
        }
    }
}

static void
stave_chart_view_finalize (GObject *object)
{
  StaveChartView *self = STAVE_CHART_VIEW (object);

  g_clear_pointer (&self->layout, scene_chart_layout_unref);
  g_clear_pointer (&self->flow, lessons_flow_unref);
  G_OBJECT_CLASS (stave_chart_view_parent_class)->finalize (object);
}

static void
stave_chart_view_class_init (StaveChartViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stave_chart_view_finalize;
  STAVE_SCENE_VIEW_CLASS (klass)->build = stave_chart_view_build;
  STAVE_SCENE_VIEW_CLASS (klass)->picked = stave_chart_view_picked;
}

static void
stave_chart_view_init (StaveChartView *self)
{
}

/**
 * stave_chart_view_new:
 * @controller: whose session it shows
 *
 * Returns: (transfer floating): the chart
 */
GtkWidget *
stave_chart_view_new (StaveController *controller)
{
  return g_object_new (STAVE_TYPE_CHART_VIEW, "controller", controller, NULL);
}

/**
 * stave_chart_view_get_flow:
 * @self: a chart view
 *
 * Returns: (transfer none) (nullable): the lesson's first chart
 */
LessonsFlow *
stave_chart_view_get_flow (StaveChartView *self)
{
  StaveController *controller = stave_scene_view_get_controller (STAVE_SCENE_VIEW (self));
  StaveDocument   *document = stave_controller_get_document (controller);
  LessonsLesson   *lesson = document != NULL ? stave_document_get_lesson (document) : NULL;

  if (lesson == NULL || lessons_lesson_get_n_flows (lesson) == 0)
    return NULL;
  return lessons_lesson_get_flow (lesson, 0, stave_language_get (stave_language_get_default ()));
}

/**
 * stave_chart_view_show:
 * @self: a chart view
 * @node: id of a node in the chart
 *
 * Sets a node off for a moment.
 */
void
stave_chart_view_show (StaveChartView *self,
                       const char     *node)
{
  g_autofree char *id = g_strconcat ("node:", node, NULL);

  stave_scene_view_get_scene (STAVE_SCENE_VIEW (self));
  stave_scene_view_highlight (STAVE_SCENE_VIEW (self), id);
}
