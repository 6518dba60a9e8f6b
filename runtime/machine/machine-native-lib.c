/* SPDX-License-Identifier: MIT */
#include "machine-native-lib.h"

/*
 * Natives of the library: what they share, and package os.
 */

/* ---- memory ------------------------------------------------------------------------------- */

/* A request that does not fit ends the program: a native cannot wait for a collection. */
static gboolean
has_room (Machine *self,
          gsize    n,
          gsize    each)
{
  if (n <= G_MAXINT64 / each && machine_heap_has_room (self, n * each))
    return TRUE;
  machine_exec_out_of_memory (self, machine_running_g (self));
  return FALSE;
}

gboolean
machine_lib_alloc_bytes (Machine    *self,
                         MachineG   *g,
                         gsize       n_bytes,
                         MachineRef *out)
{
  const CodeProgram *program = self->program;

  *out = 0;
  if (n_bytes == 0)
    return TRUE;
  if (!has_room (self, n_bytes, 1))
    return FALSE;
  *out = machine_heap_alloc (self, program->types[program->type_bytes].elem, n_bytes, g->pc);
  return TRUE;
}

gboolean
machine_lib_alloc_strings (Machine    *self,
                           MachineG   *g,
                           gsize       n,
                           MachineRef *out)
{
  *out = 0;
  if (!has_room (self, n, 16))
    return FALSE;
  *out = machine_heap_alloc (self, self->program->type_string, n, g->pc);
  return TRUE;
}

gboolean
machine_lib_alloc_any (Machine    *self,
                       MachineG   *g,
                       gsize       n,
                       MachineRef *out)
{
  *out = 0;
  if (!has_room (self, n, 16))
    return FALSE;
  *out = machine_heap_alloc_kind (self, MACHINE_KIND_WORDS, 0, n * 16, FALSE, g->pc);
  return TRUE;
}

MachineStatus
machine_lib_return_text (Machine    *self,
                         MachineG   *g,
                         const char *text,
                         gsize       len,
                         guint64    *out_slots)
{
  MachineRef ref;

  if (!machine_lib_alloc_bytes (self, g, len, &ref))
    return MACHINE_STOP;
  if (len > 0)
    memcpy (machine_ptr (self, ref), text, len);
  out_slots[0] = ref;
  out_slots[1] = len;
  return MACHINE_DONE;
}

MachineStatus
machine_lib_append_text (Machine       *self,
                         MachineG      *g,
                         const guint64 *slice,
                         const char    *text,
                         gsize          len,
                         guint64       *out_slots)
{
  MachineRef ref = slice[0];
  guint64 old_len = slice[1], cap = slice[2];

  if (old_len + len > cap)
    {
      gsize wanted = MAX (old_len + len, 2 * cap);

      cap = machine_heap_round_size (self, MAX (wanted, 64));
      if (!machine_lib_alloc_bytes (self, g, cap, &ref))
        return MACHINE_STOP;
      if (old_len > 0)
        memcpy (machine_ptr (self, ref), machine_ptr (self, slice[0]), old_len);
    }
  if (len > 0)
    memcpy ((char *) machine_ptr (self, ref) + old_len, text, len);
  out_slots[0] = ref;
  out_slots[1] = old_len + len;
  out_slots[2] = cap;
  return MACHINE_DONE;
}

/* ---- package os ----------------------------------------------------------------------------- */

/* func Exit(code int) */
MACHINE_NATIVE (os_exit)
{
  machine_exec_end (self, (int) slots[0] & 0xff, NULL);
  return MACHINE_STOP;
}

/* func write(fd int, p []byte) */
MACHINE_NATIVE (os_write)
{
  machine_write_output (self, g, slots[0] == 2, machine_ptr (self, slots[1]), slots[2]);
  return self->root->exit_set ? MACHINE_STOP : MACHINE_DONE;
}

/* func read(p []byte, from int) int */
MACHINE_NATIVE (os_read)
{
  const char *text = self->settings.stdin_text;
  gsize len = text != NULL ? strlen (text) : 0, from = slots[4], n = 0;

  if (from < len)
    {
      n = MIN (len - from, slots[2]);
      memcpy (machine_ptr (self, slots[1]), text + from, n);
    }
  slots[0] = n;
  return MACHINE_DONE;
}

/* func args() []string */
MACHINE_NATIVE (os_args)
{
  const char *const *args = self->settings.args;
  guint n = 1 + (args != NULL ? g_strv_length ((GStrv) args) : 0);
  MachineRef ref;

  if (!machine_lib_alloc_strings (self, g, n, &ref))
    return MACHINE_STOP;
  for (guint i = 0; i < n; i++)
    {
      const char *arg = i == 0 ? "main" : args[i - 1];
      guint64 string[2];

      machine_new_string (self, arg, strlen (arg), string);
      memcpy (machine_ptr (self, ref + 16 * i), string, 16);
    }
  slots[0] = ref;
  slots[1] = slots[2] = n;
  return MACHINE_DONE;
}

const MachineNativeEntry machine_natives_lib[] = {
#define N(text, name) { text, machine_native_##name },
#include "machine-native-lib-names.h"
#undef N
  { NULL, NULL },
};
