/* SPDX-License-Identifier: MIT */

/*
 * Reading faults, as machine-chaos.h describes them. A text is cut at commas
 * that stand in no brackets and no quotes; a fault at its last "@" that is not
 * followed by a quote, and behind that at "#". What the place names is looked up
 * in the program (machine-fault-place.c), so that a fault that was read can be had.
 */

#include "machine-fault.h"

#include "machine-signal.h"

#include <errno.h>

static const struct
{
  const char *name, *example;
  gboolean    wants_duration;
} kinds[] = {
  [MACHINE_FAULT_DELAY] = { "delay", "delay:30s@main.charge", TRUE },
  [MACHINE_FAULT_BLOCK] = { "block", "block@main.go:42", FALSE },
  [MACHINE_FAULT_PANIC] = { "panic", "panic:disk full@main.go:42", FALSE },
  [MACHINE_FAULT_LATE] = { "late", "late:2s@main.go:17", TRUE },
  [MACHINE_FAULT_LOST] = { "lost", "lost@main.go:17", FALSE },
  [MACHINE_FAULT_SLOW] = { "slow", "slow:10@P1", FALSE },
};

#define MAX_SLOW 1000000

gboolean
machine_fault_fail (GError    **error,
                    const char *format,
                    ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, MACHINE_ERROR, MACHINE_ERROR_CHAOS, text);
  return FALSE;
}

/**
 * machine_fault_free:
 * @self: (nullable): a fault
 */
void
machine_fault_free (MachineFault *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self->shown);
  g_free (self->shown_place);
  g_free (self->message);
  g_free (self->func);
  g_clear_pointer (&self->pcs, g_array_unref);
  g_free (self);
}

/* ---- the parts ---------------------------------------------------------------------- */

static gboolean
read_kind (MachineFault *self,
           const char   *name,
           const char   *whole,
           GError      **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].name, name) == 0)
      {
        self->kind = i;
        return TRUE;
      }
  return machine_fault_fail (error,
                             "“%s”: “%s” is no fault; there are delay, block, panic, late, lost "
                             "and slow, as in %s",
                             whole, name, kinds[MACHINE_FAULT_DELAY].example);
}

/* "disk full" in quotes or without. */
static char *
dup_unquoted (const char *text)
{
  gsize len = strlen (text);

  if (len >= 2 && text[0] == '"' && text[len - 1] == '"')
    return g_strndup (text + 1, len - 2);
  return g_strdup (text);
}

static gboolean
read_factor (MachineFault *self,
             const char   *text,
             const char   *whole,
             GError      **error)
{
  char *end;
  guint64 factor = g_ascii_strtoull (text, &end, 10);

  if (!g_ascii_isdigit (*text) || *end != '\0' || factor < 2 || factor > MAX_SLOW)
    return machine_fault_fail (error, "“%s”: how many times slower is a number from 2 to %d, as "
                                      "in %s", whole, MAX_SLOW, kinds[MACHINE_FAULT_SLOW].example);
  self->value = (gint64) factor;
  return TRUE;
}

static gboolean
read_argument (MachineFault *self,
               const char   *text, /* NULL: none */
               const char   *whole,
               GError      **error)
{
  const char *name = kinds[self->kind].name, *example = kinds[self->kind].example;

  if (self->kind == MACHINE_FAULT_PANIC)
    {
      self->message = text != NULL ? dup_unquoted (text) : g_strdup ("injected panic");
      return TRUE;
    }
  if (self->kind == MACHINE_FAULT_SLOW)
    return read_factor (self, text != NULL ? text : "", whole, error);
  if (kinds[self->kind].wants_duration)
    {
      if (text == NULL)
        return machine_fault_fail (error, "“%s”: %s needs a duration, as in %s", whole, name,
                                   example);
      if (!machine_duration_parse (text, &self->value) || self->value <= 0)
        return machine_fault_fail (error, "“%s”: “%s” is no duration like 30s or 250ms, as in %s",
                                   whole, text, example);
      return TRUE;
    }
  if (text != NULL)
    return machine_fault_fail (error, "“%s”: %s takes nothing behind “:”, as in %s", whole, name,
                               example);
  return TRUE;
}

