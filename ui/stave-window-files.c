/* SPDX-License-Identifier: MIT */
/*
 * Files come in by the dialog, the command line or a drop, and go out by exporting. What is wrong
 * with one is a sentence in a toast; what was open stays open.
 */
#include "stave-window-private.h"

#include "scene-export.h"
#include "stave-chart-view.h"
#include "stave-language.h"

/* ---- opening ---------------------------------------------------------------------------- */

/* The lesson's own program, if the picture was made of its unchanged text. */
static gboolean
open_lesson_of_picture (StaveWindow            *self,
                        const SceneSvgContents *contents)
{
  LessonsLesson        *lesson = NULL;
  const LessonsProgram *program = NULL;
  StaveDocument        *document;

  if (self->course != NULL && contents->lesson != NULL)
    lesson = lessons_course_find_lesson (self->course, contents->lesson);
  if (lesson != NULL && contents->program != NULL)
    program = lessons_lesson_find_program (lesson, contents->program);
  if (program == NULL || program->n_files != contents->n_sources)
    return FALSE;
  for (guint i = 0; i < program->n_files; i++)
    if (g_strcmp0 (program->files[i].text, contents->sources[i].text) != 0)
      return FALSE;
  stave_window_open_lesson (self, contents->lesson);
  document = stave_controller_get_document (self->controller);
  stave_controller_select_program (self->controller,
                                   stave_document_find_program (document, program->name));
  return TRUE;
}

/* Own programs stay with the window as the lessons do: opening another one loses no edits. */
static void
open_own (StaveWindow   *self,
          const char    *key,
          StaveDocument *document)
{
  g_hash_table_insert (self->documents, g_strdup (key), g_object_ref (document));
  stave_window_open_document (self, document);
}

static void
open_contents (StaveWindow            *self,
               const SceneSvgContents *contents)
{
  g_autoptr (GPtrArray)     names = g_ptr_array_new ();
  g_autoptr (GPtrArray)     texts = g_ptr_array_new ();
  g_autoptr (StaveDocument) document = NULL;
  g_autofree char          *key = NULL;

  for (guint i = 0; i < contents->n_sources; i++)
    {
      g_ptr_array_add (names, contents->sources[i].name);
      g_ptr_array_add (texts, contents->sources[i].text);
    }
  document = stave_document_new_for_texts ((const char *const *) names->pdata,
                                           (const char *const *) texts->pdata, names->len);
  key = g_strdup_printf ("picture %u", g_hash_table_size (self->documents));
  open_own (self, key, document);
}

/* A picture that Stave wrote holds the program and the schedule that it is of. */
static gboolean
open_picture (StaveWindow *self,
              GFile       *file,
              GError     **error)
{
  g_autofree char             *text = NULL;
  g_autoptr (SceneSvgContents) contents = NULL;
  gsize                        len;

  if (!g_file_load_contents (file, NULL, &text, &len, NULL, error))
    return FALSE;
  contents = scene_svg_read (text, len, error);
  if (contents == NULL)
    return FALSE;
  if (contents->n_sources == 0)
    {
      g_set_error (error, SCENE_SVG_ERROR, SCENE_SVG_ERROR_NOT_STAVE,
                   _("The picture does not hold the program that it is of."));
      return FALSE;
    }
  if (!open_lesson_of_picture (self, contents))
    open_contents (self, contents);
  if (contents->schedule != NULL)
    stave_controller_replay (self->controller, contents->schedule, contents->step);
  if (contents->view != NULL)
    stave_window_show_view (self, contents->view);
  return TRUE;
}

static gboolean
open_source (StaveWindow *self,
             GFile       *file,
             GError     **error)
{
  g_autoptr (StaveDocument) document = NULL;
  g_autofree char          *uri = g_file_get_uri (file);
  StaveDocument            *kept = g_hash_table_lookup (self->documents, uri);

  if (kept != NULL && stave_document_find_unsaved (kept) != G_MAXUINT)
    {
      stave_window_open_document (self, kept);
      stave_window_toast (self, _("These are your changes, which are not saved yet."));
      return TRUE;
    }
  document = stave_document_new_for_file (file, error);
  if (document == NULL)
    return FALSE;
  open_own (self, uri, document);
  return TRUE;
}

/**
 * stave_window_open_file:
 * @self: a window
 * @file: a Go program, or a picture that Stave has written
 *
 * What is wrong with the file is told in the window.
 */
void
stave_window_open_file (StaveWindow *self,
                        GFile       *file)
{
  g_autofree char   *name = g_file_get_basename (file);
  g_autoptr (GError) error = NULL;
  gboolean           picture = name != NULL && g_str_has_suffix (name, ".svg");

  if (!(picture ? open_picture (self, file, &error) : open_source (self, file, &error)))
    stave_window_toast (self, error->message);
}

static GtkFileFilter *
new_filter (const char *name,
            const char *pattern)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_pattern (filter, pattern);
  return filter;
}

static void
add_filter (GtkFileChooser *chooser,
            const char     *name,
            const char     *pattern)
{
  g_autoptr (GtkFileFilter) filter = new_filter (name, pattern);

  gtk_file_chooser_add_filter (chooser, filter);
}

static void
open_response_cb (StaveWindow          *self,
                  int                   response,
                  GtkFileChooserNative *dialog)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    stave_window_open_file (self, file);
  g_object_unref (dialog);
}

