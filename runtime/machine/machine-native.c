/* SPDX-License-Identifier: MIT */
#include "machine-exec.h"

/*
 * Binding a program's native functions to their implementations, by name, once
 * per machine. A program may name natives that this machine lacks; only
 * calling one is fatal.
 */

static void
add_table (GHashTable               *by_name,
           const MachineNativeEntry *table)
{
  for (; table->name != NULL; table++)
    g_hash_table_insert (by_name, (gpointer) table->name, (gpointer) table);
}

void
machine_natives_init (Machine *self)
{
  const CodeProgram *program = self->program;
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);

  add_table (by_name, machine_natives_core);
  add_table (by_name, machine_natives_sched);
  add_table (by_name, machine_natives_lib);
  self->natives = g_new0 (const MachineNativeEntry *, program->n_natives + 1);
  for (guint32 i = 0; i < program->n_natives; i++)
    self->natives[i] = g_hash_table_lookup (by_name, program->natives[i]);
}
