/* SPDX-License-Identifier: MIT */

/*
 * stave run and stave check. `run` behaves as the compiled program would: its
 * output on standard output and standard error as it comes, its exit code.
 * With --narrate the run is told step by step instead; with --events the trace
 * is listed, for tests and tools. What is to be written down for other tools
 * (--trace, --profile and their like) is recorded while the program runs.
 */
#include "app-command.h"

#include "app-record.h"
#include "app-target.h"
#include "session.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define SLICE_INSTRUCTIONS 2000000

typedef struct
{
  gboolean  narrate;
  gboolean  events;
  gboolean  print_schedule;
  char     *stdin_file;
  AppRecord record;
  char    **signals;
} RunFlags;

/* Passes on what was printed since the last call; inout_passed counts the bytes of both streams. */
static void
pass_on (const Machine *machine,
         gsize         *inout_passed)
{
  gboolean is_error;
  const char *text;
  gsize len;

  while (text = machine_get_output_piece (machine, *inout_passed, &is_error, &len), len > 0)
    {
      FILE *stream = is_error ? stderr : stdout;

      fwrite (text, 1, len, stream);
      fflush (stream);
      *inout_passed += len;
    }
}

static int
exit_code (const Machine *machine)
{
  MachineExit exit;

  machine_get_exit (machine, &exit);
  if (exit.limit == NULL)
    return exit.code;
  app_complain_of_limit (&exit);
  return APP_EXIT_LIMIT;
}

static int
run_plainly (Machine *machine)
{
  gsize passed = 0;
  MachineStop stop;

  do
    {
      stop = machine_run (machine, SLICE_INSTRUCTIONS, FALSE);
      pass_on (machine, &passed);
    }
  while (stop == MACHINE_STOP_BUDGET || stop == MACHINE_STOP_EVENT || stop == MACHINE_STOP_BREAK);
  return exit_code (machine);
}

/* Runs as run_plainly() does, and writes the record down. */
static int
run_recorded (Machine         *machine,
              const AppRecord *wanted)
{
  g_autoptr (ExportRecord) record = export_record_new (machine);
  g_autoptr (GError) error = NULL;
  gsize passed = 0;
  MachineStop stop;

  do
    {
      stop = export_record_run (record, SLICE_INSTRUCTIONS, wanted->at);
      pass_on (machine, &passed);
    }
  while (stop == MACHINE_STOP_BUDGET || stop == MACHINE_STOP_BREAK);
  if (!app_record_write (wanted, record, machine, &error))
    {
      app_complain ("%s", error->message);
      return APP_EXIT_FAILED;
    }
  return exit_code (machine);
}

static void
print_event (const Machine      *machine,
             const MachineEvent *event,
             gsize               index)
{
  const MachineTrace *trace = machine_get_trace (machine);
  BaseLocation location;

  g_print ("%" G_GSIZE_FORMAT " %" G_GINT64_FORMAT " g%u p%d %s", index, event->time_ns, event->g,
           event->p == G_MAXUINT16 ? -1 : (int) event->p,
           machine_event_kind_get_name (event->kind));
  if (event->other != 0)
    g_print (" other=%u", event->other);
  if (event->object != 0)
    g_print (" object=%u", event->object);
  if ((event->flags & MACHINE_EVENT_FLAG_TEXT) != 0)
    {
      g_autofree char *text = g_strescape (machine_trace_get_text (trace, event, NULL), NULL);

      g_print (" text=\"%s\"", text);
    }
  else
    g_print (" value=%" G_GINT64_FORMAT, event->value);
  if ((event->flags & ~MACHINE_EVENT_FLAG_TEXT) != 0)
    g_print (" flags=%x", event->flags & ~MACHINE_EVENT_FLAG_TEXT);
  if (code_program_locate (machine_get_program (machine), event->pc, &location))
    g_print (" at=%s:%u", location.source->name, location.line);
  g_print ("\n");
}

static int
list_events (Machine *machine)
{
  MachineStop stop;

  do
    {
      gsize first = machine_get_position (machine);

      stop = machine_run (machine, SLICE_INSTRUCTIONS, FALSE);
      for (gsize i = first; i < machine_get_position (machine); i++)
        print_event (machine, machine_trace_get (machine_get_trace (machine), i), i);
    }
  while (stop == MACHINE_STOP_BUDGET || stop == MACHINE_STOP_EVENT || stop == MACHINE_STOP_BREAK);
  return exit_code (machine);
}

/* "00:00:05.000 412": hours, minutes, seconds, and milliseconds and microseconds behind. */
static char *
dup_clock (gint64 ns)
{
  gint64 us = ns / 1000;

  return g_strdup_printf ("%02d:%02d:%02d.%03d %03d", (int) (us / 3600000000LL),
                          (int) (us / 60000000 % 60), (int) (us / 1000000 % 60),
                          (int) (us / 1000 % 1000), (int) (us % 1000));
}

