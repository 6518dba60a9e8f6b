/* SPDX-License-Identifier: MIT */
#include "stave-goroutine-item.h"

#include "stave-language.h"

struct _StaveGoroutineItem
{
  GObject       parent_instance;
  guint32       g;
  char         *name;
  MachineGState state;
  MachineWait   wait;
  int           p;
  gboolean      frozen;
  char         *file; /* or NULL */
  guint         line;
};

G_DEFINE_FINAL_TYPE (StaveGoroutineItem, stave_goroutine_item, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
stave_goroutine_item_finalize (GObject *object)
{
  StaveGoroutineItem *self = STAVE_GOROUTINE_ITEM (object);

  g_free (self->name);
  g_free (self->file);
  G_OBJECT_CLASS (stave_goroutine_item_parent_class)->finalize (object);
}

static void
stave_goroutine_item_class_init (StaveGoroutineItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stave_goroutine_item_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
stave_goroutine_item_init (StaveGoroutineItem *self)
{
  self->p = -1;
}

/**
 * stave_goroutine_item_new:
 * @g: a goroutine
 *
 * Returns: (transfer full): its row
 */
StaveGoroutineItem *
stave_goroutine_item_new (guint32 g)
{
  StaveGoroutineItem *self = g_object_new (STAVE_TYPE_GOROUTINE_ITEM, NULL);

  self->g = g;
  return self;
}

/**
 * stave_goroutine_item_update:
 * @self: a row
 * @view: the goroutine as it stands
 */
void
stave_goroutine_item_update (StaveGoroutineItem *self,
                             const MachineGView *view)
{
  const char *file = view->location.source != NULL ? view->location.source->name : NULL;

  if (g_strcmp0 (self->name, view->name) == 0 && self->state == view->state
      && self->wait == view->wait && self->p == view->p && self->frozen == view->frozen
      && g_strcmp0 (self->file, file) == 0 && self->line == view->location.line)
    return;
  g_free (self->name);
  self->name = g_strdup (view->name);
  g_free (self->file);
  self->file = g_strdup (file);
  self->line = view->location.line;
  self->state = view->state;
  self->wait = view->wait;
  self->p = view->p;
  self->frozen = view->frozen;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * stave_goroutine_item_get_g:
 * @self: a row
 *
 * Returns: id of the goroutine
 */
guint32
stave_goroutine_item_get_g (StaveGoroutineItem *self)
{
  return self->g;
}

/**
 * stave_goroutine_item_get_state:
 * @self: a row
 *
 * Returns: its state
 */
MachineGState
stave_goroutine_item_get_state (StaveGoroutineItem *self)
{
  return self->state;
}

/**
 * stave_goroutine_item_get_frozen:
 * @self: a row
 *
 * Returns: whether the learner has frozen it
 */
gboolean
stave_goroutine_item_get_frozen (StaveGoroutineItem *self)
{
  return self->frozen;
}

static char *
dup_state (StaveGoroutineItem *self)
{
  const char *title = stave_g_state_get_title (self->state);

  if (self->frozen)
    return g_strdup_printf (_("%s, frozen"), title);
  if (self->state == MACHINE_G_RUNNING && self->p >= 0)
    return g_strdup_printf (_("%s on P%d"), title, self->p);
  return g_strdup (title);
}

/**
 * stave_goroutine_item_dup_text:
 * @self: a row
 * @column: which text
 *
 * Returns: (transfer full): in the interface's language
 */
char *
stave_goroutine_item_dup_text (StaveGoroutineItem  *self,
                               StaveGoroutineColumn column)
{
  switch (column)
    {
    case STAVE_COLUMN_ID:
      return g_strdup_printf ("G%u", self->g);
    case STAVE_COLUMN_NAME:
      return g_strdup (self->name != NULL ? self->name : "");
    case STAVE_COLUMN_STATE:
      return dup_state (self);
    case STAVE_COLUMN_WAIT:
      return g_strdup (self->state == MACHINE_G_WAITING ? machine_wait_get_text (self->wait) : "");
    case STAVE_COLUMN_PLACE:
      if (self->file == NULL || self->state == MACHINE_G_DEAD)
        return g_strdup ("");
      return g_strdup_printf ("%s:%u", self->file, self->line);
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * stave_goroutine_item_get_place:
 * @self: a row
 * @out_line: (out): from 1
 *
 * Returns: (nullable): name of the file it stands in
 */
const char *
stave_goroutine_item_get_place (StaveGoroutineItem *self,
                                guint              *out_line)
{
  *out_line = self->line;
  return self->file;
}

/**
 * stave_g_state_get_title:
 * @state: a state
 *
 * Returns: in the interface's language
 */
const char *
stave_g_state_get_title (MachineGState state)
{
  static const char *const titles[] = { N_ ("runnable"), N_ ("running"), N_ ("waiting"),
                                        N_ ("done") };

  return _(titles[state]);
}
