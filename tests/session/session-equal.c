/* SPDX-License-Identifier: MIT */

/*
 * Runs one program in every way there is to come to a place of its run, and
 * compares: two machines' traces byte by byte, and the whole state at several
 * steps, where a session got forward, back and by single steps. run-equality.py calls
 * it for many programs.
 *
 * usage: session-equal GO-MINOR POLICY STDIN SOURCE…
 */
#include "session.h"

#include <string.h>

#define MAX_STEPS 3000000
#define MAX_MEMORY_BYTES (512 * 1024 * 1024)

typedef struct
{
  CodeProgram    *program;
  MachineSettings settings;
  gsize           n_steps; /* of the whole run */
} Case;

static Machine *
start (const Case *self)
{
  return machine_new (self->program, &self->settings);
}

static gboolean
goes_on (MachineStop stop)
{
  return stop == MACHINE_STOP_BUDGET || stop == MACHINE_STOP_BREAK;
}

/* The state at a step, come to on the straight way. */
static guint64
hash_at (const Case *self,
         gsize       step)
{
  Machine *machine = start (self);
  guint64 hash;

  if (step > 0)
    while (goes_on (machine_run_to (machine, G_MAXINT64, G_MAXSIZE, step)))
      ;
  hash = machine_hash (machine);
  machine_free (machine);
  return hash;
}

static void
assert_same_text (const MachineTrace *a,
                  const MachineTrace *b,
                  const MachineEvent *one,
                  const MachineEvent *other)
{
  gsize n_one = 0, n_other = 0;
  const char *text = machine_trace_get_text (a, one, &n_one);
  const char *again = machine_trace_get_text (b, other, &n_other);

  g_assert_cmpmem (text, n_one, again, n_other);
}

/* Twice the same events, and the same end. */
static void
check_twice (Case *self)
{
  Machine *first = start (self), *second = start (self);
  const MachineTrace *a = machine_get_trace (first), *b = machine_get_trace (second);

  while (goes_on (machine_run (first, G_MAXINT64, FALSE)))
    ;
  /* Cut into pieces, it must still be the same. */
  while (goes_on (machine_run (second, 4999, FALSE)))
    ;
  g_assert_cmpuint (machine_trace_get_n (a), ==, machine_trace_get_n (b));
  for (gsize i = 0; i < machine_trace_get_n (a); i++)
    {
      MachineEvent one = *machine_trace_get (a, i), other = *machine_trace_get (b, i);

      if (one.flags & MACHINE_EVENT_FLAG_TEXT)
        {
          assert_same_text (a, b, machine_trace_get (a, i), machine_trace_get (b, i));
          one.value = other.value = 0;
        }
      g_assert_cmpmem (&one, sizeof one, &other, sizeof other);
    }
  g_assert_cmphex (machine_hash (first), ==, machine_hash (second));
  self->n_steps = machine_get_n_steps (first);
  machine_free (first);
  machine_free (second);
}

static void
check_here (const Case *self,
            Session    *session,
            gsize       step)
{
  g_assert_cmpuint (session_get_step (session), ==, step);
  g_assert_cmphex (machine_hash (session_get_machine (session)), ==, hash_at (self, step));
}

static void
check_moves (const Case *self)
{
  Session *session = session_new ();
  gsize n = self->n_steps;
  const gsize places[] = { n * 3 / 7, n / 7, n * 6 / 7, n * 2 / 7, n * 5 / 7, 0, n * 3 / 7 };

  session_load_program (session, self->program, &self->settings);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      session_seek (session, places[i]);
      check_here (self, session, places[i]);
    }
  for (gsize step = n * 3 / 7; step > 0 && step + 3 > n * 3 / 7; step--)
    {
      session_back (session, SESSION_EVENT);
      check_here (self, session, step - 1);
    }
  session_free (session);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree CodeInput *inputs = g_new0 (CodeInput, argc);
  CodeOptions options = { 0 };
  g_autoptr (CodeResult) result = NULL;
  Case self = { 0 };

  g_assert (argc > 4);
  options.go_minor = (guint) g_ascii_strtoull (argv[1], NULL, 10);
  for (int i = 4; i < argc; i++)
    {
      char *text;

      g_assert_true (g_file_get_contents (argv[i], &text, NULL, NULL));
      inputs[i - 4] = (CodeInput){ argv[i], text, -1 };
    }
  result = code_build (inputs, (guint) argc - 4, &options);
  g_assert_nonnull (result->program);
  self.program = result->program;
  machine_settings_init (&self.settings);
  self.settings.max_steps = MAX_STEPS;
  self.settings.max_memory_bytes = MAX_MEMORY_BYTES;
  self.settings.stdin_text = argv[3];
  if (strcmp (argv[2], "random") == 0)
    self.settings.policy = MACHINE_POLICY_RANDOM;
  else
    self.settings.procs = (guint) g_ascii_strtoull (argv[2], NULL, 10);
  check_twice (&self);
  check_moves (&self);
  for (int i = 4; i < argc; i++)
    g_free ((char *) inputs[i - 4].text);
  return 0;
}
