/* SPDX-License-Identifier: MIT */

/*
 * Signals from outside the run. Each is a timer of processor 0. When it fires
 * the number joins a short queue and a goroutine is started that hands it to
 * os/signal, as the real runtime's signal goroutine does.
 */
#include "machine-signal.h"

#include "machine-exec.h"
#include "machine-timer.h"

#define MAX_PENDING 32

/* System memory. */
typedef struct
{
  MachineRef runner;  /* closure of internal/sig, 0: nobody asked for signals */
  guint32    listener, listener_pc;
  guint32    n;
  guint32    numbers[MAX_PENDING];
} Signals;

typedef enum
{
  TERMINATES,
  IS_IGNORED,
  DUMPS, /* prints all goroutines, exit code 2 */
} Action;

static const struct
{
  const char *name, *text;
  guint       number;
  Action      action;
} known[] = {
  { "SIGHUP", "hangup", 1, TERMINATES },
  { "SIGINT", "interrupt", 2, TERMINATES },
  { "SIGQUIT", "quit", 3, DUMPS },
  { "SIGABRT", "abort", 6, DUMPS },
  { "SIGKILL", "killed", 9, TERMINATES },
  { "SIGUSR1", "user defined signal 1", 10, TERMINATES },
  { "SIGUSR2", "user defined signal 2", 12, TERMINATES },
  { "SIGPIPE", "broken pipe", 13, TERMINATES },
  { "SIGALRM", "alarm clock", 14, TERMINATES },
  { "SIGTERM", "terminated", 15, TERMINATES },
  { "SIGCHLD", "child exited", 17, IS_IGNORED },
  { "SIGCONT", "continued", 18, IS_IGNORED },
  { "SIGURG", "urgent I/O condition", 23, IS_IGNORED },
  { "SIGWINCH", "window changed", 28, IS_IGNORED },
};

/* ---- what the command line says --------------------------------------------------- */

static gboolean
parse_number (const char *name,
              guint      *out_number)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_ascii_strcasecmp (name, known[i].name) == 0
        || g_ascii_strcasecmp (name, known[i].name + 3) == 0)
      {
        *out_number = known[i].number;
        return TRUE;
      }
  return FALSE;
}

gboolean
machine_duration_parse (const char *text,
                        gint64     *out_ns)
{
  static const struct
  {
    const char *unit;
    double      ns;
  } units[] = { { "ns", 1 }, { "us", 1e3 }, { "µs", 1e3 }, { "ms", 1e6 },
                { "s", 1e9 }, { "m", 60e9 }, { "h", 3600e9 } };
  char *end;
  double value = g_ascii_strtod (text, &end);

  if (end == text || !(value >= 0 && value <= 1e9))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (strcmp (end, units[i].unit) == 0 && value * units[i].ns < 9e18)
      {
        *out_ns = (gint64) (value * units[i].ns);
        return TRUE;
      }
  return value == 0 && *end == '\0' ? (*out_ns = 0, TRUE) : FALSE;
}

/**
 * machine_signal_parse:
 * @text: "SIGINT@2s"
 *
 * Errors: MACHINE_ERROR_SIGNAL.
 *
 * Returns: whether @out_signal was set
 */
gboolean
machine_signal_parse (const char    *text,
                      MachineSignal *out_signal,
                      GError       **error)
{
  const char *at = strchr (text, '@');
  g_autofree char *name = g_strndup (text, at != NULL ? (gsize) (at - text) : strlen (text));
  MachineSignal signal = { 0 };

  if (!parse_number (name, &signal.number))
    {
      g_set_error (error, MACHINE_ERROR, MACHINE_ERROR_SIGNAL, "“%s” is not a signal like SIGINT",
                   name);
      return FALSE;
    }
  if (at == NULL || !machine_duration_parse (at + 1, &signal.when_ns))
    {
      g_set_error (error, MACHINE_ERROR, MACHINE_ERROR_SIGNAL,
                   "“%s” does not say when, as in SIGINT@2s", text);
      return FALSE;
    }
  *out_signal = signal;
  return TRUE;
}

/* ---- sending ------------------------------------------------------------------------ */

static Signals *
signals_of (const Machine *self)
{
  return machine_ptr (self, machine_sched (self)->signals);
}

void
machine_signal_init (Machine *self)
{
  machine_sched (self)->signals = machine_sys_alloc (self, sizeof (Signals));
  for (guint i = 0; i < self->settings.n_signals; i++)
    machine_timer_add_signal (self, self->settings.signals[i].when_ns,
                              self->settings.signals[i].number);
}

static void
dump_and_die (Machine    *self,
              const char *name,
              const char *text)
{
  g_autofree char *message = g_strdup_printf ("%s: %s", name, text);
  g_autoptr (GString) out = g_string_new (message);

  g_string_append_printf (out, "\nPC=0x%x m=0 sigcode=0\n\n", machine_traceback_address (0));
  machine_traceback_dump (self, machine_running_g (self), TRUE, out);
  machine_emit_text (self, NULL, MACHINE_EVENT_FATAL, 0, 0, message, strlen (message));
  machine_write_output (self, NULL, TRUE, out->str, out->len);
  machine_exec_end (self, 2, message);
}

/* What a signal that nobody takes does. */
static void
act (Machine *self,
     guint    number)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (known[i].number == number && known[i].action == DUMPS)
      {
        dump_and_die (self, known[i].name, known[i].text);
        return;
      }
    else if (known[i].number == number)
      {
        if (known[i].action == TERMINATES)
          machine_exec_end (self, (int) (128 + number), known[i].text);
        return;
      }
  machine_exec_end (self, (int) (128 + number), NULL);
}

void
machine_signal_fire (Machine *self,
                     guint    number)
{
  Signals *signals = signals_of (self);

  if (signals->runner == 0)
    {
      act (self, number);
      return;
    }
  if (signals->n == MAX_PENDING)
    return;
  signals->numbers[signals->n++] = number;
  machine_sched_spawn (self, signals->listener, signals->runner, signals->listener_pc);
}

void
machine_signal_mark (Machine *self)
{
  machine_heap_mark (self, signals_of (self)->runner);
}

/* ---- natives of internal/sig ---------------------------------------------------------- */

/* func listen(run func()) */
MachineStatus
machine_native_signal_listen (Machine  *self,
                              MachineG *g,
                              guint64  *slots)
{
  Signals *signals = signals_of (self);

  signals->runner = slots[0];
  signals->listener = g->id;
  signals->listener_pc = machine_exec_user_pc (self, g);
  return MACHINE_DONE;
}

/* func next() int: 0 if there is none */
MachineStatus
machine_native_signal_next (Machine  *self,
                            MachineG *g,
                            guint64  *slots)
{
  Signals *signals = signals_of (self);

  slots[0] = 0;
  if (signals->n == 0)
    return MACHINE_DONE;
  slots[0] = signals->numbers[0];
  memmove (signals->numbers, signals->numbers + 1, --signals->n * sizeof signals->numbers[0]);
  return MACHINE_DONE;
}

/* func die(signal int): what a signal that nobody takes does */
MachineStatus
machine_native_signal_die (Machine  *self,
                           MachineG *g,
                           guint64  *slots)
{
  act (self, (guint) slots[0]);
  return self->root->exit_set ? MACHINE_STOP : MACHINE_DONE;
}
