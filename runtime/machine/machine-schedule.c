/* SPDX-License-Identifier: MIT */

/*
 * Schedules as text. A schedule names the settings that choose, and every
 * decision that differs from what they would have chosen, by meaning:
 *
 *   schedule = policy "/s" seed "/p" procs [ "/a" answered ] [ "/" item { ";" item } ]
 *   item     = ( "n" | "f" | "c" ) path "@" place "=" option | "np" proc "@*" looks "=" option
 *            | "x" [ ( "n" | "f" ) path "@" place | "np" proc "@*" looks ] "=" [ "-" ] fault
 *   place    = function "+" op [ "." offset ] "#" occurrence | "*" events [ "." offset ]
 *
 * "n0.2@main.worker+3#1=0.1": when goroutine 0.2 (the second child of main) has
 * emitted its first event at the third operation of main.worker and stopped with
 * it, 0.1 runs next. "f…": it did not stop, the processor is taken from it; with an
 * offset, that many of its instructions later. "c…=2": the select at that place,
 * made for the occurrence-th time, takes case 2. Operations are the
 * instructions that call, return, or touch goroutines and channels, so that an
 * edit elsewhere, or of plain arithmetic, moves no place. The form with "*" counts
 * all events of the goroutine; it is written where no trace is kept. Where a
 * processor looks for a goroutine not for the first time, no goroutine brings the
 * decision about: then the processor is named, and how often it looked before.
 * "a" is for manual: so many questions were answered already. "x" is an injected
 * fault (machine-chaos.h): it comes into effect at the start, or where it says,
 * and with "-" it is taken away there.
 */

#include "code-op-info.h"
#include "machine-chaos.h"
#include "machine-sched-host.h"
#include "machine-trace.h"

#include <errno.h>

G_DEFINE_QUARK (machine-error-quark, machine_error)

static const char *const policies[] = { "go", "fifo", "random", "manual" };

/* ---- places ----------------------------------------------------------------------- */

