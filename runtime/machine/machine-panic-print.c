/* SPDX-License-Identifier: MIT */
#include "machine-exec.h"

/*
 * The words of panics, and the end of a program that panicked.
 *
 * Runtime errors are put into words here, without running their methods; other
 * errors and Stringers are asked (see machine-panic.c). What is neither is
 * printed as Go's runtime prints it: basic types as they are, their named
 * kin as main.Celsius(21), everything else as (main.T) and an address.
 */

static MachinePanic *
panic_at (const Machine *self,
          MachineRef     ref)
{
  return machine_ptr (self, ref);
}

static void
append_string (const Machine *self,
               const guint64 *string,
               GString       *out)
{
  g_string_append_len (out, machine_ptr (self, string[0]), string[1]);
}

static char *
dup_string (const Machine *self,
            const guint64 *string)
{
  return g_strndup (machine_ptr (self, string[0]), string[1]);
}

static void
append_assertion (const Machine *self,
                  const guint64 *fields,
                  GString       *out)
{
  g_autofree char *inter = dup_string (self, &fields[0]);
  g_autofree char *concrete = dup_string (self, &fields[2]);
  g_autofree char *asserted = dup_string (self, &fields[4]);
  g_autofree char *missing = dup_string (self, &fields[6]);

  g_string_append (out, "interface conversion: ");
  if (*concrete == '\0')
    g_string_append_printf (out, "%s is nil, not %s", *inter != '\0' ? inter : "interface",
                            asserted);
  else if (*missing != '\0')
    g_string_append_printf (out, "%s is not %s: missing method %s", concrete, asserted, missing);
  else
    g_string_append_printf (out, "%s is %s, not %s%s", inter, concrete, asserted,
                            g_str_equal (concrete, asserted) ? " (types from different scopes)"
                                                             : "");
}

/* One of the machine's own errors; FALSE if it is another value. */
static gboolean
append_runtime_error (const Machine *self,
                      const guint64 *value,
                      GString       *out)
{
  const MachineErrorTypes *errors = &machine_exec_host (self)->errors;
  guint32 type = value[0];

  if (type == 0)
    return FALSE;
  if (type == errors->error_string || type == errors->bounds_error)
    g_string_append (out, "runtime error: ");
  if (type == errors->error_string || type == errors->bounds_error || type == errors->plain_error)
    append_string (self, machine_ptr (self, value[1]), out);
  else if (type == errors->assertion_error)
    append_assertion (self, machine_ptr (self, value[1]), out);
  else if (type == errors->nil_panic)
    g_string_append (out, "panic called with nil argument");
  else
    return FALSE;
  return TRUE;
}

/* As Go's runtime prints a value for which no method speaks. */
static void
append_value (const Machine *self,
              const guint64 *value,
              GString       *out)
{
  const CodeType *type = &self->program->types[value[0]];
  g_autoptr (GString) text = g_string_new (NULL);

  if (value[0] == 0)
    {
      g_string_append (out, "nil");
      return;
    }
  if (type->kind > CODE_TYPE_COMPLEX128 && type->kind != CODE_TYPE_STRING)
    {
      g_string_append_printf (out, "(%s) 0x%" G_GINT64_MODIFIER "x", type->name,
                              value[1] == 0 ? 0 : value[1] + MACHINE_ADDRESS_BASE);
      return;
    }
  machine_print_append (self, type->kind,
                        type->size_bytes <= 8 ? &value[1] : machine_ptr (self, value[1]), text);
  if (!type->is_named)
    g_string_append_len (out, text->str, text->len);
  else if (type->kind == CODE_TYPE_STRING)
    g_string_append_printf (out, "%s(\"%s\")", type->name, text->str);
  else
    g_string_append_printf (out, "%s(%s)", type->name, text->str);
}

/* What is known of the message without running the program. */
void
machine_panic_describe (const Machine      *self,
                        const MachinePanic *panic,
                        GString            *out)
{
  if (panic->flags & MACHINE_PANIC_TEXT)
    append_string (self, panic->text, out);
  else if (!append_runtime_error (self, panic->value, out))
    append_value (self, panic->value, out);
}

/* ---- asking the values ---------------------------------------------------------------------- */

static gboolean
is_runtime_error (const Machine *self,
                  guint32        type)
{
  const MachineErrorTypes *errors = &machine_exec_host (self)->errors;

  return type == errors->error_string || type == errors->bounds_error
         || type == errors->plain_error || type == errors->assertion_error
         || type == errors->nil_panic;
}

/* The value's Error or String method, G_MAXUINT32 if it has none. */
static guint32
text_method (Machine *self,
             guint32  type)
{
  const MachineExecHost *host = machine_exec_host (self);
  int selectors[2] = { host->error_selector, host->string_selector };
  const CodeType *t = &self->program->types[type];

  for (guint s = 0; s < G_N_ELEMENTS (selectors); s++)
    for (guint32 i = 0; i < t->n_methods; i++)
      {
        const CodeType *signature = &self->program->types[t->methods[i].type];

        if (t->methods[i].selector == selectors[s] && signature->n_params == 0
            && signature->n_fields == 1 && signature->fields[0].type == self->program->type_string)
          return t->methods[i].func;
      }
  return G_MAXUINT32;
}

