/* SPDX-License-Identifier: MIT */

/*
 * What one step back costs after a long run: median, 95th percentile and
 * maximum over steps taken at random places. Usage: bench-back EVENTS GOROUTINES
 */
#include "session.h"

#include <stdlib.h>

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const gint64 *one = a, *two = b;

  return *one < *two ? -1 : *one > *two;
}

static Session *
start (guint n_events,
       guint n_goroutines)
{
  /* Pairs of goroutines pass a number to and fro; each round trip is about ten events. */
  g_autofree char *text = g_strdup_printf (
      "package main\n"
      "func echo(in, out chan int) { for v := range in { out <- v + 1 } }\n"
      "func main() {\n"
      "\tvar a, b []chan int\n"
      "\tfor i := 0; i < %u; i++ {\n"
      "\t\ta = append(a, make(chan int)); b = append(b, make(chan int))\n"
      "\t\tgo echo(a[i], b[i])\n"
      "\t}\n"
      "\tfor n := 0; ; n++ { a[n %% len(a)] <- n; <-b[n %% len(a)] }\n"
      "}\n",
      n_goroutines);
  CodeInput input = { "main.go", text, -1 };
  MachineSettings settings;
  Session *session = session_new ();

  machine_settings_init (&settings);
  settings.max_steps = 0;
  if (!session_load (session, &input, 1, &settings, FALSE))
    g_error ("the benchmark does not compile");
  session_seek (session, n_events);
  return session;
}

int
main (int   argc,
      char *argv[])
{
  guint n_events = argc > 1 ? atoi (argv[1]) : 1000000;
  guint n_goroutines = argc > 2 ? atoi (argv[2]) : 10;
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (Session) session = start (n_events, n_goroutines);
  gint64 forward = g_get_monotonic_time () - begin;
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  gint64 times[101];

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      gint64 t;

      /* Mostly one after another, as a learner does; every tenth from somewhere else. */
      if (i % 10 == 0)
        session_seek (session, g_rand_int_range (rand, n_events / 2, n_events));
      t = g_get_monotonic_time ();
      session_back (session, SESSION_EVENT);
      times[i] = g_get_monotonic_time () - t;
    }
  qsort (times, G_N_ELEMENTS (times), sizeof times[0], compare);
  g_print ("step back, %u events, %u goroutines: median %.2f ms, p95 %.2f ms, max %.2f ms "
           "(forward: %.1f s, past: %.0f MB)\n",
           n_events, n_goroutines, times[50] / 1000.0, times[95] / 1000.0, times[100] / 1000.0,
           forward / 1e6, session_get_past_bytes (session) / 1e6);
  return 0;
}
