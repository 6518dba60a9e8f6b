/* SPDX-License-Identifier: MIT */
#include "machine-exec.h"

/*
 * The limits that end a run from outside: Go has none of them, so each says in
 * words of our own what was reached. Memory is between the two: Go's words for
 * it come first, with the trace they come with. The stack's limit is Go's
 * alone, see machine-stack.c.
 */

typedef struct
{
  const char *name;   /* of the option as well: "--max-" and this */
  const char *format;
} LimitText;

static const LimitText texts[] = {
  [MACHINE_LIMIT_STEPS] = { "steps", "%" G_GUINT64_FORMAT " instructions were run" },
  [MACHINE_LIMIT_MEMORY] = { "memory", "%" G_GUINT64_FORMAT " bytes do not hold heap and stacks" },
  [MACHINE_LIMIT_GOROUTINES] = { "goroutines",
                                 "%" G_GUINT64_FORMAT " goroutines are alive" },
  [MACHINE_LIMIT_OUTPUT] = { "output", "%" G_GUINT64_FORMAT " bytes were printed" },
};

static guint64
limit_of (const Machine *self,
          MachineLimit   limit)
{
  switch (limit)
    {
    case MACHINE_LIMIT_STEPS:
      return self->settings.max_steps;
    case MACHINE_LIMIT_MEMORY:
      return (guint64) machine_arena_host (self)->limit_pages * MACHINE_PAGE_BYTES;
    case MACHINE_LIMIT_GOROUTINES:
      return self->settings.max_goroutines;
    case MACHINE_LIMIT_OUTPUT:
    default:
      return self->settings.max_output_bytes;
    }
}

/**
 * machine_exec_limit:
 *
 * Ends the run because a limit was reached.
 */
void
machine_exec_limit (Machine     *self,
                    MachineLimit limit)
{
  g_autofree char *message = NULL;

  if (self->root->exit_set)
    return;
  message = g_strdup_printf (texts[limit].format, limit_of (self, limit));
  machine_exec_end (self, 3, message);
  self->root->exit_limit = machine_exec_keep_text (self, texts[limit].name);
}

/**
 * machine_exec_out_of_memory:
 * @g: (nullable): the goroutine that wanted more
 *
 * Ends the run at the limit of memory, with what Go prints when the system gives it no more.
 */
void
machine_exec_out_of_memory (Machine  *self,
                            MachineG *g)
{
  static const char text[] = "fatal error: runtime: out of memory";
  g_autoptr (GString) out = g_string_new (text);

  if (self->root->exit_set)
    return;
  machine_exec_limit (self, MACHINE_LIMIT_MEMORY);
  g_string_append (out, "\n\n");
  machine_traceback_dump (self, g, TRUE, out);
  machine_emit_text (self, g, MACHINE_EVENT_FATAL, 0, 0, text, strlen (text));
  machine_write_output (self, g, TRUE, out->str, out->len);
}
