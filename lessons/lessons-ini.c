/* SPDX-License-Identifier: MIT */

/*
 * A reader for key files that remembers lines and tells every mistake. The
 * files are short, so groups and keys are plain arrays and found by looking.
 */

#include "lessons-ini.h"

#include <string.h>

typedef struct
{
  char    *name;
  char    *raw;   /* as written, for lists */
  char    *value; /* escapes resolved */
  guint    line;
  gboolean used;
} Entry;

typedef struct
{
  char      *name;
  guint      line;
  gboolean   used;
  GPtrArray *entries; /* of Entry */
} Group;

struct _LessonsIni
{
  char            *file;
  LessonsProblems *problems; /* borrowed */
  GPtrArray       *groups;   /* of Group */
};

static void
entry_free (gpointer data)
{
  Entry *self = data;

  g_free (self->name);
  g_free (self->raw);
  g_free (self->value);
  g_free (self);
}

static void
group_free (gpointer data)
{
  Group *self = data;

  g_free (self->name);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

/* \s \n \t \r \\ and, within lists, \; */
static char *
unescape (LessonsIni *self,
          const char *raw,
          guint       line)
{
  GString *out = g_string_new (NULL);

  for (const char *p = raw; *p != '\0'; p++)
    {
      if (*p != '\\')
        {
          g_string_append_c (out, *p);
          continue;
        }
      switch (p[1])
        {
        case 's':
          g_string_append_c (out, ' ');
          break;
        case 'n':
          g_string_append_c (out, '\n');
          break;
        case 't':
          g_string_append_c (out, '\t');
          break;
        case 'r':
          g_string_append_c (out, '\r');
          break;
        case '\\':
        case ';':
          g_string_append_c (out, p[1]);
          break;
        default:
          lessons_problems_add (self->problems, LESSONS_ERROR, self->file, line, 0,
                                "write \\\\ for a backslash, \\n for a line end",
                                "a backslash stands before something it cannot escape");
          g_string_append_c (out, '\\');
          continue;
        }
      p++;
    }
  return g_string_free (out, FALSE);
}

static Entry *
find_entry (const Group *group,
            const char  *key)
{
  for (guint i = 0; i < group->entries->len; i++)
    {
      Entry *entry = group->entries->pdata[i];

      if (strcmp (entry->name, key) == 0)
        return entry;
    }
  return NULL;
}

static Group *
find_group (const LessonsIni *self,
            const char       *name)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = self->groups->pdata[i];

      if (strcmp (group->name, name) == 0)
        return group;
    }
  return NULL;
}

/* group = "[" name "]" */
static Group *
read_group (LessonsIni *self,
            char       *text,
            guint       line)
{
  gsize len = strlen (text);
  Group *group;

  if (len < 3 || text[len - 1] != ']' || strpbrk (text + 1, "[]") != text + len - 1)
    {
      lessons_problems_add (self->problems, LESSONS_ERROR, self->file, line, 0,
                            "write [name] on a line of its own",
                            "this group has no closing bracket");
      return NULL;
    }
  text[len - 1] = '\0';
  group = find_group (self, text + 1);
  if (group != NULL)
    {
      lessons_problems_add (self->problems, LESSONS_ERROR, self->file, line, 0,
                            "put its keys into one group",
                            "there is a group [%s] already, in line %u", group->name, group->line);
      return group;
    }
  group = g_new0 (Group, 1);
  group->name = g_strdup (text + 1);
  group->line = line;
  group->entries = g_ptr_array_new_with_free_func (entry_free);
  g_ptr_array_add (self->groups, group);
  return group;
}

/* entry = key "=" value */
static void
read_entry (LessonsIni *self,
            Group      *group,
            char       *text,
            guint       line)
{
  char *equals = strchr (text, '=');
  Entry *entry;

  if (equals == NULL || equals == text)
    {
      lessons_problems_add (self->problems, LESSONS_ERROR, self->file, line, 0,
                            "write key=value, [group] or # comment",
                            "this line is no key with a value");
      return;
    }
  if (group == NULL)
    {
      lessons_problems_add (self->problems, LESSONS_ERROR, self->file, line, 0,
                            "put a line [lesson] above it", "a key stands before the first group");
      return;
    }
  *equals = '\0';
  g_strchomp (text);
  entry = find_entry (group, text);
  if (entry != NULL)
    {
      lessons_problems_add (self->problems, LESSONS_ERROR, self->file, line, 0,
                            "keep one of the two", "there is a key %s already, in line %u", text,
                            entry->line);
      return;
    }
  entry = g_new0 (Entry, 1);
  entry->name = g_strdup (text);
  entry->raw = g_strdup (g_strchug (equals + 1));
  entry->value = unescape (self, entry->raw, line);
  entry->line = line;
  g_ptr_array_add (group->entries, entry);
}

#define MAX_LINES 5000

