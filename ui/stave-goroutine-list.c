/* SPDX-License-Identifier: MIT */
/*
 * The model is a list store of rows by id. A change of the run updates rows in place, and what has
 * come or gone changes the store once, so 100,000 goroutines cost no more than those that differ.
 */
#include "stave-goroutine-list.h"

#include "stave-chaos.h"
#include "stave-goroutine-item.h"
#include "stave-language.h"

struct _StaveGoroutineList
{
  GtkWidget            parent_instance;
  StaveController     *controller;
  GtkWidget           *scroller;
  GtkColumnView       *view;
  GListStore          *items;
  GtkSingleSelection  *selection;
  GtkColumnViewColumn *columns[STAVE_N_COLUMNS];
  gboolean             selecting; /* the selection is being set by the program */
};

G_DEFINE_FINAL_TYPE (StaveGoroutineList, stave_goroutine_list, GTK_TYPE_WIDGET)

/* ---- cells ---------------------------------------------------------------------------- */

typedef struct
{
  StaveGoroutineList  *list;
  StaveGoroutineColumn column;
} CellMaker;

static const char *const state_classes[] = { "runnable", "running", "waiting", "done", NULL };

static void
show_text (GtkWidget            *cell,
           StaveGoroutineItem   *item,
           StaveGoroutineColumn  column)
{
  g_autofree char *text = stave_goroutine_item_dup_text (item, column);
  GtkWidget       *label = gtk_widget_get_last_child (cell);

  gtk_label_set_text (GTK_LABEL (label), text);
  if (column == STAVE_COLUMN_STATE)
    {
      GtkWidget *swatch = gtk_widget_get_first_child (cell);

      for (guint i = 0; state_classes[i] != NULL; i++)
        gtk_widget_remove_css_class (swatch, state_classes[i]);
      gtk_widget_add_css_class (swatch, state_classes[stave_goroutine_item_get_state (item)]);
    }
}

static void
set_name (GtkWidget  *button,
          const char *format,
          guint32     g)
{
  g_autofree char *name = g_strdup_printf (format, g);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
show_actions (GtkWidget          *cell,
              StaveGoroutineItem *item)
{
  GtkWidget *step = gtk_widget_get_first_child (cell);
  GtkWidget *run = gtk_widget_get_next_sibling (step);
  GtkWidget *freeze = gtk_widget_get_next_sibling (run);
  guint32    g = stave_goroutine_item_get_g (item);
  gboolean   alive = stave_goroutine_item_get_state (item) != MACHINE_G_DEAD;
  gboolean   ready = alive && stave_goroutine_item_get_state (item) != MACHINE_G_WAITING;

  set_name (step, _("Step G%u"), g);
  set_name (run, _("Run G%u until it blocks"), g);
  set_name (freeze,
            stave_goroutine_item_get_frozen (item) ? _("Let G%u run again") : _("Freeze G%u"), g);
  gtk_widget_set_sensitive (step, ready && !stave_goroutine_item_get_frozen (item));
  gtk_widget_set_sensitive (run, alive && !stave_goroutine_item_get_frozen (item));
  gtk_widget_set_sensitive (freeze, alive);
  set_name (gtk_widget_get_next_sibling (freeze), _("Inject into G%u…"), g);
  gtk_widget_set_sensitive (gtk_widget_get_next_sibling (freeze), alive);
}

static void
item_changed_cb (GtkListItem        *list_item,
                 StaveGoroutineItem *item)
{
  CellMaker *maker = g_object_get_data (G_OBJECT (list_item), "maker");
  GtkWidget *cell = gtk_list_item_get_child (list_item);

  if (maker->column == STAVE_COLUMN_ACTIONS)
    show_actions (cell, item);
  else
    show_text (cell, item, maker->column);
}

static guint32
get_cell_g (GtkWidget *widget)
{
  GtkListItem *list_item
      = g_object_get_data (G_OBJECT (gtk_widget_get_parent (widget)), "list-item");

  return stave_goroutine_item_get_g (gtk_list_item_get_item (list_item));
}

static void
step_cb (StaveGoroutineList *self,
         GtkWidget          *button)
{
  stave_controller_decide (self->controller, MACHINE_DECISION_NEXT, get_cell_g (button));
}

static void
run_cb (StaveGoroutineList *self,
        GtkWidget          *button)
{
  stave_controller_run_until_blocked (self->controller, get_cell_g (button));
}

static void
freeze_cb (StaveGoroutineList *self,
           GtkWidget          *button)
{
  guint32             g = get_cell_g (button);
  const MachineGView *view = stave_controller_find_goroutine (self->controller, g);

  if (view != NULL)
    stave_controller_set_frozen (self->controller, g, !view->frozen);
}

static void
inject_cb (StaveGoroutineList *self,
           GtkWidget          *button)
{
  stave_chaos_ask_goroutine (GTK_WIDGET (self), self->controller, get_cell_g (button));
}

static void
add_action (StaveGoroutineList *self,
            GtkWidget          *cell,
            const char         *icon,
            GCallback           callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (cell), button);
}

