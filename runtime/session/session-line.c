/* SPDX-License-Identifier: MIT */

/*
 * Stepping by source line. The machine is stepped by single instructions and
 * asked after each where the goroutine that is stepped stands. A place counts
 * if it begins another line of user code (of any code for INTO), not deeper in
 * the call stack than the unit allows. Other goroutines may run in between.
 */
#include "session-private.h"

typedef struct
{
  guint32           g;
  const BaseSource *source;
  guint             line;
  gboolean          library;
} Place;

static Place
place_here (const Session *self)
{
  Place place = { 0 };
  guint32 pc = 0;
  BaseLocation location;
  const CodeFunc *func;

  place.g = machine_get_current (self->machine, &pc);
  if (place.g == 0)
    return place;
  func = code_program_find_func (self->program, pc);
  place.library = func == NULL || (func->flags & (CODE_FUNC_LIBRARY | CODE_FUNC_WRAPPER)) != 0;
  if (code_program_locate (self->program, pc, &location))
    {
      place.source = location.source;
      place.line = location.line;
    }
  return place;
}

static guint
depth_of (const Session *self,
          guint32        g)
{
  g_autoptr (GArray) frames = machine_dup_frames (self->machine, g);

  return frames->len;
}

void
session_line_begin (Session *self)
{
  Place place = place_here (self);

  self->work.g = place.g;
  self->work.source = place.source;
  self->work.line = place.line;
  self->work.depth = place.g != 0 ? depth_of (self, place.g) : 0;
}

static gboolean
is_waiting_or_dead (const Session *self,
                    guint32        g)
{
  g_autoptr (GPtrArray) goroutines = machine_dup_goroutines (self->machine);

  for (guint i = 0; i < goroutines->len; i++)
    {
      const MachineGView *view = g_ptr_array_index (goroutines, i);

      if (view->id == g)
        return view->state == MACHINE_G_WAITING || view->state == MACHINE_G_DEAD;
    }
  return TRUE;
}

/* Whether the place is one at which the unit stops. */
static gboolean
is_stop (const Session *self,
         SessionUnit    unit,
         const Place   *place)
{
  const SessionWork *work = &self->work;

  if (place->source == NULL || (place->library && unit != SESSION_INTO))
    return FALSE;
  if (unit == SESSION_OUT)
    return depth_of (self, place->g) < work->depth;
  if (place->line == work->line && place->source == work->source)
    return FALSE;
  return unit != SESSION_OVER || depth_of (self, place->g) <= work->depth;
}

SessionStatus
session_line_slice (Session *self,
                    guint64  max_instructions)
{
  SessionWork *work = &self->work;

  for (guint64 n = 0; n < max_instructions; n++)
    {
      gsize position = machine_get_position (self->machine);
      SessionStatus status = session_advance (self, 1, self->step + 1);
      Place place;

      if (status != SESSION_GOING && status != SESSION_REACHED)
        return status;
      place = place_here (self);
      if (work->g == 0)
        {
          /* Nobody ran at the start: the first goroutine that comes to a line is taken. */
          if (place.source != NULL && !place.library)
            return SESSION_REACHED;
          continue;
        }
      if (place.g == work->g)
        {
          if (is_stop (self, self->goal.unit, &place))
            return SESSION_REACHED;
        }
      else if (machine_get_position (self->machine) != position
               && is_waiting_or_dead (self, work->g))
        return SESSION_REACHED;
    }
  return SESSION_GOING;
}

/*
 * Back: from some steps before, run up to the present place and remember the
 * last stop on the way; further back if there was none.
 */
SessionStatus
session_line_back (Session *self)
{
  guint64 here = machine_get_instructions (self->machine);
  Place start = place_here (self);
  guint back = 1;

  if (here == 0)
    return SESSION_AT_START;
  session_line_begin (self);
  for (gsize from = self->step;; back *= 4)
    {
      SessionMark found = { 0, 0 }, mark;
      gboolean any = FALSE;
      Place last = { 0 };

      from = from > back ? from - back : 0;
      mark = session_mark (self, from);
      session_go_to (self, mark.instructions, mark.position);
      while (machine_get_instructions (self->machine) < here)
        {
          Place place = place_here (self);
          gboolean same = place.g == last.g && place.line == last.line
                          && place.source == last.source;

          if (!same && place.g != 0 && (start.g == 0 || place.g == start.g)
              && is_stop (self, self->goal.unit, &place))
            {
              found = (SessionMark){ machine_get_position (self->machine),
                                     machine_get_instructions (self->machine) };
              any = TRUE;
            }
          last = place;
          machine_run (self->machine, 1, TRUE);
        }
      if (any || from == 0)
        {
          session_go_to (self, any ? found.instructions : 0, any ? found.position : 0);
          return SESSION_REACHED;
        }
    }
}
