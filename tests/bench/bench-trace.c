/* SPDX-License-Identifier: MIT */

/*
 * What recording costs: the same program by a machine without tracing and by a
 * session, which can show every event of it, in turn, in CPU time of the run
 * alone. Usage: bench-trace RUNS FILE.go…
 * One line for each file: its name, seconds without and with, the median ratio
 * of the pairs, events, and how many megabytes the session takes for its past.
 */
#include "session.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MAX_RUNS 101

static double
cpu_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

static double
run_bare (CodeProgram           *program,
          const MachineSettings *settings)
{
  double start = cpu_seconds ();
  g_autoptr (Machine) machine = machine_new (program, settings);
  MachineStop stop;

  do
    stop = machine_run (machine, G_MAXINT, FALSE);
  while (stop == MACHINE_STOP_BUDGET);
  if (stop != MACHINE_STOP_END)
    g_error ("the benchmark did not end");
  return cpu_seconds () - start;
}

static double
run_session (CodeProgram           *program,
             const MachineSettings *settings,
             gsize                 *out_events,
             gsize                 *out_bytes)
{
  double start = cpu_seconds (), seconds;
  g_autoptr (Session) session = session_new ();

  session_load_program (session, program, settings);
  if (session_run_to_end (session, 0) != SESSION_ENDED)
    g_error ("%s", session_dup_status_text (session));
  seconds = cpu_seconds () - start;
  *out_events = machine_trace_get_n (session_get_trace (session));
  *out_bytes = session_get_past_bytes (session);
  return seconds;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const double *one = a, *two = b;

  return *one < *two ? -1 : *one > *two;
}

static double
median (double *values,
        guint   n)
{
  qsort (values, n, sizeof values[0], compare);
  return values[n / 2];
}

static void
bench (const char *path,
       guint       n_runs)
{
  g_autofree char *text = NULL, *name = g_path_get_basename (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (CodeResult) result = NULL;
  double off[MAX_RUNS], on[MAX_RUNS], ratio[MAX_RUNS];
  gsize n_events = 0, n_bytes = 0;
  MachineSettings settings;
  CodeInput input;

  if (!g_file_get_contents (path, &text, NULL, &error))
    g_error ("%s", error->message);
  input = (CodeInput){ name, text, -1 };
  result = code_build (&input, 1, NULL);
  if (result->program == NULL)
    g_error ("%s does not compile", path);
  machine_settings_init (&settings);
  settings.procs = 1;
  for (guint i = 0; i < n_runs; i++)
    {
      settings.tracing = FALSE;
      off[i] = run_bare (result->program, &settings);
      settings.tracing = TRUE;
      on[i] = run_session (result->program, &settings, &n_events, &n_bytes);
      ratio[i] = on[i] / off[i];
    }
  g_print ("%s %.4f %.4f %.3f %" G_GSIZE_FORMAT " %.1f\n", name, median (off, n_runs),
           median (on, n_runs), median (ratio, n_runs), n_events, n_bytes / 1e6);
}

int
main (int   argc,
      char *argv[])
{
  guint n_runs = argc > 1 ? CLAMP (atoi (argv[1]), 1, MAX_RUNS) : 5;

  for (int i = 2; i < argc; i++)
    bench (argv[i], n_runs);
  return 0;
}