void
stave_window_choose_file (StaveWindow *self)
{
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_("Open a Go file"), GTK_WINDOW (self),
                                     GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);

  add_filter (GTK_FILE_CHOOSER (dialog), _("Go programs"), "*.go");
  add_filter (GTK_FILE_CHOOSER (dialog), _("Pictures by Stave"), "*.svg");
  add_filter (GTK_FILE_CHOOSER (dialog), _("All files"), "*");
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (open_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static gboolean
drop_cb (StaveWindow  *self,
         const GValue *value,
         double        x,
         double        y)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  if (files == NULL)
    return FALSE;
  stave_window_open_file (self, files->data);
  return TRUE;
}

/* Before the editors, which would take the file's address as text. */
void
stave_window_accept_drops (StaveWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* ---- exporting ------------------------------------------------------------------------------ */

static const char *
get_view_name (StaveWindow *self,
               const char  *view)
{
  return *view != '\0' ? view : stave_view_pane_get_shown (self->views);
}

static Scene *
dup_picture (StaveWindow *self,
             const char  *view)
{
  StaveSceneView *scene_view = g_str_equal (view, "staff")
                                   ? stave_bottom_pane_get_staff (self->bottom)
                                   : stave_view_pane_get_view (self->views, view);

  return scene_view != NULL ? stave_scene_view_dup_picture (scene_view) : NULL;
}

/* What lets the picture open again: sources and schedule, and which lesson they are of. */
static SceneSvgContents *
dup_contents (StaveWindow *self,
              const char  *view)
{
  SceneSvgContents     *contents
      = scene_export_dup_contents (stave_controller_get_session (self->controller), view);
  StaveDocument        *document = stave_controller_get_document (self->controller);
  LessonsLesson        *lesson = stave_document_get_lesson (document);
  const LessonsProgram *program
      = stave_document_get_program (document, stave_controller_get_program (self->controller));

  if (contents != NULL && lesson != NULL)
    {
      g_free (contents->lesson);
      contents->lesson = g_strdup (lessons_lesson_get_id (lesson));
      g_free (contents->program);
      contents->program = g_strdup (program != NULL ? program->name : NULL);
    }
  return contents;
}

static GBytes *
make_picture (StaveWindow *self,
              const char  *view,
              SceneFormat  format,
              GError     **error)
{
  StaveSceneView              *chart = stave_view_pane_get_view (self->views, "chart");
  g_autoptr (SceneSvgContents) contents = dup_contents (self, view);
  g_autoptr (SceneFonts)       fonts = scene_fonts_new ();
  g_autoptr (Scene)            scene = dup_picture (self, view);
  SceneExportOptions           options = {
    .theme = stave_scene_view_get_theme (chart),
    .flow = g_str_equal (view, "chart") ? stave_chart_view_get_flow (STAVE_CHART_VIEW (chart))
                                        : NULL,
    .contents = contents,
  };

  if (scene == NULL)
    {
      g_set_error (error, SCENE_EXPORT_ERROR, SCENE_EXPORT_ERROR_FORMAT,
                   _("There is no picture of this view here."));
      return NULL;
    }
  return scene_export_to_bytes (scene, fonts, format, &options, error);
}

gboolean
stave_window_export (StaveWindow *self,
                     const char  *view,
                     GFile       *file,
                     GError     **error)
{
  g_autofree char   *name = g_file_get_basename (file);
  g_autofree char   *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  SceneFormat        format;

  if (!scene_format_parse (name, &format))
    {
      g_set_error (error, SCENE_EXPORT_ERROR, SCENE_EXPORT_ERROR_FORMAT,
                   _("“%s” ends in no format that can be written: svg, png, pdf, dot, mmd."),
                   name);
      return FALSE;
    }
  bytes = make_picture (self, get_view_name (self, view), format, error);
  if (bytes == NULL
      || !g_file_replace_contents (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                   NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, error))
    return FALSE;
  text = g_strdup_printf (_("Saved %s"), name);
  stave_window_toast (self, text);
  return TRUE;
}

static void
export_response_cb (StaveWindow          *self,
                    int                   response,
                    GtkFileChooserNative *dialog)
{
  g_autoptr (GFile)  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autoptr (GError) error = NULL;

  if (response == GTK_RESPONSE_ACCEPT && file != NULL
      && !stave_window_export (self, g_object_get_data (G_OBJECT (dialog), "view"), file, &error))
    stave_window_toast (self, error->message);
  g_object_unref (dialog);
}

void
stave_window_choose_export (StaveWindow *self,
                            const char  *view,
                            const char  *format)
{
  Session              *session = stave_controller_get_session (self->controller);
  StaveDocument        *document = stave_controller_get_document (self->controller);
  LessonsLesson        *lesson = stave_document_get_lesson (document);
  const char           *ending = g_str_equal (format, "mermaid") ? "mmd" : format;
  g_autofree char      *name = NULL;
  GtkFileChooserNative *dialog;

  view = get_view_name (self, view);
  name = g_strdup_printf ("%s-%s-%u.%s",
                          lesson != NULL ? lessons_lesson_get_id (lesson)
                                         : stave_document_get_file_name (document, 0),
                          view, (guint) session_get_step (session), ending);
  dialog = gtk_file_chooser_native_new (_("Export a picture"), GTK_WINDOW (self),
                                        GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  g_object_set_data_full (G_OBJECT (dialog), "view", g_strdup (view), g_free);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (export_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
