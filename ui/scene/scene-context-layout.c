/* SPDX-License-Identifier: MIT */

/*
 * Where the cards of contexts stand: each on a row of its own, below its parent and a step to the
 * right of it, as in an outline. So a tree is no wider than a card and its depth in steps, and fits
 * beside the source. Where there are too many, the subtrees that are done go first, then the
 * latest, and a card says how many.
 */

#include "scene-context-private.h"

#include <string.h>

#define MAX_DEPTH 24
#define MAX_CHILDREN 12
#define MAX_CARDS 200

typedef struct
{
  const SceneModel *model;
  GHashTable       *children; /* id of the parent or 0 ─▶ GPtrArray of MachineObjectView, by id */
  GArray           *cards;    /* ContextCard */
} Layout;

static gboolean
is_context (const SceneModel *model,
            guint32           id)
{
  const MachineObjectView *object = scene_model_find_object (model, id);

  return object != NULL && object->kind == MACHINE_OBJECT_CONTEXT;
}

static GHashTable *
new_children (const SceneModel *model)
{
  GHashTable *children = g_hash_table_new_full (NULL, NULL, NULL,
                                                (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < model->objects->len; i++)
    {
      MachineObjectView *object = model->objects->pdata[i];
      gpointer parent = GUINT_TO_POINTER (is_context (model, object->parent) ? object->parent : 0);
      GPtrArray *siblings = g_hash_table_lookup (children, parent);

      if (object->kind != MACHINE_OBJECT_CONTEXT)
        continue;
      if (siblings == NULL)
        g_hash_table_insert (children, parent, siblings = g_ptr_array_new ());
      g_ptr_array_add (siblings, object);
    }
  return children;
}

/* Values have no Done of their own: they are done with what they derive from. */
static gboolean
is_done (const MachineObjectView *context,
         gboolean                 parent_done)
{
  gboolean is_value = context->label != NULL && g_str_has_prefix (context->label, "WithValue");

  return context->done || (parent_done && is_value);
}

static gboolean
happens_now (const SceneModel *model,
             guint32           context)
{
  for (guint i = 0; i < model->events->len; i++)
    {
      const MachineEvent *event = &g_array_index (model->events, SceneModelEvent, i).event;

      if (event->kind == MACHINE_EVENT_CTX_CANCEL && event->object == context)
        return TRUE;
    }
  return FALSE;
}

static guint
add_card (Layout                  *self,
          guint                    parent,
          const MachineObjectView *context,
          guint                    n_rest)
{
  const ContextCard *above = parent != G_MAXUINT
                               ? &g_array_index (self->cards, ContextCard, parent) : NULL;
  ContextCard card = { .context = context, .parent = parent, .n_rest = n_rest,
                       .depth = above != NULL ? above->depth + 1 : 0, .row = self->cards->len };

  if (context != NULL)
    {
      card.done = is_done (context, above != NULL && above->done);
      card.now = card.done
                 && (context->done ? happens_now (self->model, context->id) : above->now);
    }
  g_array_append_val (self->cards, card);
  return self->cards->len - 1;
}

/* The children that are shown, by id; the rest is one more card. */
static GPtrArray *
dup_shown (const Layout *self,
           guint32       parent,
           guint         depth,
           guint        *out_n_rest)
{
  const GPtrArray *all = g_hash_table_lookup (self->children, GUINT_TO_POINTER (parent));
  GPtrArray *shown = g_ptr_array_new ();
  guint n = all != NULL ? all->len : 0;
  guint room = depth >= MAX_DEPTH || self->cards->len >= MAX_CARDS ? 0 : MAX_CHILDREN;

  for (guint i = 0; i < n && shown->len < room; i++)
    {
      const MachineObjectView *child = all->pdata[i];

      if (n <= MAX_CHILDREN || !child->done || happens_now (self->model, child->id))
        g_ptr_array_add (shown, (gpointer) child);
    }
  *out_n_rest = n - shown->len;
  return shown;
}

static void
add_below (Layout *self,
           guint   index,
           guint32 id)
{
  guint n_rest, depth = g_array_index (self->cards, ContextCard, index).depth;
  g_autoptr (GPtrArray) shown = dup_shown (self, id, depth, &n_rest);

  for (guint i = 0; i < shown->len + (n_rest > 0); i++)
    {
      const MachineObjectView *child = i < shown->len ? shown->pdata[i] : NULL;
      guint at = add_card (self, index, child, child == NULL ? n_rest : 0);

      if (child != NULL)
        add_below (self, at, child->id);
    }
}

/* Returns cards, parents before their children; the first is what all derive from. */
GArray *
context_layout (const SceneModel *model)
{
  Layout self = { .model = model, .children = new_children (model),
                  .cards = g_array_new (FALSE, FALSE, sizeof (ContextCard)) };

  if (g_hash_table_size (self.children) > 0)
    add_below (&self, add_card (&self, G_MAXUINT, NULL, 0), 0);
  g_hash_table_unref (self.children);
  return self.cards;
}