static GtkWidget *
new_cell (StaveGoroutineList  *self,
          StaveGoroutineColumn column)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label;

  if (column == STAVE_COLUMN_ACTIONS)
    {
      add_action (self, cell, "media-playback-start-symbolic", G_CALLBACK (step_cb));
      add_action (self, cell, "media-skip-forward-symbolic", G_CALLBACK (run_cb));
      add_action (self, cell, "weather-snow-symbolic", G_CALLBACK (freeze_cb));
      add_action (self, cell, "weather-storm-symbolic", G_CALLBACK (inject_cb));
      return cell;
    }
  if (column == STAVE_COLUMN_STATE)
    {
      GtkWidget *swatch = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_add_css_class (swatch, "swatch");
      gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (cell), swatch);
    }
  label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (cell), label);
  return cell;
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *list_item,
          CellMaker          *maker)
{
  GtkWidget *cell = new_cell (maker->list, maker->column);

  g_object_set_data (G_OBJECT (list_item), "maker", maker);
  g_object_set_data (G_OBJECT (cell), "list-item", list_item);
  gtk_list_item_set_child (list_item, cell);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *list_item,
         CellMaker          *maker)
{
  StaveGoroutineItem *item = gtk_list_item_get_item (list_item);

  g_signal_connect_object (item, "changed", G_CALLBACK (item_changed_cb), list_item,
                           G_CONNECT_SWAPPED);
  item_changed_cb (list_item, item);
}

static void
unbind_cb (GtkListItemFactory *factory,
           GtkListItem        *list_item,
           CellMaker          *maker)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), item_changed_cb,
                                        list_item);
}

static void
maker_free (gpointer  data,
            GClosure *closure)
{
  g_free (data);
}

static void
add_column (StaveGoroutineList  *self,
            StaveGoroutineColumn column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  CellMaker          *maker = g_new (CellMaker, 1);

  maker->list = self;
  maker->column = column;
  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), maker, maker_free, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), maker);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), maker);
  self->columns[column] = gtk_column_view_column_new (NULL, factory);
  gtk_column_view_column_set_expand (self->columns[column], column == STAVE_COLUMN_NAME);
  gtk_column_view_column_set_resizable (self->columns[column], column < STAVE_COLUMN_ACTIONS);
  gtk_column_view_append_column (self->view, self->columns[column]);
  g_object_unref (self->columns[column]);
}

/* ---- the run --------------------------------------------------------------------------- */

static void
update_selection (StaveGoroutineList *self)
{
  guint32 selected = stave_controller_get_selected (self->controller);
  guint   n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint   position = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; selected != 0 && i < n; i++)
    {
      g_autoptr (StaveGoroutineItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (stave_goroutine_item_get_g (item) == selected)
        position = i;
    }
  self->selecting = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->selecting = FALSE;
}

static StaveGoroutineItem *
get_item (StaveGoroutineList *self,
          guint               position)
{
  return g_list_model_get_item (G_LIST_MODEL (self->items), position);
}

/* The rows from @first on, for the goroutines that are there now: those that had one keep it. Both
 * are in the order of their numbers. */
