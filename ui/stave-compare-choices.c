/* SPDX-License-Identifier: MIT */
#include "stave-compare-choices.h"

#include "stave-language.h"

static void
add_choice (GMenu      *section,
            const char *title,
            const char *variant)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (title, NULL);

  g_menu_item_set_action_and_target (item, "compare.with", "s", variant);
  g_menu_append_item (section, item);
}

static void
add_section (GMenu *menu,
             GMenu *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/* The document's other programs, and what the lesson names besides. */
static void
add_programs (GMenu           *menu,
              StaveController *controller)
{
  StaveDocument    *document = stave_controller_get_document (controller);
  LessonsLesson    *lesson = stave_document_get_lesson (document);
  LessonsLanguage   language = stave_language_get (stave_language_get_default ());
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; i < stave_document_get_n_programs (document); i++)
    {
      const LessonsProgram *program = stave_document_get_program (document, i);

      if (program != NULL && program->refused == NULL
          && i != stave_controller_get_program (controller))
        add_choice (section, lessons_text_get (&program->title, language), program->name);
    }
  for (guint i = 0; lesson != NULL && i < lessons_lesson_get_n_compared (lesson); i++)
    {
      const LessonsVariant *variant = lessons_lesson_get_compared (lesson, i);
      g_autofree char      *text = lessons_variant_to_text (variant);

      if (!g_str_equal (text, variant->program))
        add_choice (section, text, text);
    }
  add_section (menu, section);
}

static void
add_settings (GMenu           *menu,
              StaveController *controller)
{
  static const guint procs[] = { 1, 2, 4, 8 };
  MachineSettings    settings;
  g_autoptr (GMenu)  section = g_menu_new ();

  stave_controller_fill_settings (controller, &settings);
  for (guint i = 0; i < G_N_ELEMENTS (procs); i++)
    if (procs[i] != settings.procs)
      {
        g_autofree char *title = g_strdup_printf ("GOMAXPROCS %u", procs[i]);
        g_autofree char *text = g_strdup_printf ("procs=%u", procs[i]);

        add_choice (section, title, text);
      }
  for (MachinePolicy policy = MACHINE_POLICY_GO; policy <= MACHINE_POLICY_RANDOM; policy++)
    if (policy != settings.policy)
      {
        g_autofree char *text = g_strdup_printf ("policy=%s", stave_policy_get_name (policy));

        add_choice (section, stave_policy_get_title (policy), text);
      }
  if (settings.policy == MACHINE_POLICY_RANDOM)
    {
      g_autofree char *title = g_strdup_printf (_("seed %u"), (guint) settings.seed + 1);
      g_autofree char *text
          = g_strdup_printf ("seed=%" G_GUINT64_FORMAT, settings.seed + 1);

      add_choice (section, title, text);
    }
  add_section (menu, section);
}

/* What a constant is in the text as it is now, or NULL. */
static char *
dup_value (StaveController *controller,
           const char      *name)
{
  StaveDocument *document = stave_controller_get_document (controller);
  char          *value = NULL;

  for (guint i = 0; i < stave_document_get_n_files (document) && value == NULL; i++)
    {
      g_autofree char *text = NULL;

      if (stave_document_get_file_program (document, i)
          != stave_controller_get_program (controller))
        continue;
      text = stave_document_dup_text (document, i);
      value = lessons_constant_dup_value (text, name);
    }
  return value;
}

static void
add_knob (GMenu             *section,
          StaveController   *controller,
          const LessonsKnob *knob)
{
  LessonsLanguage  language = stave_language_get (stave_language_get_default ());
  g_autofree char *now = dup_value (controller, knob->name);

  for (char **value = knob->values; now != NULL && *value != NULL; value++)
    {
      g_autofree char *title = NULL;
      g_autofree char *text = NULL;

      if (g_str_equal (*value, now))
        continue;
      title = g_strdup_printf (_("%s: %s"), lessons_text_get (&knob->title, language), *value);
      text = g_strdup_printf ("%s=%s", knob->name, *value);
      add_choice (section, title, text);
    }
}

static void
add_constants (GMenu           *menu,
               StaveController *controller)
{
  LessonsLesson    *lesson
      = stave_document_get_lesson (stave_controller_get_document (controller));
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; lesson != NULL && i < lessons_lesson_get_n_knobs (lesson); i++)
    add_knob (section, controller, lessons_lesson_get_knob (lesson, i));
  add_section (menu, section);
}

/**
 * stave_compare_choices_new:
 * @controller: with a document
 *
 * Returns: (transfer full): what could stand beside its run
 */
GMenuModel *
stave_compare_choices_new (StaveController *controller)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();

  if (stave_controller_get_document (controller) != NULL)
    {
      add_programs (menu, controller);
      add_settings (menu, controller);
      add_constants (menu, controller);
    }
  g_menu_append (last, _("Another file…"), "compare.open");
  add_section (menu, last);
  return G_MENU_MODEL (g_steal_pointer (&menu));
}