/* Calls the method of the next value that has one; FALSE if none is left. */
static gboolean
ask_next (Machine  *self,
          MachineG *g)
{
  for (MachineRef ref = g->panics; ref != 0; ref = panic_at (self, ref)->next)
    {
      MachinePanic *panic = panic_at (self, ref);
      guint32 func;

      if ((panic->flags & (MACHINE_PANIC_ASKED | MACHINE_PANIC_GOEXIT)) || panic->value[0] == 0
          || is_runtime_error (self, panic->value[0]))
        continue;
      panic->flags |= MACHINE_PANIC_ASKED;
      func = text_method (self, panic->value[0]);
      if (func == G_MAXUINT32)
        continue;
      if (machine_stack_push (self, g, func, 0, panic_at (self, g->panics)->pc,
                              machine_pseudo_offset (self, MACHINE_PSEUDO_PRINT_NEXT)))
        {
          guint64 *slots = machine_exec_slots (self, g, g->fp);

          slots[0] = slots[1] = 0;
          slots[machine_exec_host (self)->funcs[func].n_result_slots] = panic->value[1];
          panic->flags |= MACHINE_PANIC_ANSWERING;
          panic_at (self, g->panics)->call_fp = g->fp;
        }
      return TRUE;
    }
  return FALSE;
}

/* "panic: a [recovered]\n\tpanic: b\n", oldest first. */
static void
append_chain (const Machine *self,
              MachineRef     ref,
              GString       *out)
{
  const MachinePanic *panic = panic_at (self, ref);
  g_autoptr (GString) text = g_string_new (NULL);

  if (panic->next != 0)
    {
      append_chain (self, panic->next, out);
      if (!(panic_at (self, panic->next)->flags & MACHINE_PANIC_GOEXIT))
        g_string_append_c (out, '\t');
    }
  if (panic->flags & MACHINE_PANIC_GOEXIT)
    return;
  machine_panic_describe (self, panic, text);
  g_string_replace (text, "\n", "\n\t", 0); /* so that no text looks like the runtime's own */
  g_string_append (out, "panic: ");
  g_string_append_len (out, text->str, text->len);
  if (panic->flags & MACHINE_PANIC_RECOVERED)
    g_string_append (out, " [recovered]");
  g_string_append_c (out, '\n');
}

static void
append_signal (const Machine  *self,
               const MachineG *g,
               GString        *out)
{
  for (MachineRef ref = g->panics; ref != 0; ref = panic_at (self, ref)->next)
    if (panic_at (self, ref)->flags & MACHINE_PANIC_SIGNAL)
      {
        g_string_append_printf (out,
                                "[signal SIGSEGV: segmentation violation code=0x1 "
                                "addr=0x%" G_GINT64_MODIFIER "x pc=0x%x]\n",
                                panic_at (self, ref)->address,
                                machine_traceback_address (panic_at (self, ref)->pc));
        return;
      }
}

static void
print_fatal (Machine  *self,
             MachineG *g)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *first_line = NULL;

  append_chain (self, g->panics, out);
  first_line = g_strndup (out->str, strcspn (out->str, "\n"));
  append_signal (self, g, out);
  g_string_append_c (out, '\n');
  machine_traceback_dump (self, g, FALSE, out);
  machine_traceback_dump_left (self, g, out);
  machine_emit_text (self, g, MACHINE_EVENT_FATAL, 0, 0, first_line, strlen (first_line));
  machine_write_output (self, g, TRUE, out->str, out->len);
  self->root->exit_panicked = TRUE;
  machine_exec_end (self, 2, first_line);
}

/* The panic whose value is being asked for its text, 0 if there is none. */
static MachineRef
answering (const Machine  *self,
           const MachineG *g)
{
  MachineRef ref = g->panics;

  while (ref != 0 && !(panic_at (self, ref)->flags & MACHINE_PANIC_ANSWERING))
    ref = panic_at (self, ref)->next;
  return ref;
}

/* A value's Error or String method panicked in its turn: that ends the program at once. */
static void
end_answer (Machine  *self,
            MachineG *g)
{
  const MachinePanic *panic = panic_at (self, g->panics);
  g_autoptr (GString) text = g_string_new ("panic while printing panic value: ");

  if (panic->value[0] == self->program->type_string)
    append_string (self, machine_ptr (self, panic->value[1]), text);
  else
    g_string_append_printf (text, "type %s", self->program->types[panic->value[0]].name);
  machine_exec_fatal (self, g, text->str);
}

/* No deferred call is left: asks the values for their texts, then ends the program. */
MachineUnwind
machine_panic_ask (Machine  *self,
                   MachineG *g)
{
  if (answering (self, g) != 0)
    end_answer (self, g);
  else if (!ask_next (self, g))
    print_fatal (self, g);
  return self->root->exit_set ? MACHINE_UNWIND_STOP : MACHINE_UNWIND_GO_ON;
}

/* The method called for a panic's value has returned: keeps its result. */
MachineUnwind
machine_panic_print_next (Machine  *self,
                          MachineG *g)
{
  const guint64 *result
      = machine_exec_slots (self, g, panic_at (self, g->panics)->call_fp);

  for (MachineRef ref = g->panics; ref != 0; ref = panic_at (self, ref)->next)
    {
      MachinePanic *panic = panic_at (self, ref);

      if (!(panic->flags & MACHINE_PANIC_ANSWERING))
        continue;
      panic->flags = (panic->flags & ~MACHINE_PANIC_ANSWERING) | MACHINE_PANIC_TEXT;
      panic->text[0] = result[0];
      panic->text[1] = result[1];
      break;
    }
  return machine_panic_ask (self, g);
}
