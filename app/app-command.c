/* SPDX-License-Identifier: MIT */

/* What all commands share: option parsing and complaints. */
#include "app-command.h"

#include <glib/gi18n-lib.h>

void
app_complain (const char *format,
              ...)
{
  va_list args;
  g_autofree char *message = NULL;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_printerr ("stave: %s\n", message);
}

gboolean
app_parse_options (const char         *name,
                   const char         *parameters,
                   const char         *summary,
                   const char         *description,
                   const GOptionEntry *entries,
                   GOptionGroup       *group,
                   int                *inout_argc,
                   char             ***inout_argv,
                   int                *out_exit)
{
  g_autoptr (GOptionContext) context = g_option_context_new (parameters);
  g_autoptr (GError) error = NULL;
  gboolean help = FALSE;
  const GOptionEntry help_entries[]
      = { { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_("Show this help"), NULL }, { NULL } };
  g_autofree char *program = g_strdup_printf ("stave %s", name);

  g_set_prgname (program);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, summary);
  g_option_context_set_description (context, description);
  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_add_main_entries (context, help_entries, NULL);
  if (group != NULL)
    g_option_context_add_group (context, group);
  if (!g_option_context_parse (context, inout_argc, inout_argv, &error))
    {
      app_complain ("%s", error->message);
      g_printerr (_("Try “stave %s --help”.\n"), name);
      *out_exit = APP_EXIT_USAGE;
      return FALSE;
    }
  if (help)
    {
      g_autofree char *text = g_option_context_get_help (context, FALSE, NULL);

      g_print ("%s", text);
      *out_exit = APP_EXIT_OK;
      return FALSE;
    }
  return TRUE;
}
