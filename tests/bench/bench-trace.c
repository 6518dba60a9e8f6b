/* SPDX-License-Identifier: MIT */

/*
 * What recording costs: the same program with tracing off and on, in turn, in
 * CPU time of the run alone. Usage: bench-trace RUNS FILE.go…
 * One line for each file: its name, seconds off, seconds on, the median ratio,
 * events, and bytes of trace for each.
 */
#include "machine.h"

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
run (CodeProgram *program,
     gboolean     tracing,
     gsize       *out_events,
     gsize       *out_bytes)
{
  g_autoptr (Machine) machine = NULL;
  MachineSettings settings;
  MachineStop stop;
  double start = cpu_seconds ();

  machine_settings_init (&settings);
  settings.procs = 1;
  settings.tracing = tracing;
  machine = machine_new (program, &settings);
  do
    stop = machine_run (machine, G_MAXINT, FALSE);
  while (stop == MACHINE_STOP_BUDGET);
  if (stop != MACHINE_STOP_END)
    g_error ("the benchmark did not end");
  *out_events = machine_get_position (machine);
  *out_bytes = machine_trace_get_bytes (machine_get_trace (machine));
  return cpu_seconds () - start;
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
  gsize n_events, n_bytes;
  CodeInput input;

  if (!g_file_get_contents (path, &text, NULL, &error))
    g_error ("%s", error->message);
  input = (CodeInput){ name, text, -1 };
  result = code_build (&input, 1, NULL);
  if (result->program == NULL)
    g_error ("%s does not compile", path);
  for (guint i = 0; i < n_runs; i++)
    {
      off[i] = run (result->program, FALSE, &n_events, &n_bytes);
      on[i] = run (result->program, TRUE, &n_events, &n_bytes);
      ratio[i] = on[i] / off[i];
    }
  g_print ("%s %.4f %.4f %.3f %" G_GSIZE_FORMAT " %.2f\n", name, median (off, n_runs),
           median (on, n_runs), median (ratio, n_runs), n_events, (double) n_bytes / n_events);
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
