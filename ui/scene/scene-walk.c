/* SPDX-License-Identifier: MIT */

/*
 * Following a session on a chart. Copies of the walk lie every so many events:
 *
 *     position  0 ────────── 4096 ────────── 8192 ───── here
 *     copies    (reset)      ▣               ▣
 *
 * A walk is a function of the events alone, so a copy is good as long as the
 * trace below it is the same; the session says from where on it is not.
 */

#include "scene-walk.h"

#include "lessons-lesson.h"

#define COPY_EVERY 4096

typedef struct
{
  gsize        position;
  LessonsWalk *walk;
} Copy;

struct _SceneWalk
{
  LessonsFlow   *flow;
  CodeProgram   *program; /* whose markers the walk knows; NULL at first */
  guint64        serial;
  LessonsWalk   *walk;
  gsize          position; /* events fed to `walk` */
  LessonsWalk   *before;   /* at the step before, or NULL */
  GArray        *copies;   /* of Copy, by position */
  GHashTable    *funcs;    /* goroutine → name of its function, owned by the program or interned */
  const Machine *machine;  /* where this seek goes to */
  GHashTable    *told;     /* the names that it tells; NULL: not asked in this seek */
};

static void
copy_clear (gpointer data)
{
  lessons_walk_free (((Copy *) data)->walk);
}

static void
add_markers (SceneWalk           *self,
             const BaseSourceSet *sources)
{
  guint n_sources = base_source_set_get_n_sources (sources);

  for (guint i = 0; i < n_sources; i++)
    {
      const BaseSource *source = base_source_set_get_source (sources, i);
      LessonsMarker *markers;
      guint n;

      if (source->library)
        continue;
      markers = lessons_markers_scan (source->text, (gssize) source->len, &n);
      for (guint k = 0; k < n; k++)
        lessons_walk_add_marker (self->walk, source->name, markers[k].line, markers[k].name);
      lessons_markers_free (markers, n);
    }
}

/* A program that the compiler refuses has no events, but its diagnostics lead over the chart. */
static void
take_refusal (SceneWalk     *self,
              const Session *session)
{
  const BaseDiagList *diags = session_get_diags (session);
  const BaseSourceSet *sources = diags ? base_diag_list_get_sources (diags) : NULL;

  if (sources == NULL)
    return;
  add_markers (self, sources);
  for (guint i = 0; i < base_diag_list_get_n (diags); i++)
    {
      const BaseDiag *diag = base_diag_list_get (diags, i);
      BaseLocation location;

      if (diag->severity == BASE_DIAG_ERROR
          && base_source_set_locate (sources, diag->pos, &location))
        lessons_walk_refused (self->walk, location.source->name, location.line);
    }
}

static void
take_program (SceneWalk     *self,
              const Session *session)
{
  CodeProgram *program = session_get_program (session);

  g_clear_pointer (&self->program, code_program_unref);
  g_clear_pointer (&self->walk, lessons_walk_free);
  g_clear_pointer (&self->before, lessons_walk_free);
  g_array_set_size (self->copies, 0);
  g_hash_table_remove_all (self->funcs);
  self->walk = lessons_walk_new (self->flow);
  self->position = 0;
  self->serial = session_get_serial (session, NULL);
  if (program)
    {
      self->program = code_program_ref (program);
      add_markers (self, program->sources);
    }
  else
    take_refusal (self, session);
}

/**
 * scene_walk_new:
 * @flow: a flowchart with bindings
 * @session: the session to follow
 *
 * Returns: (transfer full): a walk at the start
 */
SceneWalk *
scene_walk_new (LessonsFlow   *flow,
                const Session *session)
{
  SceneWalk *self = g_new0 (SceneWalk, 1);

  self->flow = lessons_flow_ref (flow);
  self->copies = g_array_new (FALSE, FALSE, sizeof (Copy));
  g_array_set_clear_func (self->copies, copy_clear);
  self->funcs = g_hash_table_new (NULL, NULL);
  take_program (self, session);
  return self;
}

/**
 * scene_walk_free:
 * @self: (nullable) (transfer full): a walk
 */
void
scene_walk_free (SceneWalk *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->copies);
  g_hash_table_unref (self->funcs);
  g_clear_pointer (&self->told, g_hash_table_unref);
  g_clear_pointer (&self->walk, lessons_walk_free);
  g_clear_pointer (&self->before, lessons_walk_free);
  g_clear_pointer (&self->program, code_program_unref);
  lessons_flow_unref (self->flow);
  g_free (self);
}

static const char *
find_func (const SceneWalk    *self,
           const MachineEvent *event)
{
  const CodeFunc *func = code_program_find_func (self->program, event->pc);

  while (func && (func->flags & CODE_FUNC_WRAPPER) && func->wraps < self->program->n_funcs)
    func = &self->program->funcs[func->wraps];
  return func ? func->name : NULL;
}