static gboolean
read_occurrence (MachineFault *self,
                 const char   *text, /* behind the "#", or NULL */
                 const char   *whole,
                 GError      **error)
{
  char *end;

  self->occurrence = 1;
  if (text == NULL)
    return TRUE;
  if (strcmp (text, "*") == 0)
    {
      self->occurrence = 0;
      return TRUE;
    }
  errno = 0;
  self->occurrence = g_ascii_strtoull (text, &end, 10);
  if (!g_ascii_isdigit (*text) || *end != '\0' || errno != 0 || self->occurrence == 0)
    return machine_fault_fail (error, "“%s”: behind “#” stands which time, from #1, or #* for "
                                      "every time", whole);
  return TRUE;
}

/* Which kinds may stand at which places. */
static gboolean
check_pair (const MachineFault *self,
            gboolean            counted,
            const char         *whole,
            GError            **error)
{
  gboolean timer = self->kind == MACHINE_FAULT_LATE || self->kind == MACHINE_FAULT_LOST;

  if ((self->kind == MACHINE_FAULT_SLOW) != (self->place == MACHINE_FAULT_AT_P))
    return machine_fault_fail (error, "“%s”: slow is for processors, and they take nothing else, "
                                      "as in %s", whole, kinds[MACHINE_FAULT_SLOW].example);
  if (self->place == MACHINE_FAULT_AT_TIMER && !timer)
    return machine_fault_fail (error, "“%s”: timers can be late or lost, as in late:2s@timer",
                               whole);
  if (counted && (self->place == MACHINE_FAULT_AT_P
                  || (self->place == MACHINE_FAULT_AT_G && !timer)))
    return machine_fault_fail (error, "“%s”: only functions, lines and timers are counted with "
                                      "“#”", whole);
  return TRUE;
}

/* ---- writing -------------------------------------------------------------------------- */

static char *
dup_duration (gint64 ns)
{
  static const struct { gint64 ns; const char *name; } units[]
    = { { G_GINT64_CONSTANT (3600000000000), "h" }, { G_GINT64_CONSTANT (60000000000), "m" },
        { 1000000000, "s" }, { 1000000, "ms" }, { 1000, "us" } };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (ns % units[i].ns == 0)
      return g_strdup_printf ("%" G_GINT64_FORMAT "%s", ns / units[i].ns, units[i].name);
  return g_strdup_printf ("%" G_GINT64_FORMAT "ns", ns);
}

static char *
dup_text (const MachineFault *self,
          const char         *place)
{
  GString *out = g_string_new (kinds[self->kind].name);

  if (kinds[self->kind].wants_duration)
    {
      g_autofree char *duration = dup_duration (self->value);

      g_string_append_printf (out, ":%s", duration);
    }
  else if (self->kind == MACHINE_FAULT_PANIC && strcmp (self->message, "injected panic") != 0)
    g_string_append_printf (out, strpbrk (self->message, ",@\"") != NULL ? ":\"%s\"" : ":%s",
                            self->message);
  else if (self->kind == MACHINE_FAULT_SLOW)
    g_string_append_printf (out, ":%" G_GINT64_FORMAT, self->value);
  g_string_append_printf (out, "@%s", place);
  if (self->occurrence == 0)
    g_string_append (out, "#*");
  else if (self->occurrence > 1)
    g_string_append_printf (out, "#%" G_GUINT64_FORMAT, self->occurrence);
  return g_string_free (out, FALSE);
}

/* ---- the whole ------------------------------------------------------------------------- */

