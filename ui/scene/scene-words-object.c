/* SPDX-License-Identifier: MIT */

/*
 * Words for channels, locks, timers and contexts.
 */

#include "scene-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const char *
scene_words_kind (const MachineObjectView *object)
{
  switch (object->kind)
    {
    case MACHINE_OBJECT_CHAN:
      return object->type ? object->type : "chan";
    case MACHINE_OBJECT_MUTEX:
      return "Mutex";
    case MACHINE_OBJECT_RWMUTEX:
      return "RWMutex";
    case MACHINE_OBJECT_WAITGROUP:
      return "WaitGroup";
    case MACHINE_OBJECT_COND:
      return "Cond";
    case MACHINE_OBJECT_ONCE:
      return "Once";
    case MACHINE_OBJECT_TIMER:
      return "Timer";
    case MACHINE_OBJECT_CONTEXT:
    default:
      return "Context";
    }
}

char *
scene_words_object_name (const SceneModel *model,
                         guint32           object)
{
  const MachineObjectView *view = scene_model_find_object (model, object);
  const MachineObjectView *owner = scene_model_find_owner (model, object);

  if (owner && owner->kind == MACHINE_OBJECT_CONTEXT)
    return g_strdup_printf ("%s.Done()",
                            g_str_has_prefix (owner->name, "context.")
                              ? owner->name + strlen ("context.")
                              : owner->name);
  if (owner)
    return g_strdup (owner->name);
  return g_strdup (view ? view->name : "nil");
}

static char *
line_lock (const MachineObjectView *object)
{
  if (object->owner)
    return g_strdup_printf (_ ("held by G%u"), object->owner);
  if (object->n_readers == 1)
    return g_strdup_printf (_ ("read by G%u"), object->readers[0]);
  if (object->n_readers > 1)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u reader", "%u readers",
                                         object->n_readers),
                            object->n_readers);
  return g_strdup (_ ("free"));
}

static char *
line_due (const SceneModel        *model,
          const MachineObjectView *object)
{
  g_autofree char *left = NULL;

  if (object->when_ns < 0)
    return NULL;
  left = scene_words_duration (MAX (object->when_ns - model->time_ns, 0));
  return g_strdup_printf (_ ("due in %s"), left);
}

char *
scene_words_object_line (const SceneModel        *model,
                         const MachineObjectView *object)
{
  char *line;

  switch (object->kind)
    {
    case MACHINE_OBJECT_CHAN:
      if (object->capacity == 0)
        return g_strdup (object->closed ? _ ("unbuffered · closed") : _ ("unbuffered"));
      return g_strdup_printf (object->closed ? _ ("%u of %u · closed") : _ ("%u of %u · open"),
                              object->len, object->capacity);
    case MACHINE_OBJECT_MUTEX:
    case MACHINE_OBJECT_RWMUTEX:
      return line_lock (object);
    case MACHINE_OBJECT_WAITGROUP:
      return object->count > 0
               ? g_strdup_printf (_ ("%d not done"), (int) object->count)
               : g_strdup (_ ("all done"));
    case MACHINE_OBJECT_COND:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u waits", "%u wait",
                                           object->n_waiters),
                              object->n_waiters);
    case MACHINE_OBJECT_ONCE:
      return g_strdup (object->count ? _ ("done") : _ ("not yet done"));
    case MACHINE_OBJECT_TIMER:
      line = line_due (model, object);
      return line ? line : g_strdup (_ ("not running"));
    case MACHINE_OBJECT_CONTEXT:
    default:
      if (object->done)
        return g_strdup (_ ("done"));
      line = line_due (model, object);
      return line ? line : g_strdup (_ ("alive"));
    }
}

static void
append_values (GString                 *out,
               const MachineObjectView *object)
{
  if (object->capacity == 0)
    g_string_append_printf (out, _ ("Channel %s of type %s is unbuffered"), object->name,
                            scene_words_kind (object));
  else
    g_string_append_printf (out, _ ("Channel %s of type %s holds %u of %u values"), object->name,
                            scene_words_kind (object), object->len, object->capacity);
  for (guint i = 0; i < MIN (object->n_values, 10); i++)
    g_string_append_printf (out, "%s%s", i == 0 ? ": " : ", ", object->values[i]);
  if (object->n_values > 10)
    g_string_append (out, ", …");
  g_string_append (out, object->closed ? _ (" and is closed.") : _ (" and is open."));
}

static void
append_waiters (GString                 *out,
                const MachineObjectView *object)
{
  gboolean chan = object->kind == MACHINE_OBJECT_CHAN;

  for (guint pass = 0; pass < 2; pass++)
    {
      guint n = 0;

      for (guint i = 0; i < object->n_waiters; i++)
        {
          const MachineWaiter *waiter = &object->waiters[i];

          if (chan ? waiter->is_send != (pass == 0) : pass != 0)
            continue;
          if (n == 0)
            g_string_append (out, !chan        ? _ (" In its queue: ")
                                  : pass == 0 ? _ (" Waiting to send: ")
                                              : _ (" Waiting to receive: "));
          else
            g_string_append (out, ", ");
          g_string_append_printf (out, "G%u", waiter->g);
          if (waiter->value)
            g_string_append_printf (out, " (%s)", waiter->value);
          n++;
        }
      if (n)
        g_string_append (out, _ ("."));
    }
}

char *
scene_words_object_sentence (const SceneModel        *model,
                             const MachineObjectView *object)
{
  g_autofree char *line = scene_words_object_line (model, object);
  GString *out = g_string_new (NULL);

  if (object->kind == MACHINE_OBJECT_CHAN)
    append_values (out, object);
  else if (object->kind == MACHINE_OBJECT_CONTEXT)
    g_string_append_printf (out, _ ("Context %s, %s: %s."), object->name,
                            object->label ? object->label : "", line);
  else
    /* Translators: kind, name, state: "Mutex mu: held by G3." */
    g_string_append_printf (out, _ ("%s %s: %s."), scene_words_kind (object), object->name, line);
  append_waiters (out, object);
  return g_string_free (out, FALSE);
}