static int
narrate (CodeProgram           *program,
         const MachineSettings *settings,
         const char            *replay, /* or NULL */
         gboolean               print_schedule)
{
  g_autoptr (Session) session = session_new ();
  g_autoptr (GError) error = NULL;
  SessionStatus status;
  g_autofree char *end = NULL;

  session_load_program (session, program, settings);
  if (replay != NULL
      && (!session_load_schedule (session, replay, &error)
          || (settings->chaos != NULL && !session_inject (session, settings->chaos, &error))))
    {
      app_complain ("%s", error->message);
      return APP_EXIT_USAGE;
    }
  do
    {
      g_autofree char *text = NULL;
      g_autofree char *clock = NULL;
      gsize before = session_get_step (session);

      status = session_step (session, SESSION_EVENT);
      if (session_get_step (session) == before)
        continue;
      text = session_dup_narration (session, session_get_step (session));
      clock = dup_clock (session_get_time_ns (session));
      g_print ("%5" G_GSIZE_FORMAT "  %s  %s\n", session_get_step (session), clock, text);
    }
  while (status == SESSION_REACHED);
  end = session_dup_status_text (session);
  g_print ("%s\n", end);
  if (print_schedule)
    {
      g_autofree char *schedule = session_dup_schedule (session);

      g_printerr ("%s\n", schedule);
    }
  return exit_code (session_get_machine (session));
}

/* The signals of --signal, as the machine wants them; NULL with an error if one is wrong. */
static GArray *
parse_signals (char  **texts,
               GError **error)
{
  g_autoptr (GArray) signals = g_array_new (FALSE, FALSE, sizeof (MachineSignal));

  for (; texts != NULL && *texts != NULL; texts++)
    {
      MachineSignal signal;

      if (!machine_signal_parse (*texts, &signal, error))
        {
          g_prefix_error (error, "--signal: ");
          return NULL;
        }
      g_array_append_val (signals, signal);
    }
  return g_steal_pointer (&signals);
}

static int
run_target (AppTarget           *target,
            const AppRunOptions *options,
            const RunFlags      *flags,
            char               **args)
{
  g_autoptr (CodeProgram) program = NULL;
  g_autoptr (Machine) machine = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *stdin_text = NULL;
  g_autoptr (GArray) signals = NULL;
  MachineSettings settings;
  guint go_minor;
  int code;

  machine_settings_init (&settings);
  if (!app_run_options_apply (options, target, &settings, &go_minor, &error)
      || (signals = parse_signals (flags->signals, &error)) == NULL
      || (flags->stdin_file != NULL
          && !g_file_get_contents (strcmp (flags->stdin_file, "-") == 0 ? "/dev/stdin"
                                                                        : flags->stdin_file,
                                   &stdin_text, NULL, &error)))
    {
      app_complain ("%s", error->message);
      return APP_EXIT_USAGE;
    }
  if (settings.policy == MACHINE_POLICY_MANUAL && options->replay == NULL)
    {
      if (options->policy != NULL)
        {
          app_complain (_("--policy manual needs somebody to decide: open the program in the "
                          "window, or give the decisions with --replay"));
          return APP_EXIT_USAGE;
        }
      settings.policy = MACHINE_POLICY_GO; /* a lesson made for deciding, run unattended */
    }
  program = app_target_build (target, go_minor);
  if (program == NULL)
    return APP_EXIT_FAILED;

  if (!app_check_chaos (program, &settings))
    return APP_EXIT_USAGE;
  settings.stdin_text = stdin_text;
  settings.signals = (const MachineSignal *) signals->data;
  settings.n_signals = signals->len;
  settings.args = (const char *const *) args;
  settings.tracing = flags->events || flags->narrate || app_record_is_wanted (&flags->record);
  if (flags->narrate)
    return narrate (program, &settings, options->replay, flags->print_schedule);
  machine = machine_new (program, &settings);
  if (options->replay != NULL && !machine_load_schedule (machine, options->replay, &error))
    {
      app_complain ("%s", error->message);
      return APP_EXIT_USAGE;
    }
  if (flags->events)
    code = list_events (machine);
  else if (app_record_is_wanted (&flags->record))
    code = run_recorded (machine, &flags->record);
  else
    code = run_plainly (machine);
  if (options->replay != NULL && machine_get_n_diverged (machine) > 0)
    app_complain (_("%u decisions of the schedule found nothing to decide"),
                  machine_get_n_diverged (machine));
  if (flags->print_schedule)
    {
      g_autofree char *schedule = machine_dup_schedule (machine);

      g_printerr ("%s\n", schedule);
    }
  return code;
}

/* Splits "FILE… -- ARG…"; GOption leaves the "--" in the vector where it stopped. */
static int
count_files (int    argc,
             char  *argv[],
             char ***out_args)
{
  static char *no_args[] = { NULL };

  *out_args = no_args;
  for (int i = 1; i < argc; i++)
    if (strcmp (argv[i], "--") == 0)
      {
        *out_args = argv + i + 1;
        return i - 1;
      }
  return argc - 1;
}

