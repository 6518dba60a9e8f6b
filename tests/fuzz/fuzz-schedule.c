/* SPDX-License-Identifier: MIT */

/* Any bytes as a schedule of a program that has many decisions to take. */
#include "machine.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

static const char source[]
    = "package main\n"
      "func f(c chan int, n int) { for i := 0; i < n; i++ { select { case c <- i: case <-c: } } }\n"
      "func main() { c := make(chan int, 1); go f(c, 3); go f(c, 4); f(c, 5) }\n";

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static CodeProgram *program;
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (Machine) machine = NULL;
  MachineSettings settings;

  if (program == NULL)
    {
      CodeInput input = { "main.go", source, -1 };
      CodeResult *result = code_build (&input, 1, NULL);

      program = code_program_ref (result->program);
      code_result_free (result);
    }
  machine_settings_init (&settings);
  settings.max_steps = 10000;
  if (!machine_schedule_parse_settings (text, &settings, NULL))
    return 0;
  machine = machine_new (program, &settings);
  if (!machine_load_schedule (machine, text, NULL))
    return 0;
  while (machine_run (machine, 1000, FALSE) == MACHINE_STOP_BUDGET)
    ;
  return 0;
}