static MachineFault *
read_fault (const CodeProgram *program,
            const char        *whole,
            GError           **error)
{
  const char *at = strrchr (whole, '@');
  g_autofree char *head = NULL, *place = NULL, *kept = NULL;
  char *argument, *count;
  MachineFault *self;

  if (at != NULL && strchr (at, '"') != NULL)
    at = NULL; /* it belongs to the text of a panic */
  if (at == NULL)
    {
      machine_fault_fail (error, "“%s” does not say where, as in %s", whole,
                          kinds[MACHINE_FAULT_DELAY].example);
      return NULL;
    }
  head = g_strndup (whole, (gsize) (at - whole));
  place = g_strdup (at + 1);
  argument = strchr (head, ':');
  if (argument != NULL)
    *argument++ = '\0';
  count = strrchr (place, '#');
  if (count != NULL)
    *count++ = '\0';
  self = g_new0 (MachineFault, 1);
  if (!read_kind (self, head, whole, error) || !read_argument (self, argument, whole, error)
      || !read_occurrence (self, count, whole, error)
      || !machine_fault_find_place (self, program, place, &kept, error)
      || !check_pair (self, count != NULL, whole, error))
    {
      machine_fault_free (self);
      return NULL;
    }
  self->text = dup_text (self, kept);
  self->shown = dup_text (self, self->shown_place);
  return self;
}

static const char *
find_end (const char *text)
{
  gboolean quoted = FALSE;
  int depth = 0;

  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        quoted = !quoted;
      else if (!quoted && (*text == '[' || *text == '('))
        depth++;
      else if (!quoted && (*text == ']' || *text == ')'))
        depth--;
      else if (!quoted && depth <= 0 && *text == ',')
        break;
    }
  return text;
}

/* The next fault of a text, which moves on behind it; NULL with the error set if it is wrong. */
static MachineFault *
read_next (const CodeProgram *program,
           const char       **inout_text,
           GError           **error)
{
  const char *end = find_end (*inout_text);
  g_autofree char *one = g_strstrip (g_strndup (*inout_text, (gsize) (end - *inout_text)));

  *inout_text = *end == '\0' ? NULL : end + 1;
  return read_fault (program, one, error);
}

/**
 * machine_faults_parse:
 * @program: what the places are looked up in
 * @text: faults, separated by commas
 *
 * Reads faults.
 *
 * Errors: MACHINE_ERROR_CHAOS for the first that is wrong.
 *
 * Returns: (transfer full) (element-type MachineFault) (nullable): the faults, in order
 */
GPtrArray *
machine_faults_parse (const CodeProgram *program,
                      const char        *text,
                      GError           **error)
{
  g_autoptr (GPtrArray) faults
    = g_ptr_array_new_with_free_func ((GDestroyNotify) machine_fault_free);

  while (text != NULL)
    {
      MachineFault *fault = read_next (program, &text, error);

      if (fault == NULL)
        return NULL;
      g_ptr_array_add (faults, fault);
    }
  return g_steal_pointer (&faults);
}

/**
 * machine_faults_parse_known:
 * @program: what the places are looked up in
 * @text: faults, separated by commas
 * @inout_lost: how many could not be had is added
 *
 * The same, leaving out what is wrong: text that was written for another program.
 *
 * Returns: (transfer full) (element-type MachineFault): the faults, in order
 */
GPtrArray *
machine_faults_parse_known (const CodeProgram *program,
                            const char        *text,
                            guint             *inout_lost)
{
  GPtrArray *faults = g_ptr_array_new_with_free_func ((GDestroyNotify) machine_fault_free);

  while (text != NULL)
    {
      MachineFault *fault = read_next (program, &text, NULL);

      if (fault != NULL)
        g_ptr_array_add (faults, fault);
      else
        ++*inout_lost;
    }
  return faults;
}

/**
 * machine_chaos_check:
 * @program: the program
 * @text: faults, separated by commas
 * @procs: how many processors there are
 *
 * Errors: MACHINE_ERROR_CHAOS: what is wrong, and how it is said right.
 *
 * Returns: whether every fault can be had
 */
gboolean
machine_chaos_check (const CodeProgram *program,
                     const char        *text,
                     guint              procs,
                     GError           **error)
{
  g_autoptr (GPtrArray) faults = machine_faults_parse (program, text, error);

  for (guint i = 0; faults != NULL && i < faults->len; i++)
    {
      const MachineFault *fault = g_ptr_array_index (faults, i);

      if (fault->place == MACHINE_FAULT_AT_P && fault->p >= procs)
        return machine_fault_fail (error, "“%s”: there is no P%u; with %u processors the last is "
                                          "P%u", fault->shown, fault->p, procs, procs - 1);
    }
  return faults != NULL;
}
