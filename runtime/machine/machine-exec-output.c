/* SPDX-License-Identifier: MIT */
#include "machine-exec.h"

/*
 * What the program wrote. One buffer in the arena holds standard output and
 * standard error in order; a list of ranges says which parts are standard
 * error. Both double by being copied, so going back takes output back.
 */
typedef struct
{
  guint64 start, end;
} Range;

typedef struct
{
  MachineRef text;
  guint64    len, capacity;
  MachineRef errors;     /* Ranges of `text` that are standard error */
  guint64    n_errors, errors_capacity;
} Output;

#define FIRST_CAPACITY 256

static Output *
output_of (const Machine *self)
{
  return machine_ptr (self, self->root->output);
}

void
machine_output_init (Machine *self)
{
  self->root->output = machine_sys_alloc (self, sizeof (Output));
}

/* Makes room for n more units of `unit` bytes behind the first `used`. */
static void
make_room (Machine    *self,
           MachineRef *inout_block,
           guint64    *inout_capacity,
           guint64     used,
           guint64     n,
           guint       unit)
{
  guint64 capacity = MAX (*inout_capacity, FIRST_CAPACITY / unit);
  MachineRef block;

  if (used + n <= *inout_capacity)
    return;
  while (capacity < used + n)
    capacity *= 2;
  block = machine_sys_alloc (self, capacity * unit);
  memcpy (machine_ptr (self, block), machine_ptr (self, *inout_block), used * unit);
  machine_sys_free (self, *inout_block, *inout_capacity * unit);
  *inout_block = block;
  *inout_capacity = capacity;
}

static void
note_error (Machine *self,
            Output  *output,
            guint64  n)
{
  Range *ranges = machine_ptr (self, output->errors);

  if (output->n_errors > 0 && ranges[output->n_errors - 1].end == output->len)
    {
      ranges[output->n_errors - 1].end += n;
      return;
    }
  make_room (self, &output->errors, &output->errors_capacity, output->n_errors, 1, sizeof (Range));
  ranges = machine_ptr (self, output->errors);
  ranges[output->n_errors++] = (Range){ output->len, output->len + n };
}

/**
 * machine_write_output:
 * @g: (nullable): the goroutine that writes
 *
 * Appends to the program's output. Beyond the output limit the program ends.
 */
void
machine_write_output (Machine    *self,
                      MachineG   *g,
                      gboolean    to_stderr,
                      const char *text,
                      gsize       len)
{
  Output *output = output_of (self);
  guint64 max = self->settings.max_output_bytes;
  gboolean over = max > 0 && len > max - MIN (max, output->len);

  if (over)
    len = max - MIN (max, output->len);
  if (len > 0)
    {
      if (to_stderr)
        note_error (self, output, len);
      make_room (self, &output->text, &output->capacity, output->len, len, 1);
      memcpy ((char *) machine_ptr (self, output->text) + output->len, text, len);
      output->len += len;
      machine_emit_text (self, g, MACHINE_EVENT_OUTPUT, 0,
                         to_stderr ? MACHINE_EVENT_FLAG_STDERR : 0, text, len);
    }
  if (over)
    machine_exec_limit (self, MACHINE_LIMIT_OUTPUT);
}

/**
 * machine_get_output_piece:
 * @from: where in all output, in bytes
 * @out_is_error: (out): whether the piece went to standard error
 * @out_len: (out): its bytes; 0 behind the end
 *
 * For passing output on as it comes: the longest piece from there on that went
 * to one stream.
 *
 * Cost: linear in the number of changes between the streams.
 *
 * Returns: (transfer none): the text, until the machine moves
 */
const char *
machine_get_output_piece (const Machine *self,
                          gsize          from,
                          gboolean      *out_is_error,
                          gsize         *out_len)
{
  const Output *output = output_of (self);
  const char *text = machine_ptr (self, output->text);
  const Range *ranges = machine_ptr (self, output->errors);
  gsize end = output->len;

  *out_is_error = FALSE;
  *out_len = 0;
  if (from >= output->len)
    return "";
  for (guint64 i = 0; i < output->n_errors && !*out_is_error; i++)
    {
      if (from < ranges[i].start)
        end = MIN (end, ranges[i].start);
      else if (from < ranges[i].end)
        {
          *out_is_error = TRUE;
          end = ranges[i].end;
        }
    }
  *out_len = end - from;
  return text + from;
}

/**
 * machine_get_output:
 * @stderr_too: standard error as well, in order
 * @out_len: (out) (optional): bytes
 *
 * Returns: (transfer none): all output so far, until the machine moves
 */
const char *
machine_get_output (const Machine *self,
                    gboolean       stderr_too,
                    gsize         *out_len)
{
  const Output *output = output_of (self);
  const char *text = machine_ptr (self, output->text);
  const Range *ranges = machine_ptr (self, output->errors);
  GString *out = machine_exec_host (self)->stdout_text;
  guint64 at = 0;

  if (stderr_too || output->n_errors == 0)
    {
      if (out_len != NULL)
        *out_len = output->len;
      return output->len > 0 ? text : "";
    }
  g_string_truncate (out, 0);
  for (guint64 i = 0; i < output->n_errors; i++)
    {
      g_string_append_len (out, text + at, ranges[i].start - at);
      at = ranges[i].end;
    }
  g_string_append_len (out, text + at, output->len - at);
  if (out_len != NULL)
    *out_len = out->len;
  return out->str;
}
