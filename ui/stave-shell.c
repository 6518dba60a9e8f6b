/* SPDX-License-Identifier: MIT */
/*
 * The arrangement is chosen when the shell is allocated and made in an idle moment after it,
 * since widgets cannot change places while they are being allocated. Sizes are kept as those of
 * the outer panes; the views in the middle take what is left.
 */
#include "stave-shell.h"

#include "stave-language.h"

#define WIDE_PX 1180
#define MEDIUM_PX 820
#define NARROW_PX 560
#define MEDIUM_HEIGHT_PX 540
#define MIN_WIDTH_PX 340
#define MIN_HEIGHT_PX 300

struct _StaveShell
{
  GtkWidget      parent_instance;
  AdwFlap       *flap;
  GtkWidget     *list;
  GtkWidget     *panes[STAVE_N_PANES];
  GtkWidget     *content; /* of the flap: the arrangement */
  GtkPaned      *across;  /* source or tabs │ rest, or NULL */
  GtkPaned      *inner;   /* views │ lesson, or NULL */
  GtkPaned      *down;    /* upper / bottom, or NULL */
  AdwViewStack  *stack;   /* panes that share a place, or NULL */
  StaveShellMode mode;
  StaveShellMode wanted;
  guint          arrange_id;
  int            source_px;
  int            lesson_px;
  int            bottom_px;
};

G_DEFINE_FINAL_TYPE (StaveShell, stave_shell, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_MODE,
  PROP_LIST_SHOWN,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static const char *const pane_names[] = { "lesson", "source", "views", "bottom" };

static const char *
get_pane_title (StavePane pane)
{
  static const char *const titles[] = { N_ ("Lesson"), N_ ("Source"), N_ ("Stage"),
                                        N_ ("Run") };

  return _(titles[pane]);
}

static const char *
get_pane_icon (StavePane pane)
{
  static const char *const icons[]
      = { "stave-lesson-symbolic", "stave-source-symbolic", "stave-stage-symbolic",
          "stave-run-symbolic" };

  return icons[pane];
}

/* ---- arranging ------------------------------------------------------------------------ */

static void
remember_sizes (StaveShell *self)
{
  if (self->across != NULL && gtk_widget_get_width (GTK_WIDGET (self->across)) > 0)
    self->source_px = gtk_paned_get_position (self->across);
  if (self->inner != NULL && gtk_widget_get_width (GTK_WIDGET (self->inner)) > 0)
    self->lesson_px = gtk_widget_get_width (GTK_WIDGET (self->inner))
                      - gtk_paned_get_position (self->inner);
  if (self->down != NULL && gtk_widget_get_height (GTK_WIDGET (self->down)) > 0)
    self->bottom_px = gtk_widget_get_height (GTK_WIDGET (self->down))
                      - gtk_paned_get_position (self->down);
}

/* Takes the panes out of the arrangement, which is dropped. */
static void
dismantle (StaveShell *self)
{
  if (self->content == NULL)
    return;
  for (guint i = 0; i < STAVE_N_PANES; i++)
    {
      GtkWidget *parent
          = self->panes[i] != NULL ? gtk_widget_get_parent (self->panes[i]) : NULL;

      if (parent == NULL)
        continue;
      if (GTK_IS_PANED (parent)
          && gtk_paned_get_start_child (GTK_PANED (parent)) == self->panes[i])
        gtk_paned_set_start_child (GTK_PANED (parent), NULL);
      else if (GTK_IS_PANED (parent))
        gtk_paned_set_end_child (GTK_PANED (parent), NULL);
      else
        adw_view_stack_remove (self->stack, self->panes[i]);
    }
  adw_flap_set_content (self->flap, NULL);
  self->content = NULL;
  self->across = self->inner = self->down = NULL;
  self->stack = NULL;
}

static GtkWidget *
new_paned (GtkOrientation orientation,
           GtkWidget     *start,
           GtkWidget     *end,
           gboolean       start_grows)
{
  GtkWidget *paned = gtk_paned_new (orientation);

  gtk_paned_set_start_child (GTK_PANED (paned), start);
  gtk_paned_set_end_child (GTK_PANED (paned), end);
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_resize_start_child (GTK_PANED (paned), start_grows);
  gtk_paned_set_resize_end_child (GTK_PANED (paned), !start_grows);
  return paned;
}

static void
add_to_stack (StaveShell *self,
              StavePane   pane)
{
  AdwViewStackPage *page = adw_view_stack_add_titled (self->stack, self->panes[pane],
                                                      pane_names[pane], get_pane_title (pane));

  adw_view_stack_page_set_icon_name (page, get_pane_icon (pane));
}

/* Panes that share a place, behind a switcher. */
static GtkWidget *
new_shared (StaveShell      *self,
            const StavePane *panes,
            guint            n_panes,
            gboolean         switcher_below)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *switcher = adw_view_switcher_new ();

  self->stack = ADW_VIEW_STACK (adw_view_stack_new ());
  adw_view_stack_set_vhomogeneous (self->stack, FALSE);
  adw_view_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  for (guint i = 0; i < n_panes; i++)
    add_to_stack (self, panes[i]);
  adw_view_switcher_set_stack (ADW_VIEW_SWITCHER (switcher), self->stack);
  adw_view_switcher_set_policy (ADW_VIEW_SWITCHER (switcher),
                                switcher_below ? ADW_VIEW_SWITCHER_POLICY_NARROW
                                               : ADW_VIEW_SWITCHER_POLICY_WIDE);
  gtk_widget_add_css_class (switcher, "shell-switcher");
  if (!switcher_below)
    gtk_box_append (GTK_BOX (box), switcher);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  if (switcher_below)
    gtk_box_append (GTK_BOX (box), switcher);
  return box;
}