int
app_run_command (int   argc,
                 char *argv[])
{
  RunFlags flags = { 0 };
  AppRunOptions options;
  const GOptionEntry entries[] = {
    { "narrate", 0, 0, G_OPTION_ARG_NONE, &flags.narrate,
      N_("Tell the run step by step instead of printing its output"), NULL },
    { "events", 0, 0, G_OPTION_ARG_NONE, &flags.events,
      N_("List every event of the trace instead of printing the output"), NULL },
    { "print-schedule", 0, 0, G_OPTION_ARG_NONE, &flags.print_schedule,
      N_("Print the run's schedule on standard error at the end"), NULL },
    { "stdin", 0, 0, G_OPTION_ARG_FILENAME, &flags.stdin_file,
      N_("What the program reads from os.Stdin; - for this command's own"), "FILE" },
    { "signal", 0, 0, G_OPTION_ARG_STRING_ARRAY, &flags.signals,
      N_("Send the program a signal at a virtual time, as SIGINT@2s; may be given again"),
      "SIGNAL@TIME" },
    { "trace", 0, 0, G_OPTION_ARG_FILENAME, &flags.record.trace,
      N_("Write an execution trace for go tool trace"), "FILE" },
    { "profile", 0, 0, G_OPTION_ARG_STRING, &flags.record.profile_help,
      N_("Write a profile for go tool pprof: goroutine, cpu, heap, block, mutex"), "KIND FILE" },
    { "debug", 0, 0, G_OPTION_ARG_INT, &flags.record.debug,
      N_("2: the goroutine profile as text, as Go prints it"), "N" },
    { "metrics", 0, 0, G_OPTION_ARG_FILENAME, &flags.record.metrics,
      N_("Write the run's metrics for Prometheus"), "FILE" },
    { "perfetto", 0, 0, G_OPTION_ARG_FILENAME, &flags.record.chrome,
      N_("Write Chrome trace events for ui.perfetto.dev"), "FILE" },
    { "at", 0, 0, G_OPTION_ARG_INT64, &flags.record.at,
      N_("Stop at this step, and write what is there"), "STEP" },
    { NULL },
  };
  g_autoptr (AppTarget) target = NULL;
  g_autoptr (GError) error = NULL;
  char **args;
  int n_files, code;

  app_run_options_init (&options);
  if (!app_record_take_profiles (&flags.record, &argc, argv, &error))
    {
      app_complain ("%s", error->message);
      return APP_EXIT_USAGE;
    }
  if (!app_parse_options ("run", _("FILE.go… | DIR | LESSON[/PROGRAM] [-- ARG…]"),
                          _("Runs a Go program in the simulated runtime, as the compiled program "
                            "would run."),
                          _("Exit code: the program's own; 1 for compile errors; 3 when a limit "
                            "was reached."),
                          entries, app_run_options_group (&options), &argc, &argv, &code))
    return code;
  n_files = count_files (argc, argv, &args);
  if (n_files < 1)
    {
      app_complain (_("run: name a Go file or a lesson; see “stave run --help”"));
      return APP_EXIT_USAGE;
    }
  target = app_target_open (argv + 1, n_files, &error);
  if (target == NULL)
    {
      app_complain ("%s", error->message);
      code = APP_EXIT_FAILED;
    }
  else
    code = run_target (target, &options, &flags, args);
  app_run_options_clear (&options);
  app_record_clear (&flags.record);
  g_free (flags.stdin_file);
  g_strfreev (flags.signals);
  return code;
}

int
app_check_command (int   argc,
                   char *argv[])
{
  g_autofree char *go_version = NULL;
  int max_nesting = -1;
  const GOptionEntry entries[] = {
    { "go", 0, 0, G_OPTION_ARG_STRING, &go_version, N_("Language version, 1.18 to 1.23"), "V" },
    { "max-nesting", 0, 0, G_OPTION_ARG_INT, &max_nesting,
      N_("How deep source may nest, at most 10000"), "N" },
    { NULL },
  };
  g_autoptr (AppTarget) target = NULL;
  g_autoptr (CodeProgram) program = NULL;
  g_autoptr (GError) error = NULL;
  AppRunOptions options;
  MachineSettings settings;
  guint go_minor;
  int code;

  if (!app_parse_options ("check", _("FILE.go… | DIR | LESSON[/PROGRAM]"),
                          _("Compiles a Go program and prints what is wrong with it."),
                          _("Exit code: 0 if it compiles, 1 if it does not."), entries, NULL, &argc,
                          &argv, &code))
    return code;
  if (argc < 2)
    {
      app_complain (_("check: name a Go file or a lesson; see “stave check --help”"));
      return APP_EXIT_USAGE;
    }
  target = app_target_open (argv + 1, argc - 1, &error);
  if (target == NULL)
    {
      app_complain ("%s", error->message);
      return APP_EXIT_FAILED;
    }
  app_run_options_init (&options);
  options.go_version = g_strdup (go_version);
  options.max_nesting = max_nesting;
  machine_settings_init (&settings);
  if (!app_run_options_apply (&options, target, &settings, &go_minor, &error))
    {
      app_complain ("%s", error->message);
      app_run_options_clear (&options);
      return APP_EXIT_USAGE;
    }
  app_run_options_clear (&options);
  program = app_target_build (target, go_minor);
  return program != NULL ? APP_EXIT_OK : APP_EXIT_FAILED;
}