LessonsIni *
lessons_ini_parse (const char      *text,
                   const char      *file_name,
                   LessonsProblems *problems)
{
  LessonsIni *self = g_new0 (LessonsIni, 1);
  g_auto (GStrv) lines = g_strsplit (text, "\n", MAX_LINES + 1);
  Group *group = NULL;

  self->file = g_strdup (file_name);
  self->problems = problems;
  self->groups = g_ptr_array_new_with_free_func (group_free);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strchug (lines[i]);

      if (i == MAX_LINES)
        {
          lessons_problems_add (problems, LESSONS_ERROR, file_name, i + 1, 0, "shorten the file",
                                "the file has more than %d lines", MAX_LINES);
          break;
        }
      if (*line == '\0' || *line == '#' || *line == '\r')
        continue;
      if (*line == '[')
        group = read_group (self, g_strchomp (line), i + 1);
      else
        read_entry (self, group, line, i + 1);
    }
  return self;
}

void
lessons_ini_free (LessonsIni *self)
{
  if (self == NULL)
    return;
  g_free (self->file);
  g_ptr_array_unref (self->groups);
  g_free (self);
}

const char *
lessons_ini_get_file_name (const LessonsIni *self)
{
  return self->file;
}

gboolean
lessons_ini_has_group (LessonsIni *self,
                       const char *group,
                       guint      *out_line)
{
  Group *found = find_group (self, group);

  if (found != NULL)
    found->used = TRUE;
  if (out_line != NULL)
    *out_line = found != NULL ? found->line : 0;
  return found != NULL;
}

char **
lessons_ini_dup_groups (LessonsIni *self,
                        const char *prefix)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = self->groups->pdata[i];

      if (g_str_has_prefix (group->name, prefix))
        g_ptr_array_add (names, g_strdup (group->name));
    }
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

/* For a group whose meaning is unknown: its keys are not to be told one by one. */
void
lessons_ini_ignore_group (LessonsIni *self,
                          const char *group)
{
  Group *found = find_group (self, group);

  for (guint i = 0; found != NULL && i < found->entries->len; i++)
    ((Entry *) found->entries->pdata[i])->used = TRUE;
}

static Entry *
use_entry (LessonsIni *self,
           const char *group,
           const char *key,
           guint      *out_line)
{
  Group *found = find_group (self, group);
  Entry *entry = found != NULL ? find_entry (found, key) : NULL;

  if (found != NULL)
    found->used = TRUE;
  if (entry != NULL)
    entry->used = TRUE;
  if (out_line != NULL)
    *out_line = entry != NULL ? entry->line : found != NULL ? found->line : 0;
  return entry;
}

const char *
lessons_ini_get (LessonsIni *self,
                 const char *group,
                 const char *key,
                 guint      *out_line)
{
  Entry *entry = use_entry (self, group, key, out_line);

  return entry != NULL ? entry->value : NULL;
}

/* The raw value parted at ';' that no backslash precedes; empty items are left out. */
char **
lessons_ini_dup_list (LessonsIni *self,
                      const char *group,
                      const char *key,
                      guint      *out_line)
{
  Entry *entry = use_entry (self, group, key, out_line);
  GPtrArray *items;
  const char *from;

  if (entry == NULL)
    return NULL;
  items = g_ptr_array_new ();
  from = entry->raw;
  for (const char *p = from;; p++)
    {
      if (*p == '\\' && p[1] != '\0')
        {
          p++;
          continue;
        }
      if (*p != ';' && *p != '\0')
        continue;
      if (p > from)
        {
          g_autofree char *raw = g_strstrip (g_strndup (from, p - from));

          if (*raw != '\0')
            g_ptr_array_add (items, unescape (self, raw, entry->line));
        }
      if (*p == '\0')
        break;
      from = p + 1;
    }
  g_ptr_array_add (items, NULL);
  return (char **) g_ptr_array_free (items, FALSE);
}

gint64
lessons_ini_get_number (LessonsIni *self,
                        const char *group,
                        const char *key,
                        gint64      minimum,
                        gint64      maximum,
                        gint64      fallback)
{
  guint line;
  const char *text = lessons_ini_get (self, group, key, &line);
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;
  gint64 number;

  if (text == NULL)
    return fallback;
  if (g_ascii_string_to_signed (stripped, 10, minimum, maximum, &number, NULL))
    return number;
  lessons_problems_add (self->problems, LESSONS_ERROR, self->file, line, 0,
                        "write a whole number in that range",
                        "%s is to be a number from %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT
                        ", not “%s”",
                        key, minimum, maximum, stripped);
  return fallback;
}

void
lessons_ini_report_unused (LessonsIni *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = self->groups->pdata[i];

      if (!group->used)
        {
          lessons_problems_add (self->problems, LESSONS_WARNING, self->file, group->line, 0,
                                "look for a misspelt name", "the group [%s] is not used",
                                group->name);
          continue;
        }
      for (guint j = 0; j < group->entries->len; j++)
        {
          Entry *entry = group->entries->pdata[j];

          if (!entry->used)
            lessons_problems_add (self->problems, LESSONS_WARNING, self->file, entry->line, 0,
                                  "look for a misspelt name", "the key %s is not known here",
                                  entry->name);
        }
    }
}
