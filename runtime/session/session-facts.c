/* SPDX-License-Identifier: MIT */

/*
 * Facts about a run, as the tasks of the lessons ask for them: small texts by
 * name, all at the session's place. Names and meanings are those listed in the
 * lessons' fact expressions.
 */
#include "session-private.h"

#include <string.h>

/* "main.worker" answers to "worker" too, and a literal in it to "main.main.func1". */
static gboolean
name_matches (const char *full,
              const char *name)
{
  if (full == NULL)
    return FALSE;
  return strcmp (full, name) == 0
         || (g_str_has_prefix (full, "main.") && strcmp (full + strlen ("main."), name) == 0);
}

static char *
number (gint64 value)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, value);
}

static gboolean
is_live (const MachineGView *view)
{
  return view->state != MACHINE_G_DEAD;
}

static gboolean
is_any (const MachineGView *view)
{
  return TRUE;
}

static char *
count_goroutines (const Session *self,
                  const char    *func,
                  gboolean       with_main,
                  gboolean (*counts) (const MachineGView *view))
{
  g_autoptr (GPtrArray) goroutines = machine_dup_goroutines (self->machine);
  guint n = 0;

  for (guint i = 0; i < goroutines->len; i++)
    {
      const MachineGView *view = g_ptr_array_index (goroutines, i);

      if ((with_main || view->parent != 0) && counts (view)
          && (func == NULL || name_matches (view->name, func)))
        n++;
    }
  return number (n);
}

static const MachineGView *
find_who (GPtrArray  *goroutines,
          const char *who)
{
  guint64 id = who[0] == 'G' ? g_ascii_strtoull (who + 1, NULL, 10) : 0;

  for (guint i = 0; i < goroutines->len; i++)
    {
      const MachineGView *view = g_ptr_array_index (goroutines, i);

      if (id != 0 ? view->id == id : name_matches (view->name, who))
        return view;
    }
  return NULL;
}

static char *
state_fact (const Session *self,
            const char    *who)
{
  static const char *const words[] = { "runnable", "running", "waiting", "done" };
  g_autoptr (GPtrArray) goroutines = machine_dup_goroutines (self->machine);
  const MachineGView *view = find_who (goroutines, who);

  return view != NULL ? g_strdup (words[view->state]) : NULL;
}

static char *
waits_fact (const Session *self,
            const char    *who)
{
  g_autoptr (GPtrArray) goroutines = machine_dup_goroutines (self->machine);
  const MachineGView *view = find_who (goroutines, who);

  if (view == NULL)
    return NULL;
  return g_strdup (view->state == MACHINE_G_WAITING ? machine_wait_get_text (view->wait) : "");
}

typedef enum { CHAN_CLOSED, CHAN_LEN, CHAN_CAP } ChanFact;

static char *
chan_fact (const Session *self,
           const char    *name,
           ChanFact       which)
{
  g_autoptr (GPtrArray) objects = machine_dup_objects (self->machine);

  for (guint i = 0; i < objects->len; i++)
    {
      const MachineObjectView *view = g_ptr_array_index (objects, i);

      if (view->kind == MACHINE_OBJECT_CHAN && g_strcmp0 (view->name, name) == 0)
        return number (which == CHAN_CLOSED ? (guint) view->closed
                       : which == CHAN_LEN  ? view->len
                                            : view->capacity);
    }
  return NULL;
}

static char *
event_fact (const Session *self,
            const char    *kind_name)
{
  MachineTrace *trace = machine_get_trace (self->machine);
  MachineEventKind kind;
  gint64 n = 0;

  if (!machine_event_kind_parse (kind_name, &kind))
    return NULL;
  for (gsize i = 0; i < machine_get_position (self->machine); i++)
    n += machine_trace_get (trace, i)->kind == kind;
  return number (n);
}

static char *
output_fact (const Session *self)
{
  gsize len;
  const char *text = machine_get_output (self->machine, FALSE, &len);

  if (len > 0 && text[len - 1] == '\n')
    len--;
  return g_strndup (text, len);
}

/* "panic: boom [recovered]…" without its first word. */
static char *
panic_fact (const MachineExit *exit)
{
  const char *message = exit->message != NULL ? exit->message : "";

  if (!exit->panicked)
    return g_strdup ("");
  return g_strdup (g_str_has_prefix (message, "panic: ") ? message + strlen ("panic: ") : message);
}

static char *
run_fact (const Session *self,
          const char    *name)
{
  MachineExit exit;

  machine_get_exit (self->machine, &exit);
  if (strcmp (name, "ended") == 0)
    return number (exit.ended);
  if (strcmp (name, "exit") == 0)
    return exit.ended ? number (exit.code) : NULL;
  if (strcmp (name, "panic") == 0)
    return panic_fact (&exit);
  if (strcmp (name, "deadlock") == 0)
    return number (exit.deadlock);
  if (strcmp (name, "output") == 0)
    return output_fact (self);
  if (strcmp (name, "goroutines") == 0)
    return count_goroutines (self, NULL, TRUE, is_live);
  if (strcmp (name, "leaked") == 0)
    return exit.ended ? count_goroutines (self, NULL, FALSE, is_live) : NULL;
  if (strcmp (name, "started") == 0)
    return count_goroutines (self, NULL, TRUE, is_any);
  if (strcmp (name, "time_ns") == 0)
    return number (machine_get_time_ns (self->machine));
  if (strcmp (name, "steps") == 0)
    return number (self->step);
  return NULL;
}

/**
 * session_dup_fact:
 * @self: a session
 * @name: a fact: "leaked", "state:worker", "event:chan.send" …
 *
 * Cost: a look at the machine; "event:" also a pass over the trace so far.
 *
 * Returns: (transfer full) (nullable): its value at the session's place, %NULL if unknown
 */
char *
session_dup_fact (const Session *self,
                  const char    *name)
{
  const char *colon = strchr (name, ':');
  g_autofree char *head = NULL;
  MachineExit exit;

  if (self->machine == NULL)
    return NULL;
  if (colon == NULL)
    return run_fact (self, name);

  head = g_strndup (name, colon - name);
  machine_get_exit (self->machine, &exit);
  if (strcmp (head, "leaked") == 0)
    return exit.ended ? count_goroutines (self, colon + 1, FALSE, is_live) : NULL;
  if (strcmp (head, "goroutines") == 0)
    return count_goroutines (self, colon + 1, TRUE, is_live);
  if (strcmp (head, "started") == 0)
    return count_goroutines (self, colon + 1, TRUE, is_any);
  if (strcmp (head, "state") == 0)
    return state_fact (self, colon + 1);
  if (strcmp (head, "waits") == 0)
    return waits_fact (self, colon + 1);
  if (strcmp (head, "closed") == 0)
    return chan_fact (self, colon + 1, CHAN_CLOSED);
  if (strcmp (head, "len") == 0)
    return chan_fact (self, colon + 1, CHAN_LEN);
  if (strcmp (head, "cap") == 0)
    return chan_fact (self, colon + 1, CHAN_CAP);
  if (strcmp (head, "event") == 0)
    return event_fact (self, colon + 1);
  return NULL;
}
