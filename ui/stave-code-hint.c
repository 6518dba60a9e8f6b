/* SPDX-License-Identifier: MIT */
/*
 * What stands beside the line that runs next. Only what tells something is worth the room:
 * numbers, texts, the name of a channel that is called otherwise here. What the library keeps in
 * its structs, and bare addresses, tell nothing.
 */
#include "stave-code-hint.h"

#include <string.h>

#define HINT_CHARS 72
#define VALUE_CHARS 28

static gboolean
is_word_char (char c)
{
  return g_ascii_isalnum (c) || c == '_' || (guchar) c >= 0x80;
}

static gboolean
mentions (const char *text,
          gsize       len,
          const char *name)
{
  gsize name_len = strlen (name);

  for (const char *p = g_strstr_len (text, len, name); p != NULL;
       p = g_strstr_len (p + 1, len - (p + 1 - text), name))
    if ((p == text || !is_word_char (p[-1])) && !is_word_char (p[name_len]))
      return TRUE;
  return FALSE;
}

/* The innermost frame of g that is the learner's code, or G_MAXUINT. */
static guint
find_frame (const Machine *machine,
            guint32        g)
{
  g_autoptr (GArray) frames = machine_dup_frames (machine, g);

  for (guint i = 0; i < frames->len; i++)
    if (!g_array_index (frames, MachineFrameView, i).library)
      return i;
  return G_MAXUINT;
}

static gboolean
is_of_library (const char *type)
{
  static const char *const packages[] = { "sync.", "atomic.", "context.", "time.Ti", "rand." };

  while (*type == '*')
    type++;
  for (guint i = 0; i < G_N_ELEMENTS (packages); i++)
    if (g_str_has_prefix (type, packages[i]))
      return TRUE;
  return FALSE;
}

static gboolean
tells (const MachineVarView *var)
{
  return *var->value != '\0' && !g_str_equal (var->value, var->name)
         && strstr (var->value, "0xc0") == NULL && !is_of_library (var->type);
}

static void
append (GString              *hint,
        const MachineVarView *var)
{
  g_autofree char *start = g_utf8_substring (var->value, 0,
                                             MIN (g_utf8_strlen (var->value, -1), VALUE_CHARS));

  g_string_append_printf (hint, "%s%s = %s%s", hint->len > 0 ? ", " : "", var->name, start,
                          strlen (start) < strlen (var->value) ? "…" : "");
}

/**
 * stave_code_hint_measure:
 * @line: of the source
 *
 * Returns: how many of its bytes are code
 */
gsize
stave_code_hint_measure (const char *line)
{
  const char *mark = strstr (line, "//stave:");
  gsize       len = mark != NULL ? (gsize) (mark - line) : strlen (line);

  while (len > 0 && g_ascii_isspace (line[len - 1]))
    len--;
  return len;
}

/**
 * stave_code_hint_dup:
 * @controller: with a program
 * @g: the goroutine that runs the line
 * @line: of the source
 *
 * Returns: (transfer full) (nullable): the variables the line names, with their values
 */
char *
stave_code_hint_dup (StaveController *controller,
                     guint32          g,
                     const char      *line)
{
  const Machine        *machine
      = session_get_machine (stave_controller_get_session (controller));
  gsize                 len = stave_code_hint_measure (line);
  guint                 frame = find_frame (machine, g);
  g_autoptr (GString)   hint = g_string_new (NULL);
  g_autoptr (GPtrArray) vars = NULL;

  if (frame == G_MAXUINT)
    return NULL;
  vars = machine_dup_vars (machine, g, frame);
  for (guint i = 0; i < vars->len && g_utf8_strlen (hint->str, -1) < HINT_CHARS; i++)
    {
      const MachineVarView *var = g_ptr_array_index (vars, i);

      if (tells (var) && mentions (line, len, var->name))
        append (hint, var);
    }
  return hint->len > 0 ? g_string_free (g_steal_pointer (&hint), FALSE) : NULL;
}
