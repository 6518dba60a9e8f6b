/* SPDX-License-Identifier: MIT */

/*
 * What must fit together in a lesson: the two languages, the links in the
 * texts, the chart's bindings and the program's markers, the facts that tasks
 * ask for. Everything here can be seen without running the program; whether
 * a run lights every node is for the tests that run it.
 */

#include "lessons-lesson-private.h"

#include <stdlib.h>
#include <string.h>

/* ---- programs and their markers ------------------------------------------------------ */

/* Whether some program has the file (NULL: any) and the marker in it (NULL: none is asked). */
static gboolean
has_marker (const LessonsLesson *self,
            const char          *file_name,
            const char          *marker)
{
  for (guint i = 0; i < self->programs->len; i++)
    {
      const LessonsProgram *program = self->programs->pdata[i];

      for (guint j = 0; j < program->n_files; j++)
        {
          const LessonsFile *file = &program->files[j];

          if (file_name != NULL && strcmp (file->name, file_name) != 0)
            continue;
          if (marker == NULL)
            return TRUE;
          for (guint k = 0; k < file->n_markers; k++)
            if (strcmp (file->markers[k].name, marker) == 0)
              return TRUE;
        }
    }
  return FALSE;
}

static gboolean
has_line (const LessonsLesson *self,
          const char          *file_name,
          guint                line)
{
  for (guint i = 0; i < self->programs->len; i++)
    {
      const LessonsProgram *program = self->programs->pdata[i];

      for (guint j = 0; j < program->n_files; j++)
        {
          const LessonsFile *file = &program->files[j];
          guint n = 1;

          if (file->text == NULL || (*file_name != '\0' && strcmp (file->name, file_name) != 0))
            continue;
          for (const char *p = file->text; *p != '\0'; p++)
            n += *p == '\n';
          if (line >= 1 && line <= n)
            return TRUE;
        }
    }
  return FALSE;
}

/* ---- links --------------------------------------------------------------------------- */

static const LessonsChart *
find_chart (const LessonsLesson *self,
            const char          *name)
{
  for (guint i = 0; i < self->charts->len; i++)
    {
      const LessonsChart *chart = self->charts->pdata[i];

      if (strcmp (chart->name, name) == 0)
        return chart;
    }
  return NULL;
}

static gboolean
source_link_is_valid (const LessonsLesson *self,
                      const LessonsLink   *link)
{
  const char *file = *link->target != '\0' ? link->target : NULL;

  if (link->fragment != NULL && g_ascii_isdigit (*link->fragment))
    return has_line (self, link->target, atoi (link->fragment));
  return has_marker (self, file, link->fragment);
}

static gboolean
link_is_valid (const LessonsLesson *self,
               const LessonsLink   *link)
{
  const LessonsChart *chart;

  switch (link->kind)
    {
    case LESSONS_LINK_SRC:
      return source_link_is_valid (self, link);
    case LESSONS_LINK_PROGRAM:
      return lessons_lesson_find_program (self, link->target) != NULL;
    case LESSONS_LINK_VIEW:
      return self->views != NULL
             && g_strv_contains ((const char *const *) self->views, link->target);
    case LESSONS_LINK_CHART:
      chart = find_chart (self, link->target);
      return chart != NULL
             && (link->fragment == NULL
                 || lessons_flow_find_node (chart->flow[LESSONS_ZH], link->fragment)
                      != LESSONS_FLOW_NONE);
    case LESSONS_LINK_TASK:
      for (guint i = 0; i < self->tasks->len; i++)
        if (strcmp (lessons_lesson_get_task (self, i)->id, link->target) == 0)
          return TRUE;
      return FALSE;
    default:
      return TRUE;
    }
}

static void
check_links (LessonsLesson  *self,
             LessonsLanguage language)
{
  g_autofree char *name = g_strdup_printf ("lesson.%s.md", lessons_language_names[language]);
  LessonsDoc *doc = self->docs[language];

  for (guint i = 0; i < lessons_doc_get_n_links (doc); i++)
    {
      const LessonsLink *link = lessons_doc_get_link (doc, i);

      if (!link_is_valid (self, link))
        lessons_problems_add (self->problems, LESSONS_ERROR, name, link->line, 0,
                              "correct the address, or add what it points at",
                              "the lesson has nothing at “%s”", link->address);
    }
}

