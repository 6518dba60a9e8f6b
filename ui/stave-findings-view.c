/* SPDX-License-Identifier: MIT */
/*
 * Findings belong to the end of a run: before it, nothing is said. They are read from the
 * machine as it stands, so stepping back takes them away again.
 */
#include "stave-findings-view.h"

#include "stave-language.h"

#define MAX_LEAKS 50

struct _StaveFindingsView
{
  GtkWidget        parent_instance;
  StaveController *controller;
  GtkWidget       *scroller;
  GtkWidget       *cards; /* box */
  guint            n_bad;
};

G_DEFINE_FINAL_TYPE (StaveFindingsView, stave_findings_view, GTK_TYPE_WIDGET)

typedef enum
{
  TONE_GOOD,
  TONE_WARN,
  TONE_BAD,
} Tone;

static void
show_clicked_cb (StaveFindingsView *self,
                 GtkWidget         *button)
{
  stave_controller_show_line (self->controller, g_object_get_data (G_OBJECT (button), "file"),
                              GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "line")));
}

static GtkWidget *
new_text (const char *text,
          const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_place_button (StaveFindingsView  *self,
                  const BaseLocation *location)
{
  g_autofree char *text = g_strdup_printf ("%s:%u", location->source->name, location->line);
  GtkWidget       *button = gtk_button_new_with_label (text);

  g_object_set_data_full (G_OBJECT (button), "file", g_strdup (location->source->name), g_free);
  g_object_set_data (G_OBJECT (button), "line", GUINT_TO_POINTER (location->line));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "place");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Show the line"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (show_clicked_cb), self);
  return button;
}

/* location may have no source: then the card leads nowhere. */
static void
add_card (StaveFindingsView  *self,
          Tone                tone,
          const char         *title,
          const char         *body,
          const BaseLocation *location)
{
  static const char *const classes[] = { "good", "warn", "bad" };
  static const char *const icons[]
      = { "emblem-ok-symbolic", "dialog-warning-symbolic", "dialog-error-symbolic" };
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *icon = gtk_image_new_from_icon_name (icons[tone]);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_add_css_class (card, "finding");
  gtk_widget_add_css_class (card, classes[tone]);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (texts), new_text (title, "heading"));
  if (body != NULL && *body != '\0')
    gtk_box_append (GTK_BOX (texts), new_text (body, NULL));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (card), icon);
  gtk_box_append (GTK_BOX (card), texts);
  if (location != NULL && location->source != NULL)
    gtk_box_append (GTK_BOX (card), new_place_button (self, location));
  gtk_box_append (GTK_BOX (self->cards), card);
  if (tone != TONE_GOOD)
    self->n_bad++;
}

static const MachineEvent *
find_last_event (Session         *session,
                 MachineEventKind kind)
{
  const MachineTrace *trace = session_get_trace (session);

  for (gsize i = machine_get_position (session_get_machine (session)); i > 0; i--)
    if (machine_trace_get (trace, i - 1)->kind == kind)
      return machine_trace_get (trace, i - 1);
  return NULL;
}

static void
add_panic (StaveFindingsView *self,
           const MachineExit *exit)
{
  Session            *session = stave_controller_get_session (self->controller);
  const MachineEvent *event = find_last_event (session, MACHINE_EVENT_PANIC);
  BaseLocation        location = { 0 };
  g_autofree char    *body = NULL;

  if (event == NULL)
    event = find_last_event (session, MACHINE_EVENT_FATAL);
  if (event != NULL)
    {
      code_program_locate (session_get_program (session), event->pc, &location);
      body = g_strdup_printf (_("Goroutine G%u; the program ended with exit code %d."), event->g,
                              exit->code);
    }
  add_card (self, TONE_BAD, exit->message != NULL ? exit->message : _("Panic"), body, &location);
}

