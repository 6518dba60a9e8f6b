/* SPDX-License-Identifier: MIT */

/*
 * A rehearsal: the program runs ahead on a machine of its own, and the layout
 * learns what will come on stage, so that everything has its place from the
 * first step on and nothing moves when it appears. The learner may decide
 * otherwise, and a run that ends early shows little; so it is run some more
 * times under other policies. Things are known by meaning, so what comes in
 * several of these runs has one place.
 *
 * Bounded in instructions and in looks taken, all fixed numbers: the same
 * program gives the same places on every machine.
 */

#include "scene-stage-layout-private.h"

#define MAX_INSTRUCTIONS 400000
#define MAX_LOOKS 240
#define MAX_EVENTS 6000
/* The same for each of the other runs. */
#define MORE_INSTRUCTIONS 60000
#define MORE_LOOKS 60
#define MORE_SEEDS 3

/* Events after which something may stand on the stage that did not before. */
static gboolean
brings_something (const MachineEvent *event)
{
  switch ((MachineEventKind) event->kind)
    {
    case MACHINE_EVENT_GO:
    case MACHINE_EVENT_BLOCK:
    case MACHINE_EVENT_CTX_NEW:
    case MACHINE_EVENT_SELECT_BEGIN:
    case MACHINE_EVENT_CHAN_CLOSE:
    case MACHINE_EVENT_TIMER_START:
    case MACHINE_EVENT_END:
      return TRUE;
    default:
      return FALSE;
    }
}

/* How many goroutines there are, by the events up to `end`. */
static guint
count_alive (const MachineTrace *trace,
             gsize               from,
             gsize               end,
             guint               n,
             guint              *peak)
{
  for (gsize i = from; i < end; i++)
    {
      guint8 kind = machine_trace_get (trace, i)->kind;

      if (kind == MACHINE_EVENT_GO)
        *peak = MAX (*peak, ++n);
      else if (kind == MACHINE_EVENT_EXIT)
        n--;
    }
  return n;
}

static void
look (SceneStageLayout   *self,
      const Machine      *machine,
      const MachineTrace *trace,
      SceneIndex         *index)
{
  const SceneStageOptions options = { .max_goroutines = self->crowded ? 1 : 0 };
  g_autoptr (SceneModel) model
    = scene_model_new_from_machine (machine, trace, index, machine_get_position (machine));
  Stage *stage = stage_new (model, scene_stage_layout_get_fonts (self), &options);

  scene_stage_layout_admit (self, stage);
  stage_free (stage);
}

/* Runs and looks, within bounds. FALSE: there are so many goroutines at once, perhaps only after the
 * last look, that like ones are to be drawn as one, and that was not known beforehand. */
static gboolean
run_ahead (SceneStageLayout      *self,
           CodeProgram           *program,
           const MachineSettings *settings,
           guint64                max_instructions,
           guint                  max_looks)
{
  MachineSettings own = *settings;
  g_autoptr (Machine) machine = NULL;
  g_autoptr (SceneIndex) index = scene_index_new ();
  const MachineTrace *trace;
  guint looks = 0, n = 1, peak = 1;
  MachineStop stop = MACHINE_STOP_EVENT;

  own.tracing = TRUE;
  own.max_steps = max_instructions;
  machine = machine_new (program, &own);
  trace = machine_get_trace (machine);
  while (stop == MACHINE_STOP_EVENT && looks < max_looks)
    {
      gsize before = machine_get_position (machine);
      /* In a crowd whoever changes state goes from one circle to another. */
      gboolean worth = self->crowded;

      stop = machine_run (machine, max_instructions, TRUE);
      n = count_alive (trace, before, machine_get_position (machine), n, &peak);
      if (!self->crowded && peak > STAGE_MAX_GOROUTINES)
        return FALSE;
      if (machine_get_position (machine) > MAX_EVENTS)
        break;
      scene_index_add_step (index, trace, machine_get_position (machine));
      for (gsize i = before; i < machine_get_position (machine); i++)
        worth |= brings_something (machine_trace_get (trace, i));
      if (!worth)
        continue;
      look (self, machine, trace, index);
      looks++;
    }
  look (self, machine, trace, index);
  if (!self->crowded && stop == MACHINE_STOP_EVENT)
    {
      gsize before = machine_get_position (machine);

      machine_run (machine, max_instructions, FALSE);
      count_alive (trace, before, machine_get_position (machine), n, &peak);
    }
  return self->crowded || peak <= STAGE_MAX_GOROUTINES;
}

/* Nobody is to be given a place of his own that he loses in the crowd: if it turns out that there
 * is one, it all begins again. */
static void
run_first (SceneStageLayout      *self,
           CodeProgram           *program,
           const MachineSettings *settings)
{
  if (run_ahead (self, program, settings, MAX_INSTRUCTIONS, MAX_LOOKS))
    return;
  scene_stage_layout_reset (self);
  self->crowded = TRUE;
  run_ahead (self, program, settings, MAX_INSTRUCTIONS, MAX_LOOKS);
}

/**
 * scene_stage_layout_rehearse:
 * @program: what will run
 * @settings: how
 *
 * Learns what will appear and forgets all places, so that the next build lays everything out.
 *
 * Cost: a few hundred thousand instructions of the program and as many hundred looks at it.
 */
void
scene_stage_layout_rehearse (SceneStageLayout      *self,
                             CodeProgram           *program,
                             const MachineSettings *settings)
{
  MachineSettings own = *settings;

  scene_stage_layout_reset (self);
  /* Nobody is there to decide. */
  if (own.policy == MACHINE_POLICY_MANUAL)
    own.policy = MACHINE_POLICY_GO;
  run_first (self, program, &own);
  own.policy = MACHINE_POLICY_FIFO;
  run_ahead (self, program, &own, MORE_INSTRUCTIONS, MORE_LOOKS);
  own.policy = MACHINE_POLICY_RANDOM;
  for (own.seed = 1; own.seed <= MORE_SEEDS; own.seed++)
    run_ahead (self, program, &own, MORE_INSTRUCTIONS, MORE_LOOKS);
}
