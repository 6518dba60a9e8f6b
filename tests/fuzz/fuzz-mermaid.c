/* SPDX-License-Identifier: MIT */

/*
 * Any bytes as a chart: reading never fails, and what was read is written and
 * read again without a change and without a problem.
 */

#include "lessons-walk.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static void
walk (LessonsFlow *flow)
{
  g_autoptr (LessonsWalk) walk = lessons_walk_new (flow);

  for (guint i = 0; i < lessons_flow_get_n_bindings (flow); i++)
    {
      const LessonsFlowBinding *binding = lessons_flow_get_binding (flow, i);
      const char *file = binding->file != NULL ? binding->file : "main.go";

      if (binding->marker != NULL)
        lessons_walk_add_marker (walk, file, i + 1, binding->marker);
      lessons_walk_event (walk, i % 3, binding->func,
                          binding->event != NULL ? binding->event : "chan.send", file, i + 1);
      lessons_walk_refused (walk, file, i + 1);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (LessonsFlow) flow = lessons_flow_parse ((const char *) data, size, "flow.mmd");
  g_autofree char *text = lessons_flow_to_mermaid (flow);
  g_autoptr (LessonsFlow) again = lessons_flow_parse (text, -1, "flow.mmd");
  g_autofree char *text_again = lessons_flow_to_mermaid (again);

  if (lessons_problems_get_n (lessons_flow_get_problems (again)) > 0
      || strcmp (text, text_again) != 0)
    {
      g_printerr ("%s\n---\n%s\n", text, text_again);
      g_abort ();
    }
  if (lessons_flow_get_n_edges (flow) < 200)
    walk (flow);
  return 0;
}