/* What a goroutine was started with, the goroutine itself knows best: the call of a function value
 * starts in code of the compiler's. All are asked at once, and only in a seek that passes a start. */
static const char *
ask_machine (SceneWalk *self,
             guint32    g)
{
  if (self->told == NULL)
    {
      g_autoptr (GPtrArray) goroutines = machine_dup_goroutines (self->machine);

      self->told = g_hash_table_new (NULL, NULL);
      for (guint i = 0; i < goroutines->len; i++)
        {
          const MachineGView *view = g_ptr_array_index (goroutines, i);

          g_hash_table_insert (self->told, GUINT_TO_POINTER ((guint) view->id),
                               (gpointer) g_intern_string (view->name));
        }
    }
  return g_hash_table_lookup (self->told, GUINT_TO_POINTER (g));
}

/* One that ended long ago is forgotten by the machine; its first instruction tells, mostly. */
static void
note_start (SceneWalk          *self,
            const MachineEvent *event)
{
  const char *name = ask_machine (self, event->g);

  if (name == NULL)
    name = find_func (self, event);
  g_hash_table_insert (self->funcs, GUINT_TO_POINTER (event->g), (gpointer) name);
}

static void
feed (SceneWalk          *self,
      const MachineEvent *event)
{
  gpointer key = GUINT_TO_POINTER (event->g);
  BaseLocation location = { 0 };
  const char *name = machine_event_kind_get_name ((MachineEventKind) event->kind);

  if (event->kind == MACHINE_EVENT_START)
    note_start (self, event);
  if (!code_program_locate (self->program, event->pc, &location))
    location = (BaseLocation) { 0 };
  lessons_walk_event (self->walk, event->g, g_hash_table_lookup (self->funcs, key), name,
                      location.source ? location.source->name : NULL, location.line);
}

static void
walk_to (SceneWalk          *self,
         const MachineTrace *trace,
         gsize               position)
{
  guint kept = self->copies->len;

  if (position < self->position)
    {
      while (kept > 0 && g_array_index (self->copies, Copy, kept - 1).position > position)
        kept--;
      lessons_walk_free (self->walk);
      if (kept > 0)
        {
          const Copy *copy = &g_array_index (self->copies, Copy, kept - 1);

          self->walk = lessons_walk_copy (copy->walk);
          self->position = copy->position;
        }
      else
        {
          self->walk = lessons_walk_new (self->flow);
          self->position = 0;
          add_markers (self, self->program->sources);
        }
    }
  while (self->position < position)
    {
      gsize last
        = self->copies->len ? g_array_index (self->copies, Copy, self->copies->len - 1).position : 0;

      feed (self, machine_trace_get (trace, self->position++));
      if (self->position == last + COPY_EVERY)
        {
          Copy copy = { self->position, lessons_walk_copy (self->walk) };

          g_array_append_val (self->copies, copy);
        }
    }
}

/* What was walked beyond the cut was another future. */
static void
forget_from (SceneWalk          *self,
             const MachineTrace *trace,
             gsize               cut)
{
  if (self->position > cut)
    walk_to (self, trace, 0);
  while (self->copies->len
         && g_array_index (self->copies, Copy, self->copies->len - 1).position > cut)
    g_array_set_size (self->copies, self->copies->len - 1);
}

/**
 * scene_walk_seek:
 *
 * Walks to the session's place, forward or back.
 *
 * Cost: the events in between, or those since the nearest copy.
 *
 * Returns: the walk there, owned by self
 */
const LessonsWalk *
scene_walk_seek (SceneWalk     *self,
                 const Session *session)
{
  const MachineTrace *trace = session_get_trace (session);
  gsize cut = 0, here, step, first = 0, end = 0;
  guint64 serial = session_get_serial (session, &cut);

  if (session_get_program (session) != self->program || serial > self->serial + 1)
    take_program (self, session);
  else if (serial != self->serial)
    forget_from (self, trace, cut);
  self->serial = serial;
  if (self->program == NULL || session_get_machine (session) == NULL)
    return self->walk;
  self->machine = session_get_machine (session);
  g_clear_pointer (&self->told, g_hash_table_unref);
  here = MIN (machine_get_position (session_get_machine (session)), machine_trace_get_n (trace));
  step = session_get_step (session);
  g_clear_pointer (&self->before, lessons_walk_free);
  if (step > 0)
    {
      session_get_step_events (session, step, &first, &end);
      walk_to (self, trace, MIN (first, here));
      self->before = lessons_walk_copy (self->walk);
    }
  walk_to (self, trace, here);
  return self->walk;
}

/**
 * scene_walk_get_before:
 *
 * Returns: (nullable): the walk as it was before the step that the session stands on
 */
const LessonsWalk *
scene_walk_get_before (const SceneWalk *self)
{
  return self->before;
}