static GPtrArray *
make_rows (StaveGoroutineList *self,
           GPtrArray          *goroutines,
           guint               first)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  guint      n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint      old = first;

  for (guint i = first; i < goroutines->len; i++)
    {
      const MachineGView            *view = g_ptr_array_index (goroutines, i);
      g_autoptr (StaveGoroutineItem) item = NULL;

      while (old < n)
        {
          g_clear_object (&item);
          item = get_item (self, old);
          if (stave_goroutine_item_get_g (item) >= view->id)
            break;
          old++;
        }
      if (old == n || stave_goroutine_item_get_g (item) != view->id)
        {
          g_clear_object (&item);
          item = stave_goroutine_item_new (view->id);
        }
      stave_goroutine_item_update (item, view);
      g_ptr_array_add (rows, g_steal_pointer (&item));
    }
  return rows;
}

/* The list changes once, whatever has come and gone: each change costs the view a walk over all of
 * its rows, and a hundred thousand goroutines may have come. */
static void
update (StaveGoroutineList *self)
{
  GPtrArray           *goroutines = stave_controller_get_goroutines (self->controller);
  guint                n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint                first = 0;
  g_autoptr (GPtrArray) rows = NULL;

  self->selecting = TRUE;
  for (; first < MIN (n, goroutines->len); first++)
    {
      const MachineGView            *view = g_ptr_array_index (goroutines, first);
      g_autoptr (StaveGoroutineItem) item = get_item (self, first);

      if (stave_goroutine_item_get_g (item) != view->id)
        break;
      stave_goroutine_item_update (item, view);
    }
  rows = make_rows (self, goroutines, first);
  if (first < n || rows->len > 0)
    g_list_store_splice (self->items, first, n - first, rows->pdata, rows->len);
  self->selecting = FALSE;
  update_selection (self);
}

static void
update_words (StaveGoroutineList *self)
{
  const char *titles[] = {
    _("Goroutine"), _("Function"), _("State"), _("Waits for"), _("Line"), _("Actions"),
  };

  for (guint i = 0; i < STAVE_N_COLUMNS; i++)
    gtk_column_view_column_set_title (self->columns[i], titles[i]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Goroutines"), -1);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (StaveGoroutineItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      g_signal_emit_by_name (item, "changed");
    }
}

static void
selected_cb (StaveGoroutineList *self)
{
  StaveGoroutineItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (!self->selecting && item != NULL)
    stave_controller_select (self->controller, stave_goroutine_item_get_g (item));
}

static void
activate_cb (StaveGoroutineList *self,
             guint               position)
{
  g_autoptr (StaveGoroutineItem) item
      = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  guint                          line;
  const char                    *file = stave_goroutine_item_get_place (item, &line);

  if (file != NULL)
    stave_controller_show_line (self->controller, file, line);
}

/* ---- GObject ------------------------------------------------------------------------------ */

static void
stave_goroutine_list_dispose (GObject *object)
{
  StaveGoroutineList *self = STAVE_GOROUTINE_LIST (object);

  self->selecting = TRUE;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->items);
  g_clear_object (&self->controller);
  G_OBJECT_CLASS (stave_goroutine_list_parent_class)->dispose (object);
}

static void
stave_goroutine_list_class_init (StaveGoroutineListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stave_goroutine_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
stave_goroutine_list_init (StaveGoroutineList *self)
{
  self->items = g_list_store_new (STAVE_TYPE_GOROUTINE_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (self->selection)));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "goroutines");
  for (StaveGoroutineColumn column = 0; column < STAVE_N_COLUMNS; column++)
    add_column (self, column);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
}

/**
 * stave_goroutine_list_new:
 * @controller: whose session it shows
 *
 * Returns: (transfer floating): the list
 */
GtkWidget *
stave_goroutine_list_new (StaveController *controller)
{
  StaveGoroutineList *self = g_object_new (STAVE_TYPE_GOROUTINE_LIST, NULL);

  self->controller = g_object_ref (controller);
  g_signal_connect_object (controller, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "notify::selected", G_CALLBACK (update_selection), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (stave_language_get_default (), "changed", G_CALLBACK (update_words),
                           self, G_CONNECT_SWAPPED);
  update_words (self);
  return GTK_WIDGET (self);
}
