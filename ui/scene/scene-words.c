/* SPDX-License-Identifier: MIT */

/*
 * Words for goroutines. What the machine knows comes in as views; nothing is
 * said that is not in them.
 */

#include "scene-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

char *
scene_words_g (guint32 g)
{
  return g_strdup_printf ("G%u", g);
}

char *
scene_words_name (const char *function)
{
  const char *name = function ? function : "";

  if (g_str_has_prefix (name, "main."))
    name += strlen ("main.");
  return g_strdup (name);
}

char *
scene_words_duration (gint64 ns)
{
  static const struct
  {
    double      ns;
    const char *unit;
  } units[] = { { 1e9, N_ ("s") }, { 1e6, N_ ("ms") }, { 1e3, N_ ("µs") }, { 1, N_ ("ns") } };
  guint at = 0;
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  while (at < G_N_ELEMENTS (units) - 1 && fabs ((double) ns) < units[at].ns)
    at++;
  g_ascii_formatd (text, sizeof text, "%.4g", (double) ns / units[at].ns);
  return g_strdup_printf ("%s %s", text, _ (units[at].unit));
}

char *
scene_words_bytes (gint64 bytes)
{
  static const char *const units[] = { "B", "KiB", "MiB", "GiB" };
  double value = (double) bytes;
  guint at = 0;

  for (; at < G_N_ELEMENTS (units) - 1 && fabs (value) >= 1024; at++)
    value /= 1024;
  value = fabs (value) < 10 ? round (value * 10) / 10 : round (value);
  return g_strdup_printf (value == floor (value) ? "%.0f %s" : "%.1f %s", value, units[at]);
}

const char *
scene_words_state (MachineGState state)
{
  switch (state)
    {
    case MACHINE_G_RUNNABLE:
      return _ ("runnable");
    case MACHINE_G_RUNNING:
      return _ ("running");
    case MACHINE_G_WAITING:
      return _ ("waiting");
    case MACHINE_G_DEAD:
    default:
      return _ ("done");
    }
}

/* The value a blocked sender holds out, from the channel's queue; borrowed. */
static const char *
find_offer (const MachineObjectView *channel,
            guint32                  g)
{
  for (guint i = 0; channel && i < channel->n_waiters; i++)
    if (channel->waiters[i].g == g && channel->waiters[i].is_send)
      return channel->waiters[i].value;
  return NULL;
}

static char *
words_sleep (const SceneModel   *model,
             const MachineGView *g)
{
  g_autofree char *left = NULL;

  if (g->wait_until_ns < 0)
    return g_strdup (_ ("sleeps"));
  left = scene_words_duration (MAX (g->wait_until_ns - model->time_ns, 0));
  return g_strdup_printf (_ ("sleeps %s"), left);
}

/* Held by an injected delay. */
static char *
words_held (const SceneModel   *model,
            const MachineGView *g)
{
  g_autofree char *left = scene_words_duration (MAX (g->wait_until_ns - model->time_ns, 0));

  return g_strdup_printf (_ ("injected: held %s"), left);
}

static char *
words_wait (const SceneModel   *model,
            const MachineGView *g)
{
  const MachineObjectView *object = scene_model_find_object (model, g->wait_object);
  g_autofree char *name = scene_words_object_name (model, g->wait_object);
  const char *offer;

  switch (g->wait)
    {
    case MACHINE_WAIT_CHAN_SEND:
      offer = find_offer (object, g->id);
      return offer ? g_strdup_printf (_ ("waits: send %s (%s)"), name, offer)
                   : g_strdup_printf (_ ("waits: send %s"), name);
    case MACHINE_WAIT_CHAN_RECV:
      return g_strdup_printf (g_str_has_suffix (name, ".Done()") ? _ ("waits: %s")
                                                                 : _ ("waits: receive %s"),
                              name);
    case MACHINE_WAIT_CHAN_SEND_NIL:
    case MACHINE_WAIT_CHAN_RECV_NIL:
      return g_strdup (_ ("waits: nil channel"));
    case MACHINE_WAIT_SELECT:
      return g_strdup (_ ("waits: select"));
    case MACHINE_WAIT_MUTEX:
    case MACHINE_WAIT_RWMUTEX_W:
      return g_strdup_printf (_ ("waits: lock %s"), name);
    case MACHINE_WAIT_RWMUTEX_R:
      return g_strdup_printf (_ ("waits: read lock %s"), name);
    case MACHINE_WAIT_WAITGROUP:
      return object ? g_strdup_printf (_ ("waits: %s (%d)"), name, (int) object->count)
                    : g_strdup (_ ("waits: WaitGroup"));
    case MACHINE_WAIT_COND:
      return g_strdup_printf (_ ("waits: signal %s"), name);
    case MACHINE_WAIT_SLEEP:
      return words_sleep (model, g);
    case MACHINE_WAIT_CHAOS_DELAY:
      return words_held (model, g);
    case MACHINE_WAIT_CHAOS_BLOCK:
      return g_strdup (_ ("injected: blocked"));
    case MACHINE_WAIT_SELECT_NONE:
    case MACHINE_WAIT_FOREVER:
      return g_strdup (_ ("waits for ever"));
    case MACHINE_WAIT_NONE:
    default:
      return g_strdup (_ ("waits"));
    }
}