void
lessons_check_lesson_links (LessonsLesson   *self,
                            LessonsCourse   *course,
                            LessonsProblems *problems)
{
  for (guint language = 0; language < LESSONS_N_LANGUAGES; language++)
    {
      g_autofree char *name = g_strdup_printf ("%s-%s/lesson.%s.md", self->id, self->slug,
                                               lessons_language_names[language]);
      LessonsDoc *doc = self->docs[language];

      for (guint i = 0; doc != NULL && i < lessons_doc_get_n_links (doc); i++)
        {
          const LessonsLink *link = lessons_doc_get_link (doc, i);

          if (link->kind == LESSONS_LINK_LESSON
              && lessons_course_find_lesson (course, link->target) == NULL)
            lessons_problems_add (problems, LESSONS_ERROR, name, link->line, 0,
                                  "correct the id, or leave the link out",
                                  "the course has no lesson “%s”", link->target);
        }
    }
}

/* ---- the two languages --------------------------------------------------------------- */

static const char *
block_kind_name (const LessonsBlock *block)
{
  static const char *const names[] = {
    [LESSONS_BLOCK_DOCUMENT] = "document", [LESSONS_BLOCK_HEADING] = "heading",
    [LESSONS_BLOCK_PARAGRAPH] = "paragraph", [LESSONS_BLOCK_LIST] = "list",
    [LESSONS_BLOCK_ITEM] = "list item", [LESSONS_BLOCK_TABLE] = "table",
    [LESSONS_BLOCK_ROW] = "table row", [LESSONS_BLOCK_CELL] = "table cell",
    [LESSONS_BLOCK_CODE] = "code block", [LESSONS_BLOCK_QUOTE] = "note",
    [LESSONS_BLOCK_RULE] = "rule", [LESSONS_BLOCK_EMBED] = "embedded chart or task",
  };

  return block != NULL ? names[block->kind] : "nothing";
}

static gboolean
same_block (const LessonsBlock *a,
            const LessonsBlock *b)
{
  if (a->kind != b->kind || a->level != b->level || a->tone != b->tone)
    return FALSE;
  return a->kind != LESSONS_BLOCK_EMBED || strcmp (a->link->address, b->link->address) == 0;
}

/* Tells the first place where the trees differ; FALSE if they do. */
static gboolean
check_same_structure (LessonsLesson      *self,
                      const LessonsBlock *en,
                      const LessonsBlock *zh)
{
  for (guint i = 0; i < MAX (en->n_children, zh->n_children); i++)
    {
      const LessonsBlock *a = i < en->n_children ? en->children[i] : NULL;
      const LessonsBlock *b = i < zh->n_children ? zh->children[i] : NULL;

      if (a != NULL && b != NULL && same_block (a, b))
        {
          if (check_same_structure (self, a, b))
            continue;
          return FALSE;
        }
      lessons_problems_add (self->problems, LESSONS_ERROR, "lesson.zh.md",
                            b != NULL ? b->line : zh->line, 0,
                            "give both texts the same headings, paragraphs, lists and notes",
                            "here is %s where lesson.en.md has %s in line %u", block_kind_name (b),
                            block_kind_name (a), a != NULL ? a->line : en->line);
      return FALSE;
    }
  return TRUE;
}

static gboolean
has_text (const LessonsDoc *doc)
{
  return doc != NULL && lessons_doc_get_root (doc)->n_children > 0;
}

static void
check_heading (LessonsLesson  *self,
               LessonsLanguage language)
{
  g_autofree char *name = g_strdup_printf ("lesson.%s.md", lessons_language_names[language]);
  const LessonsBlock *root = lessons_doc_get_root (self->docs[language]);
  const LessonsBlock *first = root->n_children > 0 ? root->children[0] : NULL;
  g_autofree char *text = first != NULL ? lessons_block_dup_text (first) : NULL;
  const char *title = self->title.in[language];

  if (first == NULL)
    lessons_problems_add (self->problems, LESSONS_ERROR, name, 0, 0, "write the lesson's text",
                          "the text is empty");
  else if (first->kind != LESSONS_BLOCK_HEADING || first->level != 1
           || (title != NULL && strcmp (text, title) != 0))
    lessons_problems_add (self->problems, LESSONS_ERROR, name, first->line, 0,
                          "begin with a line “# ” and the title of lesson.ini",
                          "the text does not begin with the lesson's title");
}

/* ---- charts -------------------------------------------------------------------------- */

