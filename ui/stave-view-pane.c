/* SPDX-License-Identifier: MIT */
#include "stave-view-pane.h"

#include "stave-branch-list.h"
#include "stave-chaos-list.h"
#include "stave-chart-view.h"
#include "stave-compare-view.h"
#include "stave-decision-row.h"
#include "stave-language.h"
#include "stave-run-view.h"
#include "stave-stage-view.h"

struct _StaveViewPane
{
  GtkWidget         parent_instance;
  StaveController  *controller;
  StaveDocument    *document; /* whose first view was shown, or NULL */

  GtkWidget        *box;
  GtkStack         *stack;
  GtkMenuButton    *more;
  gboolean          menu_has_chart; /* what its menu was made for */
  GtkLabel         *narration;
  StaveDecisionRow *decisions;
  StaveBranchList  *branches;
  StaveChaosList   *faults;
  GtkWidget        *stage;
  GtkWidget        *chart;
  GtkWidget        *compare;
};

G_DEFINE_FINAL_TYPE (StaveViewPane, stave_view_pane, GTK_TYPE_WIDGET)

static void
update_narration (StaveViewPane *self)
{
  Session         *session = stave_controller_get_session (self->controller);
  g_autofree char *text = NULL;

  if (gtk_stack_get_visible_child (self->stack) == self->compare)
    text = stave_compare_view_dup_words (STAVE_COMPARE_VIEW (self->compare));
  if (text == NULL && !stave_controller_has_program (self->controller))
    text = g_strdup (_("Nothing runs yet."));
  else if (text == NULL && session_get_step (session) == 0)
    text = g_strdup (_("At the start. Step to see what happens first."));
  else if (text == NULL)
    text = session_dup_narration (session, session_get_step (session));
  gtk_label_set_text (self->narration, text != NULL ? text : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->narration), text);
}

static void
update_title (StaveViewPane *self,
              GtkWidget     *view,
              const char    *title)
{
  gtk_stack_page_set_title (gtk_stack_get_page (self->stack, view), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static gboolean
has_chart (StaveViewPane *self)
{
  LessonsLesson *lesson = self->document != NULL ? stave_document_get_lesson (self->document) : NULL;

  return lesson != NULL && lessons_lesson_get_n_flows (lesson) > 0;
}

/* All views there are, in the language of now. */
static void
make_menu (StaveViewPane *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  self->menu_has_chart = has_chart (self);
  for (GtkWidget *view = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); view != NULL;
       view = gtk_widget_get_next_sibling (view))
    {
      GtkStackPage    *page = gtk_stack_get_page (self->stack, view);
      g_autofree char *action = g_strdup_printf ("win.view::%s", gtk_stack_page_get_name (page));

      if (view != self->chart || has_chart (self))
        g_menu_append (menu, gtk_stack_page_get_title (page), action);
    }
  gtk_menu_button_set_menu_model (self->more, G_MENU_MODEL (menu));
}

static void
update_menu (StaveViewPane *self)
{
  if (self->menu_has_chart != has_chart (self))
    make_menu (self);
}

static void
update_titles (StaveViewPane *self)
{
  update_title (self, self->stage, _("Stage"));
  update_title (self, self->chart, _("Chart"));
  for (guint i = 0; i < STAVE_N_RUN_VIEWS; i++)
    update_title (self, gtk_stack_get_child_by_name (self->stack, stave_run_view_get_name (i)),
                  stave_run_view_get_title (i));
  update_title (self, self->compare, _("Side by side"));
  make_menu (self);
  if (self->controller != NULL)
    update_narration (self);
}

/* A lesson's name for a view is the view's, but for one of old. */
static GtkStackPage *
find_page (StaveViewPane *self,
           const char    *name)
{
  GtkWidget *view
      = gtk_stack_get_child_by_name (self->stack, g_str_equal (name, "tree") ? "contexts" : name);

  return view != NULL && (view != self->chart || has_chart (self))
             ? gtk_stack_get_page (self->stack, view)
             : NULL;
}

static gboolean
is_offered (StaveViewPane      *self,
            GtkWidget          *view,
            const char *const  *names)
{
  if (view == self->stage || (view == self->chart && has_chart (self)))
    return TRUE;
  for (guint i = 0; names[i] != NULL; i++)
    {
      GtkStackPage *page = find_page (self, names[i]);

      if (page != NULL && gtk_stack_page_get_child (page) == view)
        return TRUE;
    }
  return FALSE;
}

/* The lesson names its views, the first one first. Those of the bottom are none of ours. */
static void
offer_views (StaveViewPane      *self,
             const char *const  *names)
{
  GtkStackPage *first = NULL;

  for (guint i = 0; first == NULL && names[i] != NULL; i++)
    first = find_page (self, names[i]);
  for (GtkWidget *view = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); view != NULL;
       view = gtk_widget_get_next_sibling (view))
    {
      GtkStackPage *page = gtk_stack_get_page (self->stack, view);
      gboolean      offered = is_offered (self, view, names);

      if (gtk_stack_page_get_visible (page) != offered)
        gtk_stack_page_set_visible (page, offered);
    }
  gtk_stack_set_visible_child (self->stack, first != NULL ? gtk_stack_page_get_child (first)
                                                          : self->stage);
}

