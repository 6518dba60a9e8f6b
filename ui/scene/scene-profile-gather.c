/* SPDX-License-Identifier: MIT */

/*
 * Grouping goroutines by what they do and where. The key of a group is its
 * state, what it waits for and the program counters of its calls, as text.
 */

#include "scene-profile.h"

struct _SceneProfile
{
  GPtrArray  *groups;  /* SceneProfileGroup */
  GHashTable *by_key;  /* char* ─▶ SceneProfileGroup, borrowed */
  GHashTable *ids;     /* borrowed from groups */
  guint       n_goroutines;
  gboolean    sorted;
};

static void
frame_free (gpointer data)
{
  SceneProfileFrame *self = data;

  g_free (self->func);
  g_free (self->file);
  g_free (self);
}

static void
group_free (gpointer data)
{
  SceneProfileGroup *self = data;

  g_free (self->id);
  g_array_unref (self->gs);
  g_ptr_array_unref (self->frames);
  g_free (self);
}

/**
 * scene_profile_new:
 *
 * Returns: (transfer full): a profile of no goroutines
 */
SceneProfile *
scene_profile_new (void)
{
  SceneProfile *self = g_new0 (SceneProfile, 1);

  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
scene_profile_free (SceneProfile *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_key);
  g_hash_table_unref (self->ids);
  g_ptr_array_unref (self->groups);
  g_free (self);
}

static char *
dup_key (const MachineGView     *g,
         const MachineFrameView *frames,
         guint                   n_frames)
{
  GString *key = g_string_new (NULL);

  g_string_append_printf (key, "%u %u", g->state, g->state == MACHINE_G_WAITING ? g->wait : 0);
  for (guint i = 0; i < n_frames; i++)
    g_string_append_printf (key, " %u", frames[i].pc);
  if (n_frames == 0)
    g_string_append_printf (key, " %s", g->name);
  return g_string_free (key, FALSE);
}

/* One that has not begun stands in front of its function, which is in none of its calls yet. */
static GPtrArray *
dup_frames (const MachineGView     *g,
            const MachineFrameView *frames,
            guint                   n_frames)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func (frame_free);

  for (guint i = 0; i < n_frames; i++)
    {
      SceneProfileFrame *copy;

      if (frames[i].wrapper)
        continue;
      copy = g_new0 (SceneProfileFrame, 1);
      copy->pc = frames[i].pc;
      copy->func = g_strdup (frames[i].func);
      copy->library = frames[i].library;
      copy->line = frames[i].location.line;
      if (frames[i].location.source != NULL)
        copy->file = g_path_get_basename (frames[i].location.source->name);
      g_ptr_array_add (copies, copy);
    }
  if (copies->len == 0)
    {
      SceneProfileFrame *function = g_new0 (SceneProfileFrame, 1);

      function->func = g_strdup (g->name);
      g_ptr_array_add (copies, function);
    }
  return copies;
}

/* The same in every run; two stacks of one hash are told apart by a number. */
static char *
dup_id (const SceneProfile *self,
        const char         *key)
{
  guint hash = g_str_hash (key);
  char *id = g_strdup_printf ("profile:%x", hash);

  for (guint i = 2; g_hash_table_contains (self->ids, id); i++)
    {
      g_free (id);
      id = g_strdup_printf ("profile:%x-%u", hash, i);
    }
  return id;
}

/**
 * scene_profile_add:
 * @frames: its calls, innermost first
 *
 * Counts a goroutine. Those that have ended are passed over.
 */
void
scene_profile_add (SceneProfile           *self,
                   const MachineGView     *g,
                   const MachineFrameView *frames,
                   guint                   n_frames)
{
  g_autofree char *key = NULL;
  SceneProfileGroup *group;

  if (g->state == MACHINE_G_DEAD)
    return;
  key = dup_key (g, frames, n_frames);
  group = g_hash_table_lookup (self->by_key, key);
  if (group == NULL)
    {
      group = g_new0 (SceneProfileGroup, 1);
      group->id = dup_id (self, key);
      group->state = g->state;
      group->wait = g->wait;
      group->gs = g_array_new (FALSE, FALSE, sizeof (guint32));
      group->frames = dup_frames (g, frames, n_frames);
      g_ptr_array_add (self->groups, group);
      g_hash_table_add (self->ids, group->id);
      g_hash_table_insert (self->by_key, g_steal_pointer (&key), group);
    }
  g_array_append_val (group->gs, g->id);
  self->n_goroutines++;
  self->sorted = FALSE;
}

/**
 * scene_profile_new_from_machine:
 * @model: of the same place
 *
 * Gathers the profile of all goroutines alive.
 *
 * Cost: linear in their calls.
 *
 * Returns: (transfer full): the profile
 */
SceneProfile *
scene_profile_new_from_machine (const SceneModel *model,
                                const Machine    *machine)
{
  SceneProfile *self = scene_profile_new ();

  for (guint i = 0; i < model->goroutines->len; i++)
    {
      const MachineGView *g = model->goroutines->pdata[i];
      g_autoptr (GArray) frames = NULL;

      if (g->state == MACHINE_G_DEAD)
        continue;
      frames = machine_dup_frames (machine, g->id);
      scene_profile_add (self, g, (const MachineFrameView *) frames->data, frames->len);
    }
  return self;
}

static int
compare_groups (gconstpointer a,
                gconstpointer b)
{
  const SceneProfileGroup *one = *(gpointer *) a, *other = *(gpointer *) b;
  guint32 first = g_array_index (one->gs, guint32, 0);
  guint32 second = g_array_index (other->gs, guint32, 0);

  if (one->gs->len != other->gs->len)
    return one->gs->len > other->gs->len ? -1 : 1;
  return first < second ? -1 : first > second;
}

static void
sort (SceneProfile *self)
{
  if (!self->sorted)
    g_ptr_array_sort (self->groups, compare_groups);
  self->sorted = TRUE;
}

guint
scene_profile_get_n_groups (SceneProfile *self)
{
  return self->groups->len;
}

const SceneProfileGroup *
scene_profile_get_group (SceneProfile *self,
                         guint         index)
{
  sort (self);
  return g_ptr_array_index (self->groups, index);
}

/**
 * scene_profile_find_group:
 *
 * Cost: linear in goroutines.
 *
 * Returns: (nullable): the group that has the goroutine
 */
const SceneProfileGroup *
scene_profile_find_group (SceneProfile *self,
                          guint32       g)
{
  sort (self);
  for (guint i = 0; i < self->groups->len; i++)
    {
      const SceneProfileGroup *group = self->groups->pdata[i];

      for (guint k = 0; k < group->gs->len; k++)
        if (g_array_index (group->gs, guint32, k) == g)
          return group;
    }
  return NULL;
}

guint
scene_profile_get_n_goroutines (const SceneProfile *self)
{
  return self->n_goroutines;
}
