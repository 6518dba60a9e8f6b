/* SPDX-License-Identifier: MIT */

/*
 * Addresses in a lesson's text. Besides https there are our own schemes, which
 * point into the program, the stage, the chart or the course. Everything else
 * (file:, javascript:, http:) is refused: a lesson never opens anything but a
 * page over https.
 */

#include "lessons-doc-private.h"

#include <string.h>

typedef struct
{
  const char     *scheme;
  LessonsLinkKind kind;
  gboolean        fragment; /* "#…" is parted off */
  gboolean        bare;     /* the target may be empty if there is a fragment */
} SchemeRule;

static const SchemeRule schemes[] = {
  { "src:", LESSONS_LINK_SRC, TRUE, TRUE },
  { "stage:", LESSONS_LINK_STAGE, FALSE, FALSE },
  { "lesson:", LESSONS_LINK_LESSON, FALSE, FALSE },
  { "program:", LESSONS_LINK_PROGRAM, FALSE, FALSE },
  { "view:", LESSONS_LINK_VIEW, FALSE, FALSE },
  { "chart:", LESSONS_LINK_CHART, TRUE, FALSE },
  { "task:", LESSONS_LINK_TASK, FALSE, FALSE },
};

static LessonsLink *
link_new (LessonsLinkKind kind,
          const char     *address,
          const char     *target,
          gsize           target_len,
          const char     *fragment,
          guint           line)
{
  LessonsLink *self = g_new0 (LessonsLink, 1);

  self->kind = kind;
  self->address = g_strdup (address);
  self->target = g_strndup (target, target_len);
  self->fragment = g_strdup (fragment);
  self->line = line;
  return self;
}

LessonsLink *
lessons_link_parse (const char      *address,
                    const char      *file_name,
                    guint            line,
                    LessonsProblems *problems)
{
  if (g_str_has_prefix (address, "https://") && address[8] != '\0')
    return link_new (LESSONS_LINK_HTTPS, address, address, strlen (address), NULL, line);

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      const SchemeRule *rule = &schemes[i];
      const char *target, *hash;

      if (!g_str_has_prefix (address, rule->scheme))
        continue;
      target = address + strlen (rule->scheme);
      hash = rule->fragment ? strchr (target, '#') : NULL;
      if (hash == NULL)
        hash = target + strlen (target);
      if (hash == target && !(rule->bare && hash[0] == '#'))
        {
          lessons_problems_add (problems, LESSONS_ERROR, file_name, line, 0,
                                "write what it points at behind the colon",
                                "the address “%s” points at nothing", address);
          return NULL;
        }
      if (hash[0] == '#' && hash[1] == '\0')
        {
          lessons_problems_add (problems, LESSONS_ERROR, file_name, line, 0,
                                "write a marker or line behind #, or leave # out",
                                "the address “%s” ends with #", address);
          return NULL;
        }
      return link_new (rule->kind, address, target, hash - target, *hash == '#' ? hash + 1 : NULL,
                       line);
    }
  lessons_problems_add (problems, LESSONS_ERROR, file_name, line, 0,
                        "use https:, src:, stage:, lesson:, program:, view:, chart: or task:",
                        "the address “%s” is of no known kind", address);
  return NULL;
}

void
lessons_link_free (LessonsLink *self)
{
  if (self == NULL)
    return;
  g_free (self->address);
  g_free (self->target);
  g_free (self->fragment);
  g_free (self);
}