static GtkWidget *
arrange_wide (StaveShell *self)
{
  self->inner = GTK_PANED (new_paned (GTK_ORIENTATION_HORIZONTAL, self->panes[STAVE_PANE_VIEWS],
                                      self->panes[STAVE_PANE_LESSON], TRUE));
  self->across = GTK_PANED (new_paned (GTK_ORIENTATION_HORIZONTAL,
                                       self->panes[STAVE_PANE_SOURCE],
                                       GTK_WIDGET (self->inner), FALSE));
  /* A wider window is wider for the source too: lines of code are long. */
  gtk_paned_set_resize_start_child (self->across, TRUE);
  self->down = GTK_PANED (new_paned (GTK_ORIENTATION_VERTICAL, GTK_WIDGET (self->across),
                                     self->panes[STAVE_PANE_BOTTOM], TRUE));
  return GTK_WIDGET (self->down);
}

static GtkWidget *
arrange_medium (StaveShell *self)
{
  static const StavePane shared[] = { STAVE_PANE_SOURCE, STAVE_PANE_LESSON };
  GtkWidget             *tabs = new_shared (self, shared, G_N_ELEMENTS (shared), FALSE);

  self->across = GTK_PANED (
      new_paned (GTK_ORIENTATION_HORIZONTAL, tabs, self->panes[STAVE_PANE_VIEWS], FALSE));
  self->down = GTK_PANED (new_paned (GTK_ORIENTATION_VERTICAL, GTK_WIDGET (self->across),
                                     self->panes[STAVE_PANE_BOTTOM], TRUE));
  return GTK_WIDGET (self->down);
}

static GtkWidget *
arrange_narrow (StaveShell *self)
{
  static const StavePane shared[]
      = { STAVE_PANE_LESSON, STAVE_PANE_SOURCE, STAVE_PANE_VIEWS, STAVE_PANE_BOTTOM };
  GtkWidget *box = new_shared (self, shared, G_N_ELEMENTS (shared), TRUE);

  adw_view_stack_set_visible_child_name (self->stack, pane_names[STAVE_PANE_VIEWS]);
  return box;
}

static void
apply_sizes (StaveShell *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int list_px = self->mode == STAVE_SHELL_WIDE && stave_shell_get_list_shown (self) ? 212 : 0;
  int rest_px = width - list_px;

  if (width <= 0)
    return;
  if (self->across != NULL)
    gtk_paned_set_position (self->across,
                            self->source_px > 0 ? MIN (self->source_px, rest_px / 2)
                            : self->inner != NULL ? rest_px * 36 / 100
                                                  : rest_px * 44 / 100);
  if (self->inner != NULL)
    gtk_paned_set_position (self->inner,
                            rest_px - gtk_paned_get_position (self->across)
                                - (self->lesson_px > 0 ? MIN (self->lesson_px, rest_px / 3)
                                                       : rest_px * 26 / 100));
  if (self->down != NULL)
    gtk_paned_set_position (self->down, height
                                            - (self->bottom_px > 0
                                                   ? MIN (self->bottom_px, height / 2)
                                                   : height * 34 / 100));
}

