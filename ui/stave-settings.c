/* SPDX-License-Identifier: MIT */
#include "stave-settings.h"

#define SCHEMA "org.stave.Stave"

/**
 * stave_settings_new:
 *
 * Returns: (transfer full) (nullable): the settings
 */
GSettings *
stave_settings_new (void)
{
  GSettingsSchemaSource       *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema)  schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, SCHEMA, TRUE);
  if (schema == NULL)
    {
      g_autoptr (GSettingsSchemaSource) built
          = g_settings_schema_source_new_from_directory (STAVE_SCHEMA_DIR, source, TRUE, NULL);

      if (built != NULL)
        schema = g_settings_schema_source_lookup (built, SCHEMA, FALSE);
    }
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}