static void
check_binding (LessonsLesson            *self,
               const char               *file,
               const LessonsFlowBinding *binding)
{
  if (binding->marker != NULL && !has_marker (self, binding->file, binding->marker))
    lessons_problems_add (self->problems, LESSONS_ERROR, file, binding->line, 0,
                          "add //stave:name at the end of a line of the program",
                          "no program has the marker “%s” in %s", binding->marker,
                          binding->file != NULL ? binding->file : "any file");
}

static void
check_chart (LessonsLesson      *self,
             const LessonsChart *chart)
{
  g_autofree char *file = g_strconcat (chart->name, ".mmd", NULL);
  const LessonsFlow *flow = chart->flow[LESSONS_ZH];
  guint n_nodes = lessons_flow_get_n_nodes (flow);
  g_autofree gboolean *bound = g_new0 (gboolean, n_nodes + 1);

  for (guint i = 0; i < lessons_flow_get_n_bindings (flow); i++)
    {
      const LessonsFlowBinding *binding = lessons_flow_get_binding (flow, i);

      check_binding (self, file, binding);
      if (binding->node != LESSONS_FLOW_NONE)
        bound[binding->node] = TRUE;
    }
  for (guint i = 0; i < n_nodes; i++)
    {
      const LessonsFlowNode *node = lessons_flow_get_node (flow, i);

      if (!bound[i])
        lessons_problems_add (self->problems, LESSONS_ERROR, file, node->line, 0,
                              "add a line “%% bind ID: #marker”",
                              "the node “%s” is not bound to the program", node->id);
    }
}

/* ---- tasks --------------------------------------------------------------------------- */

typedef struct
{
  LessonsLesson     *lesson;
  const LessonsTask *task;
} FactContext;

static void
check_fact (const char *fact,
            gpointer    user_data)
{
  const FactContext *context = user_data;
  const LessonsLesson *self = context->lesson;
  const char *node = fact + strlen ("visits:");

  if (!g_str_has_prefix (fact, "visits:"))
    return;
  if (self->charts->len > 0
      && lessons_flow_find_node (lessons_lesson_get_flow (self, 0, LESSONS_ZH), node)
           != LESSONS_FLOW_NONE)
    return;
  lessons_problems_add (self->problems, LESSONS_ERROR, "lesson.ini", context->task->line, 0,
                        "name a node of the lesson's first chart",
                        "the chart has no node “%s”", node);
}

/* An edited program has other lines than the chart is bound to, so it walks no chart. */
static void
check_fact_of_edit (const char *fact,
                    gpointer    user_data)
{
  const FactContext *context = user_data;

  if (g_str_has_prefix (fact, "visits:"))
    lessons_problems_add (context->lesson->problems, LESSONS_ERROR, "lesson.ini",
                          context->task->line, 0, "ask for something that the run itself knows",
                          "an edited program is not followed on the chart");
}

static void
check_task (LessonsLesson     *self,
            const LessonsTask *task)
{
  FactContext context = { self, task };

  for (guint i = 0; i < task->n_checks; i++)
    if (task->checks[i].when != NULL)
      lessons_expr_foreach (task->checks[i].when, check_fact_of_edit, &context);

  for (guint i = 0; i < task->n_choices; i++)
    if (task->choices[i].when != NULL)
      lessons_expr_foreach (task->choices[i].when, check_fact, &context);
  if (task->at != NULL)
    lessons_expr_foreach (task->at, check_fact, &context);
  if (task->goal != NULL)
    lessons_expr_foreach (task->goal, check_fact, &context);
}

void
lessons_check_lesson (LessonsLesson *self)
{
  for (guint i = 0; i < LESSONS_N_LANGUAGES; i++)
    if (self->docs[i] != NULL)
      {
        check_heading (self, i);
        check_links (self, i);
      }
  if (has_text (self->docs[LESSONS_EN]) && has_text (self->docs[LESSONS_ZH]))
    check_same_structure (self, lessons_doc_get_root (self->docs[LESSONS_EN]),
                          lessons_doc_get_root (self->docs[LESSONS_ZH]));
  for (guint i = 0; i < self->charts->len; i++)
    check_chart (self, self->charts->pdata[i]);
  if (self->charts->len == 0 && self->views != NULL
      && g_strv_contains ((const char *const *) self->views, "chart"))
    lessons_problems_add (self->problems, LESSONS_ERROR, "lesson.ini", 0, 0,
                          "add flow.mmd and charts=flow, or take chart out of views",
                          "the view chart is listed, but the lesson has none");
  for (guint i = 0; i < self->tasks->len; i++)
    check_task (self, self->tasks->pdata[i]);
}
