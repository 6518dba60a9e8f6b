/* SPDX-License-Identifier: MIT */
/*
 * Switching gettext at run time: LANGUAGE decides which catalogue is read, and
 * bumping _nl_msg_cat_cntr makes gettext forget what it has looked up. LANGUAGE
 * is ignored in the locale "C", so that one becomes C.UTF-8 first.
 */
#include "stave-language.h"

#include <locale.h>

extern int _nl_msg_cat_cntr;

struct _StaveLanguage
{
  GObject         parent_instance;
  LessonsLanguage environment; /* what the process was started with */
  LessonsLanguage language;
};

G_DEFINE_FINAL_TYPE (StaveLanguage, stave_language, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A translatable property of a template. */
typedef struct
{
  char    *id;         /* of the object, unique in the template */
  char    *property;
  char    *message;    /* as written in the template: the key in the catalogue */
  gboolean accessible; /* a property within <accessibility> */
} TemplateText;

typedef struct
{
  GPtrArray *objects; /* ids of the open <object>s; "" for those without */
  GPtrArray *texts;   /* result */
  GString   *message; /* of the translatable property being read, or NULL */
  char      *property;
  gboolean   in_accessibility;
  char      *type;    /* class name of the template: its own properties have no id */
} TemplateReader;

static void
template_text_free (gpointer data)
{
  TemplateText *text = data;

  g_free (text->id);
  g_free (text->property);
  g_free (text->message);
  g_free (text);
}

static const char *
find_attribute (const char **names,
                const char **values,
                const char  *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return values[i];
  return NULL;
}

static void
start_element (GMarkupParseContext *context,
               const char          *element,
               const char         **names,
               const char         **values,
               gpointer             user_data,
               GError             **error)
{
  TemplateReader *reader = user_data;

  if (g_str_equal (element, "object") || g_str_equal (element, "template"))
    {
      const char *id = find_attribute (names, values, "id");

      g_ptr_array_add (reader->objects, g_strdup (id != NULL ? id : ""));
    }
  else if (g_str_equal (element, "accessibility"))
    reader->in_accessibility = TRUE;
  else if (g_str_equal (element, "property")
           && find_attribute (names, values, "translatable") != NULL)
    {
      reader->message = g_string_new (NULL);
      reader->property = g_strdup (find_attribute (names, values, "name"));
    }
}

static void
end_element (GMarkupParseContext *context,
             const char          *element,
             gpointer             user_data,
             GError             **error)
{
  TemplateReader *reader = user_data;

  if (g_str_equal (element, "object") || g_str_equal (element, "template"))
    g_ptr_array_set_size (reader->objects, reader->objects->len - 1);
  else if (g_str_equal (element, "accessibility"))
    reader->in_accessibility = FALSE;
  else if (g_str_equal (element, "property") && reader->message != NULL)
    {
      const char   *id = g_ptr_array_index (reader->objects, reader->objects->len - 1);
      TemplateText *text = g_new0 (TemplateText, 1);

      if (*id == '\0')
        g_error ("%s: the object with the translatable text “%s” needs an id", reader->type,
                 reader->message->str);
      text->id = g_strdup (id);
      text->property = g_steal_pointer (&reader->property);
      text->message = g_string_free (g_steal_pointer (&reader->message), FALSE);
      text->accessible = reader->in_accessibility;
      g_ptr_array_add (reader->texts, text);
    }
}

static void
character_data (GMarkupParseContext *context,
                const char          *text,
                gsize                len,
                gpointer             user_data,
                GError             **error)
{
  TemplateReader *reader = user_data;

  if (reader->message != NULL)
    g_string_append_len (reader->message, text, len);
}

static GPtrArray *
read_template_texts (const char *type,
                     GBytes     *bytes)
{
  static const GMarkupParser parser = {
    .start_element = start_element,
    .end_element = end_element,
    .text = character_data,
  };
  TemplateReader                 reader = { 0 };
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (GError)              error = NULL;
  gsize                           len;
  const char                     *data = g_bytes_get_data (bytes, &len);

  reader.objects = g_ptr_array_new_with_free_func (g_free);
  reader.texts = g_ptr_array_new_with_free_func (template_text_free);
  reader.type = (char *) type;
  context = g_markup_parse_context_new (&parser, 0, &reader, NULL);
  if (!g_markup_parse_context_parse (context, data, len, &error))
    g_error ("%s: %s", type, error->message);
  g_ptr_array_unref (reader.objects);
  return reader.texts;
}

static GQuark
texts_quark (void)
{
  return g_quark_from_static_string ("stave-template-texts");
}

static void
apply_text (GtkWidget          *widget,
            const TemplateText *text)
{
  GObject         *object;
  g_auto (GValue)  value = G_VALUE_INIT;

  object = gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), text->id);
  g_assert (object != NULL);
  if (text->accessible)
    {
      g_assert (g_str_equal (text->property, "label"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (object), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _(text->message), -1);
      return;
    }
  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, _(text->message));
  g_object_set_property (object, text->property, &value);
}

