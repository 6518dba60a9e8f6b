/* SPDX-License-Identifier: MIT */

/*
 * Titles of two runs: as short as tells them apart. A setting is named only where the two differ in
 * it, and then for both.
 */

#include "scene-compare-title.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
append (GString    *text,
        const char *what)
{
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, what);
}

static const char *
policy_words (MachinePolicy policy)
{
  switch (policy)
    {
    case MACHINE_POLICY_FIFO:
      return _ ("first come, first served");
    case MACHINE_POLICY_RANDOM:
      return _ ("at random");
    case MACHINE_POLICY_MANUAL:
      return _ ("as you decide");
    case MACHINE_POLICY_GO:
    default:
      return _ ("as Go schedules");
    }
}

static char *
dup_title (const SceneCompareName *self,
           const SceneCompareName *other)
{
  GString *text = g_string_new (self->name);

  if (self->constants != NULL)
    append (text, self->constants);
  if (self->settings->procs != other->settings->procs)
    {
      g_autofree char *procs = g_strdup_printf ("GOMAXPROCS %u", self->settings->procs);

      append (text, procs);
    }
  if (self->settings->policy != other->settings->policy)
    append (text, policy_words (self->settings->policy));
  if (self->settings->seed != other->settings->seed
      && self->settings->policy == other->settings->policy
      && self->settings->policy == MACHINE_POLICY_RANDOM)
    {
      /* Translators: the number that a random schedule begins with */
      g_autofree char *seed = g_strdup_printf (_ ("seed %u"), (guint) self->settings->seed);

      append (text, seed);
    }
  return g_string_free (text, FALSE);
}

/**
 * scene_compare_dup_titles:
 * @left: the left run
 * @right: the right one
 * @out_left: (out) (transfer full): its title
 * @out_right: (out) (transfer full): its title
 *
 * Names two runs by what tells them apart.
 */
void
scene_compare_dup_titles (const SceneCompareName *left,
                          const SceneCompareName *right,
                          char                  **out_left,
                          char                  **out_right)
{
  g_autofree char *one = dup_title (left, right);
  g_autofree char *two = dup_title (right, left);

  if (g_str_equal (one, two))
    {
      /* Translators: two runs of the same program; the first of them */
      *out_left = g_strdup_printf (_ ("%s, left"), one);
      *out_right = g_strdup_printf (_ ("%s, right"), two);
      return;
    }
  *out_left = g_steal_pointer (&one);
  *out_right = g_steal_pointer (&two);
}

/**
 * scene_compare_apply_variant:
 * @variant: what is to differ
 * @settings: (inout): settings of a run
 *
 * Changes the settings that the variant names.
 */
void
scene_compare_apply_variant (const LessonsVariant *variant,
                             MachineSettings      *settings)
{
  if (variant->procs > 0)
    settings->procs = variant->procs;
  if (variant->seed >= 0)
    settings->seed = (guint64) variant->seed;
  if (variant->policy == NULL)
    return;
  settings->policy = strcmp (variant->policy, "random") == 0 ? MACHINE_POLICY_RANDOM
                     : strcmp (variant->policy, "fifo") == 0 ? MACHINE_POLICY_FIFO
                                                             : MACHINE_POLICY_GO;
}

static char *
dup_value (const char        *name,
           const char *const *texts,
           guint              n_texts)
{
  char *value = NULL;

  for (guint i = 0; i < n_texts && value == NULL; i++)
    value = lessons_constant_dup_value (texts[i], name);
  return value;
}

/**
 * scene_compare_dup_constants:
 * @variant: what is to differ
 * @texts: (nullable) (array length=n_texts): the program without it
 * @n_texts: how many
 *
 * Says which values the variant gives to constants, or which they have without it.
 *
 * Returns: (transfer full) (nullable): "limit 2000"
 */
char *
scene_compare_dup_constants (const LessonsVariant *variant,
                             const char *const    *texts,
                             guint                 n_texts)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < variant->n_constants; i++)
    {
      const LessonsConstant *constant = &variant->constants[i];
      g_autofree char *value = texts != NULL ? dup_value (constant->name, texts, n_texts)
                                             : g_strdup (constant->value);

      if (value != NULL)
        g_string_append_printf (out, "%s%s %s", out->len > 0 ? ", " : "", constant->name, value);
    }
  return g_string_free (out, out->len == 0);
}