char *
scene_words_g_line (const SceneModel   *model,
                    const MachineGView *g)
{
  g_autofree char *line = NULL;

  if (g->panicking && g->state != MACHINE_G_DEAD)
    line = g_strdup (_ ("panics"));
  else if (g->state == MACHINE_G_RUNNING && g->p >= 0)
    line = g_strdup_printf (_ ("running · P%d"), g->p);
  else if (g->state == MACHINE_G_WAITING)
    line = words_wait (model, g);
  else
    line = g_strdup (scene_words_state (g->state));
  if (g->frozen)
    return g_strdup_printf (_ ("frozen · %s"), line);
  return g_steal_pointer (&line);
}

static char *
sentence_wait (const SceneModel   *model,
               const MachineGView *g)
{
  const MachineObjectView *object = scene_model_find_object (model, g->wait_object);
  g_autofree char *name = scene_words_object_name (model, g->wait_object);
  const char *offer;

  switch (g->wait)
    {
    case MACHINE_WAIT_CHAN_SEND:
      offer = find_offer (object, g->id);
      return offer ? g_strdup_printf (_ ("waits to send %s on %s"), offer, name)
                   : g_strdup_printf (_ ("waits to send on %s"), name);
    case MACHINE_WAIT_CHAN_RECV:
      return g_strdup_printf (_ ("waits to receive from %s"), name);
    case MACHINE_WAIT_CHAN_SEND_NIL:
      return g_strdup (_ ("waits for ever to send on a nil channel"));
    case MACHINE_WAIT_CHAN_RECV_NIL:
      return g_strdup (_ ("waits for ever to receive from a nil channel"));
    case MACHINE_WAIT_SELECT:
      return g_strdup (_ ("waits in a select"));
    case MACHINE_WAIT_MUTEX:
    case MACHINE_WAIT_RWMUTEX_W:
      return g_strdup_printf (_ ("waits to lock %s"), name);
    case MACHINE_WAIT_RWMUTEX_R:
      return g_strdup_printf (_ ("waits to lock %s for reading"), name);
    case MACHINE_WAIT_WAITGROUP:
      return g_strdup_printf (_ ("waits until the counter of %s is zero"), name);
    case MACHINE_WAIT_COND:
      return g_strdup_printf (_ ("waits for a signal of %s"), name);
    case MACHINE_WAIT_SLEEP:
      return words_sleep (model, g);
    case MACHINE_WAIT_CHAOS_DELAY:
      return words_held (model, g);
    case MACHINE_WAIT_CHAOS_BLOCK:
      return g_strdup (_ ("is held for ever by an injected fault"));
    default:
      return g_strdup (_ ("waits for ever"));
    }
}

static char *
sentence_state (const SceneModel   *model,
                const MachineGView *g)
{
  if (g->panicking && g->state != MACHINE_G_DEAD)
    return g_strdup (_ ("is panicking"));
  switch (g->state)
    {
    case MACHINE_G_RUNNING:
      return g->p >= 0 ? g_strdup_printf (_ ("is running on P%d"), g->p)
                       : g_strdup (_ ("is running"));
    case MACHINE_G_RUNNABLE:
      return g_strdup (_ ("could run"));
    case MACHINE_G_WAITING:
      return sentence_wait (model, g);
    case MACHINE_G_DEAD:
    default:
      return g_strdup (_ ("has ended"));
    }
}

char *
scene_words_g_sentence (const SceneModel   *model,
                        const MachineGView *g)
{
  g_autofree char *name = scene_words_name (g->name);
  g_autofree char *state = sentence_state (model, g);
  GString *out = g_string_new (NULL);

  /* Translators: goroutine number, its function, "is running on P0" */
  g_string_append_printf (out, _ ("Goroutine %u, %s, %s"), g->id, name, state);
  if (g->location.source && g->state != MACHINE_G_DEAD)
    g_string_append_printf (out, _ (", at %s:%u"), g->location.source->name, g->location.line);
  if (g->frozen)
    g_string_append (out, _ (", frozen"));
  g_string_append (out, _ ("."));
  return g_string_free (out, FALSE);
}