static void
apply_texts (GtkWidget *widget)
{
  GPtrArray *texts = g_type_get_qdata (G_OBJECT_TYPE (widget), texts_quark ());

  for (guint i = 0; i < texts->len; i++)
    apply_text (widget, g_ptr_array_index (texts, i));
}

/**
 * stave_language_class_set_template:
 * @klass: class of a widget
 * @resource: path of its template
 *
 * Sets the template and learns which of its properties are translatable.
 */
void
stave_language_class_set_template (GtkWidgetClass *klass,
                                   const char     *resource)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (resource, 0, &error);
  GPtrArray         *texts;

  if (bytes == NULL)
    g_error ("%s", error->message);
  gtk_widget_class_set_template (klass, bytes);
  texts = read_template_texts (G_OBJECT_CLASS_NAME (klass), bytes);
  for (guint i = 0; i < texts->len; i++)
    gtk_widget_class_bind_template_child_full (
        klass, ((TemplateText *) g_ptr_array_index (texts, i))->id, FALSE, 0);
  g_type_set_qdata (G_OBJECT_CLASS_TYPE (klass), texts_quark (), texts);
}

/**
 * stave_language_init_template:
 * @widget: a widget whose class has a template set by stave_language_class_set_template()
 *
 * Builds the template and keeps its texts in the language of the interface.
 */
void
stave_language_init_template (GtkWidget *widget)
{
  gtk_widget_init_template (widget);
  apply_texts (widget);
  g_signal_connect_object (stave_language_get_default (), "changed", G_CALLBACK (apply_texts),
                           widget, G_CONNECT_SWAPPED);
}

static void
stave_language_class_init (StaveLanguageClass *klass)
{
  /**
   * StaveLanguage::changed:
   *
   * The language has changed: every text that is shown is to be set again.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_FIRST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
stave_language_init (StaveLanguage *self)
{
  /* Before LANGUAGE is overwritten below. */
  if (g_str_has_prefix (g_get_language_names ()[0], "zh"))
    self->environment = LESSONS_ZH;
}

static void
switch_gettext (LessonsLanguage language)
{
  g_setenv ("LANGUAGE", language == LESSONS_ZH ? "zh_CN" : "en", TRUE);
  _nl_msg_cat_cntr++;
}

/**
 * stave_language_start:
 *
 * Takes the language of the environment. The application has bound the catalogues.
 */
void
stave_language_start (void)
{
  const char *messages = setlocale (LC_MESSAGES, NULL);

  if (g_strcmp0 (messages, "C") == 0 || g_strcmp0 (messages, "POSIX") == 0)
    setlocale (LC_MESSAGES, "C.UTF-8");
  stave_language_set_code (stave_language_get_default (), "");
}

/**
 * stave_language_get_default:
 *
 * Returns: (transfer none): the language of this process
 */
StaveLanguage *
stave_language_get_default (void)
{
  static StaveLanguage *language;

  if (g_once_init_enter (&language))
    g_once_init_leave (&language, g_object_new (STAVE_TYPE_LANGUAGE, NULL));
  return language;
}

/**
 * stave_language_get:
 * @self: a language
 *
 * Returns: what lessons are to be shown in
 */
LessonsLanguage
stave_language_get (StaveLanguage *self)
{
  return self->language;
}

/**
 * stave_language_set:
 * @self: a language
 * @language: the one to show from now on
 */
void
stave_language_set (StaveLanguage  *self,
                    LessonsLanguage language)
{
  switch_gettext (language);
  if (self->language == language)
    return;
  self->language = language;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * stave_language_get_code:
 * @self: a language
 *
 * Returns: "en" or "zh"
 */
const char *
stave_language_get_code (StaveLanguage *self)
{
  return self->language == LESSONS_ZH ? "zh" : "en";
}

/**
 * stave_language_set_code:
 * @self: a language
 * @code: "en", "zh", or "" for what the environment asks for
 */
void
stave_language_set_code (StaveLanguage *self,
                         const char    *code)
{
  if (g_str_equal (code, "zh"))
    stave_language_set (self, LESSONS_ZH);
  else if (g_str_equal (code, "en"))
    stave_language_set (self, LESSONS_EN);
  else
    stave_language_set (self, self->environment);
}