static void
document_cb (StaveViewPane *self)
{
  static const char *const own_views[] = { "stage", "plots", NULL };
  StaveDocument           *document = stave_controller_get_document (self->controller);
  LessonsLesson           *lesson = stave_document_get_lesson (document);

  if (document == self->document)
    return;
  g_set_object (&self->document, document);
  offer_views (self, lesson != NULL ? lessons_lesson_get_views (lesson) : own_views);
  update_menu (self);
}

static void
stave_view_pane_dispose (GObject *object)
{
  StaveViewPane *self = STAVE_VIEW_PANE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->document);
  g_clear_object (&self->controller);
  G_OBJECT_CLASS (stave_view_pane_parent_class)->dispose (object);
}

static void
stave_view_pane_class_init (StaveViewPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stave_view_pane_dispose;
  g_type_ensure (STAVE_TYPE_DECISION_ROW);
  g_type_ensure (STAVE_TYPE_BRANCH_LIST);
  g_type_ensure (STAVE_TYPE_CHAOS_LIST);
  stave_language_class_set_template (widget_class, "/org/stave/Stave/view-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, StaveViewPane, box);
  gtk_widget_class_bind_template_child (widget_class, StaveViewPane, stack);
  gtk_widget_class_bind_template_child (widget_class, StaveViewPane, more);
  gtk_widget_class_bind_template_child (widget_class, StaveViewPane, narration);
  gtk_widget_class_bind_template_child (widget_class, StaveViewPane, decisions);
  gtk_widget_class_bind_template_child (widget_class, StaveViewPane, branches);
  gtk_widget_class_bind_template_child (widget_class, StaveViewPane, faults);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
stave_view_pane_init (StaveViewPane *self)
{
  stave_language_init_template (GTK_WIDGET (self));
}

/**
 * stave_view_pane_set_controller:
 * @self: a view pane
 * @controller: whose session it shows; set once
 */
void
stave_view_pane_set_controller (StaveViewPane   *self,
                                StaveController *controller)
{
  g_return_if_fail (self->controller == NULL);

  self->controller = g_object_ref (controller);
  self->stage = stave_stage_view_new (controller);
  self->chart = stave_chart_view_new (controller);
  gtk_stack_add_titled (self->stack, self->stage, "stage", NULL);
  gtk_stack_add_titled (self->stack, self->chart, "chart", NULL);
  for (guint i = 0; i < STAVE_N_RUN_VIEWS; i++)
    gtk_stack_add_titled (self->stack, stave_run_view_new (controller, i),
                          stave_run_view_get_name (i), NULL);
  self->compare = stave_compare_view_new (controller);
  gtk_stack_add_titled (self->stack, self->compare, "compare", NULL);
  offer_views (self, (const char *const[]){ NULL });
  g_signal_connect_swapped (self->stack, "notify::visible-child", G_CALLBACK (update_narration),
                            self);
  stave_decision_row_set_controller (self->decisions, controller);
  stave_branch_list_set_controller (self->branches, controller);
  stave_chaos_list_set_controller (self->faults, controller);
  g_signal_connect_object (controller, "document", G_CALLBACK (document_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "changed", G_CALLBACK (update_narration), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (stave_language_get_default (), "changed", G_CALLBACK (update_titles),
                           self, G_CONNECT_SWAPPED);
  update_titles (self);
}

/**
 * stave_view_pane_show:
 * @self: a view pane
 * @name: of a view
 *
 * Returns: whether there is such a view
 */
gboolean
stave_view_pane_show (StaveViewPane *self,
                      const char    *name)
{
  GtkStackPage *page = find_page (self, name);

  if (page == NULL)
    return FALSE;
  gtk_stack_page_set_visible (page, TRUE);
  gtk_stack_set_visible_child (self->stack, gtk_stack_page_get_child (page));
  return TRUE;
}

/**
 * stave_view_pane_get_shown:
 * @self: a view pane
 *
 * Returns: name of the view that is in front
 */
const char *
stave_view_pane_get_shown (StaveViewPane *self)
{
  return gtk_stack_get_visible_child_name (self->stack);
}

/**
 * stave_view_pane_get_view:
 * @self: a view pane
 * @name: of a view
 *
 * Returns: (transfer none) (nullable): the view
 */
StaveSceneView *
stave_view_pane_get_view (StaveViewPane *self,
                          const char    *name)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->stack, name);

  if (page != NULL && page == self->compare)
    return stave_compare_view_get_scene (STAVE_COMPARE_VIEW (page));
  return page != NULL ? STAVE_SCENE_VIEW (page) : NULL;
}

/**
 * stave_view_pane_show_node:
 * @self: a view pane
 * @node: id of a node of the chart
 *
 * Shows the chart and sets the node off.
 */
void
stave_view_pane_show_node (StaveViewPane *self,
                           const char    *node)
{
  if (stave_view_pane_show (self, "chart"))
    stave_chart_view_show (STAVE_CHART_VIEW (self->chart), node);
}