static void
arrange (StaveShell *self)
{
  dismantle (self);
  self->mode = self->wanted;
  if (self->mode == STAVE_SHELL_WIDE)
    self->content = arrange_wide (self);
  else if (self->mode == STAVE_SHELL_MEDIUM)
    self->content = arrange_medium (self);
  else
    self->content = arrange_narrow (self);
  adw_flap_set_content (self->flap, self->content);
  adw_flap_set_fold_policy (self->flap, self->mode == STAVE_SHELL_WIDE
                                            ? ADW_FLAP_FOLD_POLICY_NEVER
                                            : ADW_FLAP_FOLD_POLICY_ALWAYS);
  adw_flap_set_modal (self->flap, self->mode != STAVE_SHELL_WIDE);
  adw_flap_set_reveal_flap (self->flap, self->mode == STAVE_SHELL_WIDE);
  apply_sizes (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODE]);
}

static gboolean
arrange_cb (gpointer user_data)
{
  StaveShell *self = user_data;

  self->arrange_id = 0;
  if (self->content == NULL || self->wanted != self->mode)
    arrange (self);
  return G_SOURCE_REMOVE;
}

static StaveShellMode
choose_mode (int width,
             int height)
{
  if (width >= WIDE_PX && height >= MEDIUM_HEIGHT_PX)
    return STAVE_SHELL_WIDE;
  if (width >= MEDIUM_PX && height >= MEDIUM_HEIGHT_PX)
    return STAVE_SHELL_MEDIUM;
  return width >= NARROW_PX ? STAVE_SHELL_NARROW : STAVE_SHELL_TINY;
}

/* ---- GtkWidget -------------------------------------------------------------------------- */

static void
stave_shell_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  StaveShell *self = STAVE_SHELL (widget);
  int         min_width, min_height;

  self->wanted = choose_mode (width, height);
  if ((self->content == NULL || self->wanted != self->mode) && self->arrange_id == 0)
    {
      if (self->content != NULL)
        remember_sizes (self);
      self->arrange_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, arrange_cb, self, NULL);
    }
  gtk_widget_measure (GTK_WIDGET (self->flap), GTK_ORIENTATION_HORIZONTAL, -1, &min_width, NULL,
                      NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self->flap), GTK_ORIENTATION_VERTICAL, MAX (width, min_width),
                      &min_height, NULL, NULL, NULL);
  gtk_widget_allocate (GTK_WIDGET (self->flap), MAX (width, min_width), MAX (height, min_height),
                       baseline, NULL);
}

static void
stave_shell_measure (GtkWidget     *widget,
                     GtkOrientation orientation,
                     int            for_size,
                     int           *minimum,
                     int           *natural,
                     int           *minimum_baseline,
                     int           *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH_PX : MIN_HEIGHT_PX;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 1280 : 760;
}

static void
flap_revealed_cb (StaveShell *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIST_SHOWN]);
}

static void
update_words (StaveShell *self)
{
  for (guint i = 0; self->stack != NULL && i < STAVE_N_PANES; i++)
    if (self->panes[i] != NULL
        && gtk_widget_is_ancestor (self->panes[i], GTK_WIDGET (self->stack)))
      adw_view_stack_page_set_title (adw_view_stack_get_page (self->stack, self->panes[i]),
                                     get_pane_title (i));
}