/* Those who are left when the program is over, or wait in a deadlock. */
static void
add_left_goroutines (StaveFindingsView *self,
                     gboolean           deadlock)
{
  GPtrArray *goroutines = stave_controller_get_goroutines (self->controller);
  guint      n = 0;

  for (guint i = 0; i < goroutines->len; i++)
    {
      const MachineGView *view = g_ptr_array_index (goroutines, i);
      g_autofree char    *title = NULL;
      g_autofree char    *body = NULL;

      if (view->state == MACHINE_G_DEAD || (view->id == 1 && !deadlock) || ++n > MAX_LEAKS)
        continue;
      title = g_strdup_printf (deadlock ? _("G%u %s waits for ever") : _("G%u %s is left behind"),
                               view->id, view->name);
      if (view->state == MACHINE_G_WAITING)
        body = g_strdup_printf (_("It waits: %s."), machine_wait_get_text (view->wait));
      else
        body = g_strdup (_("It could have run on; the program ended before."));
      add_card (self, TONE_WARN, title, body, &view->location);
    }
  if (n > MAX_LEAKS)
    {
      g_autofree char *more = g_strdup_printf (_("and %u more goroutines"), n - MAX_LEAKS);

      add_card (self, TONE_WARN, more, NULL, NULL);
    }
}

static void
add_end (StaveFindingsView *self,
         const MachineExit *exit)
{
  g_autofree char *title = NULL;

  if (exit->limit != NULL)
    {
      title = g_strdup_printf (_("Stopped at the limit of %s"), exit->limit);
      add_card (self, TONE_WARN, title, exit->message, NULL);
    }
  else if (exit->deadlock)
    add_card (self, TONE_BAD, _("Deadlock: all goroutines are asleep"), exit->message, NULL);
  else if (exit->panicked || exit->message != NULL)
    add_panic (self, exit);
  else
    {
      title = g_strdup_printf (_("The program ended with exit code %d"), exit->code);
      add_card (self, exit->code == 0 ? TONE_GOOD : TONE_WARN, title, NULL, NULL);
    }
}

static void
update (StaveFindingsView *self)
{
  Session    *session = stave_controller_get_session (self->controller);
  MachineExit exit = { 0 };
  GtkWidget  *card;

  while ((card = gtk_widget_get_first_child (self->cards)) != NULL)
    gtk_box_remove (GTK_BOX (self->cards), card);
  self->n_bad = 0;
  if (stave_controller_has_program (self->controller))
    machine_get_exit (session_get_machine (session), &exit);
  if (exit.ended)
    {
      add_end (self, &exit);
      if (!exit.panicked)
        add_left_goroutines (self, exit.deadlock);
    }
  else
    gtk_box_append (
        GTK_BOX (self->cards),
        new_text (_("Run to the end to see what the run comes to: a sound end, goroutines that "
                    "are left behind, a deadlock, a panic."),
                  "dim-label"));
}

static void
stave_findings_view_dispose (GObject *object)
{
  StaveFindingsView *self = STAVE_FINDINGS_VIEW (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->controller);
  G_OBJECT_CLASS (stave_findings_view_parent_class)->dispose (object);
}

static void
stave_findings_view_class_init (StaveFindingsViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stave_findings_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
stave_findings_view_init (StaveFindingsView *self)
{
  self->cards = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_add_css_class (self->cards, "findings");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->cards);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * stave_findings_view_new:
 * @controller: whose run is looked at
 *
 * Returns: (transfer floating): the findings
 */
GtkWidget *
stave_findings_view_new (StaveController *controller)
{
  StaveFindingsView *self = g_object_new (STAVE_TYPE_FINDINGS_VIEW, NULL);

  self->controller = g_object_ref (controller);
  g_signal_connect_object (controller, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (stave_language_get_default (), "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * stave_findings_view_get_n:
 * @self: findings
 *
 * Returns: how many cards are bad news
 */
guint
stave_findings_view_get_n (StaveFindingsView *self)
{
  return self->n_bad;
}
