/* SPDX-License-Identifier: MIT */
#include "stave-compare-view.h"

#include "stave-compare-choices.h"
#include "stave-compare-scene.h"
#include "stave-language.h"

struct _StaveCompareView
{
  GtkWidget          parent_instance;
  StaveCompare      *compare;
  GSimpleActionGroup *actions;

  GtkWidget         *box;
  GtkMenuButton     *beside;
  GtkLabel          *beside_title;
  GtkToggleButton   *by_steps;
  GtkStack          *stack;
  GtkScrolledWindow *scrolled;
  GtkViewport       *viewport;
  GtkLabel          *problem;
  GtkWidget         *scene;
};

G_DEFINE_FINAL_TYPE (StaveCompareView, stave_compare_view, GTK_TYPE_WIDGET)

/* ---- showing ------------------------------------------------------------------------------ */

static void
update_choices (StaveCompareView *self)
{
  StaveController       *controller = stave_compare_get_controller (self->compare);
  g_autoptr (GMenuModel) menu = stave_compare_choices_new (controller);

  gtk_menu_button_set_menu_model (self->beside, menu);
}

static void
update (StaveCompareView *self)
{
  const LessonsVariant *variant = stave_compare_get_variant (self->compare);
  const char           *title = stave_compare_get_title (self->compare, 1);
  const char           *problem = stave_compare_get_problem (self->compare);
  g_autofree char      *text = variant != NULL ? lessons_variant_to_text (variant) : NULL;
  g_autofree char      *name = NULL;

  if (*title == '\0')
    title = text != NULL ? text : "";
  gtk_label_set_text (self->beside_title, title);
  name = g_strdup_printf (_("Beside it: %s"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->beside), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "with",
                                      g_variant_new_string (text != NULL ? text : ""));
  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_stack_set_visible_child_name (self->stack, problem != NULL ? "problem" : "runs");
  update_choices (self);
}

static void
height_cb (StaveCompareView *self,
           GParamSpec       *pspec,
           GtkAdjustment    *adjustment)
{
  stave_compare_scene_set_height (STAVE_COMPARE_SCENE (self->scene),
                                  gtk_adjustment_get_page_size (adjustment));
}

/* ---- choosing ----------------------------------------------------------------------------- */

static void
with_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  StaveCompareView          *self = STAVE_COMPARE_VIEW (user_data);
  g_autoptr (GError)         error = NULL;
  g_autoptr (LessonsVariant) variant
      = lessons_variant_parse (g_variant_get_string (parameter, NULL), &error);

  if (variant != NULL)
    stave_compare_choose (self->compare, variant);
  else
    stave_controller_tell (stave_compare_get_controller (self->compare), error->message);
}

static void
open_response_cb (StaveCompareView     *self,
                  int                   response,
                  GtkFileChooserNative *dialog)
{
  g_autoptr (GFile)  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autoptr (GError) error = NULL;

  if (response == GTK_RESPONSE_ACCEPT && file != NULL
      && !stave_compare_choose_file (self->compare, file, &error))
    stave_controller_tell (stave_compare_get_controller (self->compare), error->message);
  g_object_unref (dialog);
}

static void
open_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  StaveCompareView     *self = STAVE_COMPARE_VIEW (user_data);
  GtkWindow            *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_("A Go file to stand beside it"), window,
                                     GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  GtkFileFilter        *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Go programs"));
  gtk_file_filter_add_pattern (filter, "*.go");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  g_object_unref (filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (open_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
open_path_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  StaveCompareView  *self = STAVE_COMPARE_VIEW (user_data);
  g_autoptr (GFile)  file = g_file_new_for_path (g_variant_get_string (parameter, NULL));
  g_autoptr (GError) error = NULL;

  if (!stave_compare_choose_file (self->compare, file, &error))
    stave_controller_tell (stave_compare_get_controller (self->compare), error->message);
}

static void
by_steps_cb (StaveCompareView *self)
{
  stave_compare_set_unit (self->compare, gtk_toggle_button_get_active (self->by_steps)
                                             ? SCENE_PACE_STEPS
                                             : SCENE_PACE_TIME);
}

/* ---- GObject ------------------------------------------------------------------------------ */

static void
stave_compare_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (stave_compare_view_parent_class)->map (widget);
  stave_compare_set_active (STAVE_COMPARE_VIEW (widget)->compare, TRUE);
}

static void
stave_compare_view_unmap (GtkWidget *widget)
{
  stave_compare_set_active (STAVE_COMPARE_VIEW (widget)->compare, FALSE);
  GTK_WIDGET_CLASS (stave_compare_view_parent_class)->unmap (widget);
}

static void
stave_compare_view_dispose (GObject *object)
{
  StaveCompareView *self = STAVE_COMPARE_VIEW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->compare);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (stave_compare_view_parent_class)->dispose (object);
}

static void
stave_compare_view_class_init (StaveCompareViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stave_compare_view_dispose;
  widget_class->map = stave_compare_view_map;
  widget_class->unmap = stave_compare_view_unmap;
  stave_language_class_set_template (widget_class, "/org/stave/Stave/compare-view.ui");
  gtk_widget_class_bind_template_child (widget_class, StaveCompareView, box);
  gtk_widget_class_bind_template_child (widget_class, StaveCompareView, beside);
  gtk_widget_class_bind_template_child (widget_class, StaveCompareView, beside_title);
  gtk_widget_class_bind_template_child (widget_class, StaveCompareView, by_steps);
  gtk_widget_class_bind_template_child (widget_class, StaveCompareView, stack);
  gtk_widget_class_bind_template_child (widget_class, StaveCompareView, scrolled);
  gtk_widget_class_bind_template_child (widget_class, StaveCompareView, viewport);
  gtk_widget_class_bind_template_child (widget_class, StaveCompareView, problem);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
stave_compare_view_init (StaveCompareView *self)
{
  static const GActionEntry entries[] = {
    { "with", with_action, "s", "''" },
    { "open", open_action },
    { "open-path", open_path_action, "s" },
  };

  stave_language_init_template (GTK_WIDGET (self));
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "compare", G_ACTION_GROUP (self->actions));
  g_signal_connect_swapped (self->by_steps, "toggled", G_CALLBACK (by_steps_cb), self);
}

/**
 * stave_compare_view_new:
 * @controller: whose session is the left run
 *
 * Returns: (transfer floating): the view
 */
GtkWidget *
stave_compare_view_new (StaveController *controller)
{
  StaveCompareView *self = g_object_new (STAVE_TYPE_COMPARE_VIEW, NULL);
  GtkAdjustment    *adjustment;

  self->compare = stave_compare_new (controller);
  self->scene = stave_compare_scene_new (self->compare);
  gtk_viewport_set_child (self->viewport, self->scene);
  adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  g_signal_connect_object (adjustment, "notify::page-size", G_CALLBACK (height_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->compare, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (stave_language_get_default (), "changed", G_CALLBACK (update),
                           self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * stave_compare_view_get_scene:
 * @self: the view
 *
 * Returns: (transfer none): its picture
 */
StaveSceneView *
stave_compare_view_get_scene (StaveCompareView *self)
{
  return STAVE_SCENE_VIEW (self->scene);
}

/**
 * stave_compare_view_dup_words:
 * @self: the view
 *
 * Returns: (transfer full) (nullable): what the last step did in both runs
 */
char *
stave_compare_view_dup_words (StaveCompareView *self)
{
  return stave_compare_dup_words (self->compare);
}
