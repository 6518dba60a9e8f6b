/* SPDX-License-Identifier: MIT */

/*
 * Any bytes as a Go file: they are parsed, checked and compiled, and what
 * compiles is verified and run under small limits.
 */
#include "machine.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  CodeInput input = { "main.go", (const char *) data, size };
  g_autoptr (CodeResult) result = code_build (&input, 1, NULL);
  g_autofree char *message = NULL;
  MachineSettings settings;
  g_autoptr (Machine) machine = NULL;

  if (result->program == NULL)
    {
      g_assert_cmpuint (base_diag_list_get_n_errors (result->diags), >, 0);
      return 0;
    }
  if (!code_program_verify (result->program, &message))
    g_error ("%s", message);
  machine_settings_init (&settings);
  settings.max_steps = 100000;
  settings.max_memory_bytes = 16 * 1024 * 1024;
  settings.max_goroutines = 200;
  settings.max_stack_bytes = 256 * 1024;
  settings.max_output_bytes = 64 * 1024;
  settings.tracing = TRUE;
  machine = machine_new (result->program, &settings);
  while (machine_run (machine, 10000, FALSE) == MACHINE_STOP_BUDGET)
    ;
  return 0;
}
