/* SPDX-License-Identifier: MIT */

/*
 * Keeping an index up to date with a session. The trace of a session usually
 * grows; when another decision is taken, it is cut and grows differently.
 */

#include "scene-index-private.h"

/* Library frames and wrappers are no name for a goroutine: the function it was started with is the
 * one its first instruction belongs to, looked through wrappers. */
static const char *
find_start_name (const CodeProgram  *program,
                 const MachineEvent *event)
{
  const CodeFunc *func = code_program_find_func (program, event->pc);

  while (func && (func->flags & CODE_FUNC_WRAPPER) && func->wraps < program->n_funcs)
    func = &program->funcs[func->wraps];
  return func ? func->name : NULL;
}

static void
index_names (SceneIndex         *self,
             const Session      *session,
             const MachineTrace *trace,
             gsize               first,
             gsize               end)
{
  const CodeProgram *program = session_get_program (session);
  const Machine *machine = session_get_machine (session);

  for (gsize i = first; i < end; i++)
    {
      const MachineEvent *event = machine_trace_get (trace, i);

      if (event->kind == MACHINE_EVENT_START && event->g == 1)
        scene_index_set_name (self, 1, "main.main");
      else if (event->kind == MACHINE_EVENT_GO)
        {
          g_autofree char *name = machine_dup_g_name (machine, event->other);

          if (name && *name)
            scene_index_set_name (self, event->other, name);
        }
      else if (event->kind == MACHINE_EVENT_START
               && *scene_index_get_name (self, event->g) == '\0')
        {
          const char *name = find_start_name (program, event);

          if (name)
            scene_index_set_name (self, event->g, name);
        }
    }
}

/**
 * scene_index_update:
 *
 * Brings the index up to date with a session's trace.
 *
 * Cost: proportional to the events that are new.
 */
void
scene_index_update (SceneIndex    *self,
                    const Session *session)
{
  const MachineTrace *trace = session_get_trace (session);
  gsize n_steps, first, cut = 0;
  guint64 serial = session_get_serial (session, &cut);

  /* `cut` tells of the last change only: after several, nothing is sure. */
  if (trace == NULL || serial > scene_index_get_serial (self) + 1)
    scene_index_clear (self);
  else if (serial != scene_index_get_serial (self))
    scene_index_cut (self, scene_index_find_step (self, cut));
  scene_index_set_serial (self, serial);
  if (trace == NULL)
    return;
  n_steps = session_get_n_steps (session);
  first = scene_index_get_position (self);
  for (gsize step = scene_index_get_n_steps (self) + 1; step <= n_steps; step++)
    {
      gsize begin, end;

      session_get_step_events (session, step, &begin, &end);
      scene_index_add_step (self, trace, end);
    }
  index_names (self, session, trace, first, scene_index_get_position (self));
}
