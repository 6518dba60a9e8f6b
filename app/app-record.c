/* SPDX-License-Identifier: MIT */

/*
 * What `stave run` writes down for other tools. “--profile KIND FILE” has two
 * arguments, which GOption has no kind for: it is taken out beforehand.
 */
#include "app-record.h"

#include "app-command.h"
#include "app-target.h"
#include "machine-view.h"
#include "scene-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
app_record_clear (AppRecord *self)
{
  g_clear_pointer (&self->trace, g_free);
  g_clear_pointer (&self->chrome, g_free);
  g_clear_pointer (&self->metrics, g_free);
  g_clear_pointer (&self->profile_help, g_free);
  for (guint i = 0; i < EXPORT_N_PROFILES; i++)
    g_clear_pointer (&self->profiles[i], g_free);
}

gboolean
app_record_take_profiles (AppRecord *self,
                          int       *inout_argc,
                          char      *argv[],
                          GError   **error)
{
  int n = 1;

  for (int i = 1; i < *inout_argc; i++)
    {
      const char *kind = NULL;
      ExportProfile profile;

      if (strcmp (argv[i], "--") == 0)
        {
          for (; i < *inout_argc; i++)
            argv[n++] = argv[i];
          break;
        }
      if (strcmp (argv[i], "--profile") == 0)
        kind = ++i < *inout_argc ? argv[i] : "";
      else if (g_str_has_prefix (argv[i], "--profile="))
        kind = argv[i] + strlen ("--profile=");
      if (kind == NULL)
        {
          argv[n++] = argv[i];
          continue;
        }
      if (!export_profile_parse (kind, &profile))
        {
          g_set_error (error, APP_ERROR, APP_ERROR_OPTION,
                       _("--profile %s: not one of goroutine, cpu, heap, block, mutex"), kind);
          return FALSE;
        }
      if (++i >= *inout_argc)
        {
          g_set_error (error, APP_ERROR, APP_ERROR_OPTION,
                       _("--profile %s: name the file to write, too"), kind);
          return FALSE;
        }
      g_free (self->profiles[profile]);
      self->profiles[profile] = g_strdup (argv[i]);
    }
  *inout_argc = n;
  argv[n] = NULL;
  return TRUE;
}

gboolean
app_record_is_wanted (const AppRecord *self)
{
  for (guint i = 0; i < EXPORT_N_PROFILES; i++)
    if (self->profiles[i] != NULL)
      return TRUE;
  return self->trace != NULL || self->chrome != NULL || self->metrics != NULL || self->at > 0;
}

static gboolean
write_profile (const AppRecord    *self,
               const ExportRecord *record,
               const Machine      *machine,
               ExportProfile       profile,
               GError            **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (profile == EXPORT_PROFILE_GOROUTINE && self->debug >= 2)
    {
      GString *text = g_string_new (NULL);

      machine_print_goroutines (machine, TRUE, text);
      bytes = g_string_free_to_bytes (text);
    }
  else
    bytes = export_profile (record, profile);
  return scene_export_write (bytes, self->profiles[profile], error);
}

static GBytes *
bytes_of (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

gboolean
app_record_write (const AppRecord    *self,
                  const ExportRecord *record,
                  const Machine      *machine,
                  GError            **error)
{
  g_autoptr (GBytes) trace = self->trace ? export_go_trace (record) : NULL;
  g_autoptr (GBytes) metrics = self->metrics ? bytes_of (export_metrics (record)) : NULL;
  g_autoptr (GBytes) chrome = self->chrome ? bytes_of (export_chrome_trace (record)) : NULL;

  for (guint i = 0; i < EXPORT_N_PROFILES; i++)
    if (self->profiles[i] != NULL && !write_profile (self, record, machine, i, error))
      return FALSE;
  return (trace == NULL || scene_export_write (trace, self->trace, error))
         && (metrics == NULL || scene_export_write (metrics, self->metrics, error))
         && (chrome == NULL || scene_export_write (chrome, self->chrome, error));
}