static void
stave_shell_get_property (GObject    *object,
                          guint       property,
                          GValue     *value,
                          GParamSpec *pspec)
{
  StaveShell *self = STAVE_SHELL (object);

  if (property == PROP_MODE)
    g_value_set_uint (value, self->mode);
  else if (property == PROP_LIST_SHOWN)
    g_value_set_boolean (value, stave_shell_get_list_shown (self));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
stave_shell_set_property (GObject      *object,
                          guint         property,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  if (property == PROP_LIST_SHOWN)
    stave_shell_set_list_shown (STAVE_SHELL (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
stave_shell_dispose (GObject *object)
{
  StaveShell *self = STAVE_SHELL (object);

  g_clear_handle_id (&self->arrange_id, g_source_remove);
  if (self->flap != NULL)
    dismantle (self);
  for (guint i = 0; i < STAVE_N_PANES; i++)
    g_clear_object (&self->panes[i]);
  if (self->flap != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->flap));
  self->flap = NULL;
  G_OBJECT_CLASS (stave_shell_parent_class)->dispose (object);
}

static void
stave_shell_class_init (StaveShellClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = stave_shell_get_property;
  object_class->set_property = stave_shell_set_property;
  object_class->dispose = stave_shell_dispose;
  widget_class->size_allocate = stave_shell_size_allocate;
  widget_class->measure = stave_shell_measure;
  properties[PROP_MODE] = g_param_spec_uint ("mode", NULL, NULL, 0, STAVE_SHELL_TINY, 0,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LIST_SHOWN] = g_param_spec_boolean (
      "list-shown", NULL, NULL, TRUE,
      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
stave_shell_init (StaveShell *self)
{
  self->flap = ADW_FLAP (adw_flap_new ());
  adw_flap_set_separator (self->flap, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_widget_set_parent (GTK_WIDGET (self->flap), GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_swapped (self->flap, "notify::reveal-flap", G_CALLBACK (flap_revealed_cb),
                            self);
  g_signal_connect_object (stave_language_get_default (), "changed", G_CALLBACK (update_words),
                           self, G_CONNECT_SWAPPED);
}

/* ---- public ------------------------------------------------------------------------------- */

/**
 * stave_shell_new:
 *
 * Returns: (transfer floating): a shell without panes
 */
GtkWidget *
stave_shell_new (void)
{
  return g_object_new (STAVE_TYPE_SHELL, NULL);
}

/**
 * stave_shell_set_list:
 * @self: a shell
 * @list: the lesson list
 */
void
stave_shell_set_list (StaveShell *self,
                      GtkWidget  *list)
{
  self->list = list;
  adw_flap_set_flap (self->flap, list);
}

/**
 * stave_shell_set_pane:
 * @self: a shell that has not been shown yet
 * @pane: which place
 * @widget: what is to be there
 */
void
stave_shell_set_pane (StaveShell *self,
                      StavePane   pane,
                      GtkWidget  *widget)
{
  self->panes[pane] = g_object_ref_sink (widget);
}

/**
 * stave_shell_get_mode:
 * @self: a shell
 *
 * Returns: the arrangement
 */
StaveShellMode
stave_shell_get_mode (StaveShell *self)
{
  return self->mode;
}

/**
 * stave_shell_get_list_shown:
 * @self: a shell
 *
 * Returns: whether the lesson list is in view
 */
gboolean
stave_shell_get_list_shown (StaveShell *self)
{
  return adw_flap_get_reveal_flap (self->flap);
}

/**
 * stave_shell_set_list_shown:
 * @self: a shell
 * @shown: whether the lesson list is to be in view
 */
void
stave_shell_set_list_shown (StaveShell *self,
                            gboolean    shown)
{
  adw_flap_set_reveal_flap (self->flap, shown);
}

/**
 * stave_shell_show:
 * @self: a shell
 * @pane: a pane
 *
 * Brings the pane to the front if it shares its place with others.
 */
void
stave_shell_show (StaveShell *self,
                  StavePane   pane)
{
  if (self->stack != NULL && self->panes[pane] != NULL
      && gtk_widget_is_ancestor (self->panes[pane], GTK_WIDGET (self->stack)))
    adw_view_stack_set_visible_child_name (self->stack, pane_names[pane]);
}

/**
 * stave_shell_uncover:
 * @self: a shell
 *
 * Slides the list away where it covers the panes.
 */
void
stave_shell_uncover (StaveShell *self)
{
  if (self->mode != STAVE_SHELL_WIDE)
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

/**
 * stave_shell_get_sizes:
 * @self: a shell
 * @out_source_px: (out): width of the source
 * @out_lesson_px: (out): width of the lesson
 * @out_bottom_px: (out): height of the bottom
 */
void
stave_shell_get_sizes (StaveShell *self,
                       int        *out_source_px,
                       int        *out_lesson_px,
                       int        *out_bottom_px)
{
  remember_sizes (self);
  *out_source_px = self->source_px;
  *out_lesson_px = self->lesson_px;
  *out_bottom_px = self->bottom_px;
}

/**
 * stave_shell_set_sizes:
 * @self: a shell
 * @source_px: width of the source, 0: as it comes
 * @lesson_px: width of the lesson
 * @bottom_px: height of the bottom
 */
void
stave_shell_set_sizes (StaveShell *self,
                       int         source_px,
                       int         lesson_px,
                       int         bottom_px)
{
  self->source_px = source_px;
  self->lesson_px = lesson_px;
  self->bottom_px = bottom_px;
}