static gboolean
is_operation (CodeOp op)
{
  switch (op)
    {
    case CODE_OP_CALL:
    case CODE_OP_CALLC:
    case CODE_OP_CALLI:
    case CODE_OP_CALLN:
    case CODE_OP_RET:
    case CODE_OP_GO:
    case CODE_OP_DEFER:
    case CODE_OP_PANIC:
    case CODE_OP_MKCHAN:
    case CODE_OP_SEND:
    case CODE_OP_RECV:
    case CODE_OP_CLOSE:
    case CODE_OP_SELECT:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Functions are told apart by name, since that is what a schedule keeps of them. */
void
machine_schedule_find_place (const Machine *self,
                             guint32        pc,
                             guint32       *out_func,
                             guint32       *out_op)
{
  const CodeProgram *program = self->program;
  const CodeFunc *func = code_program_find_func (program, pc);
  guint32 n = 0;

  for (guint32 at = func->entry_pc; at <= pc; at++)
    {
      CodeOp op = program->code[at].op;

      n += is_operation (op);
      at += code_op_get_info (op)->has_ext;
    }
  *out_func = GPOINTER_TO_UINT (g_hash_table_lookup (machine_sched_host (self)->funcs, func->name));
  *out_op = n;
}

/* The goroutine whose place names a decision about who runs next: the running one, or the one that
 * has just stopped on the current P. 0 if that one ran elsewhere since, or the P looked around since. */
guint32
machine_schedule_find_decider (const Machine *self)
{
  MachineSched *sched = machine_sched (self);
  const MachineP *p = machine_p (self, sched, sched->current_p);
  MachineG *g = machine_sched_running (self);

  if (g != NULL)
    return g->id;
  g = p->fresh ? machine_sched_find_g (self, p->last_g) : NULL;
  return g != NULL && g->p == p->id && g->state != MACHINE_G_RUNNING ? g->id : 0;
}

/* ---- writing ------------------------------------------------------------------------ */

static void
append_name (GString    *out,
             const char *name)
{
  for (const char *c = name; *c != '\0'; c++)
    {
      if (g_ascii_isgraph (*c) && strchr ("+#=;@%", *c) == NULL)
        g_string_append_c (out, *c);
      else
        g_string_append_printf (out, "%%%02X", (guchar) *c);
    }
}

void
machine_schedule_append_fault (GString    *out,
                               const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    {
      if (g_ascii_isgraph (*c) && strchr (";%", *c) == NULL)
        g_string_append_c (out, *c);
      else
        g_string_append_printf (out, "%%%02X", (guchar) *c);
    }
}

/* The goroutine's last event before the machine's position, and how many it emitted at its place. */
static const MachineEvent *
last_event (const Machine      *self,
            guint32             g,
            MachineDecisionKind kind,
            guint32             place_pc,
            guint32            *out_func,
            guint32            *out_op,
            guint64            *out_occurrence)
{
  const MachineEvent *last = NULL;
  gboolean have_place = kind == MACHINE_DECISION_SELECT;

  *out_occurrence = 0;
  if (have_place)
    machine_schedule_find_place (self, place_pc, out_func, out_op);
  for (gsize i = self->root->n_events; i > 0; i--)
    {
      const MachineEvent *event = machine_trace_get (self->trace, i - 1);
      guint32 func, op;

      if (event->g != g
          || (kind == MACHINE_DECISION_SELECT && event->kind != MACHINE_EVENT_SELECT_BEGIN))
        continue;
      machine_schedule_find_place (self, event->pc, &func, &op);
      if (!have_place)
        {
          have_place = TRUE;
          *out_func = func;
          *out_op = op;
          last = event;
        }
      if (func == *out_func && op == *out_op)
        ++*out_occurrence;
    }
  return last;
}

static void
append_option (Machine            *self,
               MachineDecisionKind kind,
               guint32             chosen,
               GString            *out)
{
  g_autofree char *path = NULL;

  g_string_append_c (out, '=');
  switch (kind)
    {
    case MACHINE_DECISION_SELECT:
      g_string_append_printf (out, "%u", chosen);
      break;

    case MACHINE_DECISION_CHAOS:
      {
        const MachineFault *fault = g_ptr_array_index (machine_sched_host (self)->faults,
                                                       chosen & ~MACHINE_FAULT_ENDS);

        g_string_append (out, chosen & MACHINE_FAULT_ENDS ? "-" : "");
        machine_schedule_append_fault (out, fault->text);
        break;
      }

    default:
      path = machine_dup_path (self, chosen);
      g_string_append (out, path);
      break;
    }
}

/* The item of a decision that @g, running (or the last to run if none is), brings about here. */
char *
machine_schedule_dup_item (Machine            *self,
                           MachineDecisionKind kind,
                           MachineG           *g,
                           guint32             chosen)
{
  MachineSched *sched = machine_sched (self);
  const MachineP *p = machine_p (self, sched, sched->current_p);
  guint32 id = machine_schedule_find_decider (self);
  gboolean select = kind == MACHINE_DECISION_SELECT;
  GString *out = g_string_new (kind == MACHINE_DECISION_CHAOS ? "x" : "");
  g_autofree char *path = machine_dup_path (self, id);
  guint64 offset = 0, occurrence = 0;
  guint32 func = 0, op = 0;

  g_string_append (out, select ? "c" : g != NULL ? "f" : "n");
  if (id == 0)
    {
      g_string_append_printf (out, "p%u@*%" G_GUINT64_FORMAT, p->id, p->n_looks);
      append_option (self, kind, chosen, out);
      return g_string_free (out, FALSE);
    }
  g_string_append_printf (out, "%s@", path);
  if (g != NULL && !select)
    offset = machine_gx (g)->n_instructions + self->root->n_instructions - sched->quantum_start
             - machine_gx (g)->event_instructions;
  if (self->settings.tracing && self->root->n_events <= self->trace->keep)
    {
      last_event (self, id, kind, select ? machine_exec_user_pc (self, g) : 0, &func, &op,
                  &occurrence);
      append_name (out, self->program->funcs[func].name);
      g_string_append_printf (out, "+%u", op);
      if (offset > 0)
        g_string_append_printf (out, ".%" G_GUINT64_FORMAT, offset);
      g_string_append_printf (out, "#%" G_GUINT64_FORMAT, occurrence + (select ? 1 : 0));
    }
  else
    {
      MachineG *decider = g != NULL ? g : machine_sched_find_g (self, id);

      if (decider != NULL)
        occurrence = machine_gx (decider)->n_events;
      g_string_append_printf (out, "*%" G_GUINT64_FORMAT, occurrence);
      if (offset > 0)
        g_string_append_printf (out, ".%" G_GUINT64_FORMAT, offset);
    }
  append_option (self, kind, chosen, out);
  return g_string_free (out, FALSE);
}

/**
 * machine_dup_schedule:
 *
 * Writes the run's schedule: settings and differing decisions, those ahead of
 * the machine's position too.
 *
 * Returns: (transfer full): printable text without spaces
 */
char *
machine_dup_schedule (const Machine *self)
{
  MachineSchedHost *host = machine_sched_host (self);
  const MachineSettings *settings = &self->settings;
  GString *out = g_string_new (policies[settings->policy]);
  const char *separator = "/";

  g_string_append_printf (out, "/s%" G_GUINT64_FORMAT "/p%u", settings->seed, settings->procs);
  if (settings->policy == MACHINE_POLICY_MANUAL && host->n_answered > 0)
    g_string_append_printf (out, "/a%" G_GUINT64_FORMAT, host->n_answered);
  for (guint i = 0; i < host->n_first_faults; i++)
    {
      g_string_append_printf (out, "%sx=", separator);
      machine_schedule_append_fault (out, ((MachineFault *) host->faults->pdata[i])->text);
      separator = ";";
    }
  for (guint i = 0; i < host->overrides->len; i++)
    {
      g_string_append_printf (out, "%s%s", separator,
                              g_array_index (host->overrides, MachineOverride, i).item);
      separator = ";";
    }
  for (guint i = 0; i < host->pending->len; i++)
    {
      MachinePending *pending = &g_array_index (host->pending, MachinePending, i);

      g_string_append_printf (out, "%s%s=%s", separator, pending->item, pending->option);
      separator = ";";
    }
  return g_string_free (out, FALSE);
}

/* ---- reading -------------------------------------------------------------------------- */

typedef struct
{
  const char *start, *at;
  GError    **error;
} Reader;

static gboolean
fail (Reader     *reader,
      const char *what)
{
  if (reader->error != NULL && *reader->error == NULL)
    g_set_error (reader->error, MACHINE_ERROR, MACHINE_ERROR_SCHEDULE,
                 "schedule, column %d: %s", (int) (reader->at - reader->start) + 1, what);
  return FALSE;
}

static gboolean
accept (Reader     *reader,
        const char *text)
{
  if (!g_str_has_prefix (reader->at, text))
    return FALSE;
  reader->at += strlen (text);
  return TRUE;
}

static gboolean
read_number (Reader  *reader,
             guint64  max,
             guint64 *out_value)
{
  char *end;
  guint64 value;

  if (!g_ascii_isdigit (*reader->at))
    return fail (reader, "a number is expected");
  errno = 0;
  value = g_ascii_strtoull (reader->at, &end, 10);
  if (errno != 0 || value > max)
    return fail (reader, "the number is too large");
  reader->at = end;
  *out_value = value;
  return TRUE;
}

static gboolean
read_settings (Reader          *reader,
               MachineSettings *settings,
               guint64         *out_answered)
{
  guint64 procs;
  guint policy;

  for (policy = 0; policy < G_N_ELEMENTS (policies); policy++)
    {
      gsize len = strlen (policies[policy]);

      if (strncmp (reader->at, policies[policy], len) == 0
          && (reader->at[len] == '/' || reader->at[len] == '\0'))
        break;
    }
  if (policy == G_N_ELEMENTS (policies))
    return fail (reader, "a policy is expected: go, fifo, random or manual");
  settings->policy = policy;
  reader->at += strlen (policies[policy]);
  if (!accept (reader, "/s"))
    return fail (reader, "“/s” and the seed are expected");
  if (!read_number (reader, G_MAXUINT64, &settings->seed))
    return FALSE;
  if (!accept (reader, "/p"))
    return fail (reader, "“/p” and the number of processors are expected");
  if (!read_number (reader, MACHINE_MAX_PROCS, &procs))
    return FALSE;
  if (procs == 0)
    return fail (reader, "at least one processor is needed");
  settings->procs = (guint) procs;
  *out_answered = 0;
  if (accept (reader, "/a") && !read_number (reader, G_MAXUINT64, out_answered))
    return FALSE;
  if (*reader->at != '\0' && !accept (reader, "/"))
    return fail (reader, "“/” or the end is expected");
  return TRUE;
}

static char *
read_path (Reader *reader)
{
  const char *start = reader->at;
  guint64 number;

  do
    {
      if (!read_number (reader, G_MAXUINT32, &number))
        return NULL;
    }
  while (accept (reader, "."));
  return g_strndup (start, (gsize) (reader->at - start));
}

static char *
read_name (Reader *reader)
{
  GString *name = g_string_new (NULL);

  for (; *reader->at != '\0' && strchr ("+#=;@", *reader->at) == NULL; reader->at++)
    {
      if (*reader->at != '%')
        {
          g_string_append_c (name, *reader->at);
        }
      else if (g_ascii_isxdigit (reader->at[1]) && g_ascii_isxdigit (reader->at[2]))
        {
          g_string_append_c (name, (char) (g_ascii_xdigit_value (reader->at[1]) * 16
                                           + g_ascii_xdigit_value (reader->at[2])));
          reader->at += 2;
        }
      else
        {
          break;
        }
    }
  return g_string_free (name, FALSE);
}

/* Up to the next item. */
static char *
read_fault (Reader *reader)
{
  gsize len = strcspn (reader->at, ";");
  g_autofree char *escaped = g_strndup (reader->at, len);
  char *text = g_uri_unescape_string (escaped, NULL);

  if (text == NULL || text[0] == '\0')
    {
      fail (reader, "a fault is expected, as in delay:30s@main.charge");
      g_clear_pointer (&text, g_free);
      return NULL;
    }
  reader->at += len;
  return text;
}

static gboolean
read_offset (Reader         *reader,
             MachinePending *pending)
{
  return !accept (reader, ".")
         || read_number (reader, G_MAXINT64, &pending->offset);
}

static gboolean
read_place (Machine        *self,
            Reader         *reader,
            MachinePending *pending)
{
  g_autofree char *name = NULL;
  gpointer func;
  guint64 op;

  if (accept (reader, "*"))
    {
      pending->any_place = TRUE;
      return read_number (reader, G_MAXINT64, &pending->occurrence)
             && read_offset (reader, pending);
    }
  name = read_name (reader);
  if (g_hash_table_lookup_extended (machine_sched_host (self)->funcs, name, NULL, &func))
    pending->func = GPOINTER_TO_UINT (func);
  else
    pending->func = G_MAXUINT32;
  if (!accept (reader, "+"))
    return fail (reader, "“+” and the number of an operation are expected");
  if (!read_number (reader, G_MAXUINT32, &op) || !read_offset (reader, pending))
    return FALSE;
  pending->op = (guint32) op;
  if (!accept (reader, "#"))
    return fail (reader, "“#” and the occurrence are expected");
  return read_number (reader, G_MAXINT64, &pending->occurrence);
}

static gboolean
read_item (Machine        *self,
           Reader         *reader,
           MachinePending *pending)
{
  const char *start = reader->at;
  const char *option;
  guint64 number;

  if (accept (reader, "x"))
    pending->kind = MACHINE_DECISION_CHAOS;
  if (pending->kind == MACHINE_DECISION_CHAOS && *reader->at == '=')
    pending->path = g_strdup (""); /* from the start */
  else if (accept (reader, "n"))
    pending->of_proc = accept (reader, "p");
  else if (accept (reader, "f"))
    pending->forces = TRUE;
  else if (pending->kind != MACHINE_DECISION_CHAOS && accept (reader, "c"))
    pending->kind = MACHINE_DECISION_SELECT;
  else
    return fail (reader, "a decision is expected: “n”, “f”, “c” or “x”");
  if (pending->path == NULL)
    {
      pending->path = read_path (reader);
      if (pending->path == NULL)
        return FALSE;
      if (!accept (reader, "@"))
        return fail (reader, "“@” and a place are expected");
      if (!read_place (self, reader, pending))
        return FALSE;
    }
  pending->item = g_strndup (start, (gsize) (reader->at - start));
  if (!accept (reader, "="))
    return fail (reader, "“=” and the choice are expected");
  option = reader->at;
  if (pending->kind == MACHINE_DECISION_SELECT)
    {
      if (!read_number (reader, G_MAXUINT16, &number))
        return FALSE;
      pending->option = g_strndup (option, (gsize) (reader->at - option));
    }
  else
    {
      pending->option = pending->kind == MACHINE_DECISION_CHAOS ? read_fault (reader)
                                                                : read_path (reader);
      if (pending->option == NULL)
        return FALSE;
    }
  return *reader->at == '\0' || accept (reader, ";") || fail (reader, "“;” or the end is expected");
}

void
machine_pending_free (MachinePending *pending)
{
  g_free (pending->item);
  g_free (pending->path);
  g_free (pending->option);
}

void
machine_pending_clear (MachineSchedHost *host)
{
  for (guint i = 0; i < host->pending->len; i++)
    machine_pending_free (&g_array_index (host->pending, MachinePending, i));
  g_array_set_size (host->pending, 0);
}

/* What a schedule names and the program has no place for is left out. */
MachineFault *
machine_schedule_find_fault (Machine    *self,
                             const char *text)
{
  g_autoptr (GPtrArray) faults = machine_faults_parse (self->program, text, NULL);

  if (faults == NULL || faults->len != 1)
    {
      machine_sched_host (self)->n_lost_faults++;
      return NULL;
    }
  return g_ptr_array_steal_index (faults, 0);
}

static void
begin_first (Machine    *self,
             const char *text)
{
  MachineFault *fault = machine_schedule_find_fault (self, text);

  if (fault != NULL)
    machine_chaos_begin_first (self, fault);
}

/**
 * machine_schedule_parse_settings:
 *
 * Reads policy, seed and number of processors out of a schedule string; the
 * other settings stay as they are.
 *
 * Returns: %FALSE with @error set, and @settings untouched, if the string is malformed
 */
gboolean
machine_schedule_parse_settings (const char      *text,
                                 MachineSettings *settings,
                                 GError         **error)
{
  Reader reader = { text, text, error };
  MachineSettings read = *settings;
  guint64 answered;

  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!read_settings (&reader, &read, &answered))
    return FALSE;
  *settings = read;
  return TRUE;
}

/**
 * machine_load_schedule:
 *
 * Takes over the decisions of a schedule string. They are made as their places
 * are reached; what finds no place is counted by machine_get_n_diverged().
 * The machine must be new, with the schedule's settings.
 *
 * Returns: %FALSE with @error set if the string is malformed
 */
gboolean
machine_load_schedule (Machine    *self,
                       const char *text,
                       GError    **error)
{
  MachineSchedHost *host = machine_sched_host (self);
  Reader reader = { text, text, error };
  MachineSettings settings = self->settings;
  guint64 answered;

  g_return_val_if_fail (self->root->n_events == 0 && self->root->n_instructions == 0, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!read_settings (&reader, &settings, &answered))
    return FALSE;
  machine_pending_clear (host);
  while (*reader.at != '\0')
    {
      MachinePending pending = { 0 };

      if (!read_item (self, &reader, &pending))
        {
          machine_pending_free (&pending);
          machine_pending_clear (host);
          return FALSE;
        }
      if (pending.path[0] == '\0')
        {
          begin_first (self, pending.option);
          machine_pending_free (&pending);
          continue;
        }
      if (strcmp (pending.path, "0") == 0 && !pending.of_proc)
        pending.g = 1;
      g_array_append_val (host->pending, pending);
    }
  host->n_answered = answered;
  host->n_diverged = 0;
  machine_decision_refresh (self);
  return TRUE;
}
