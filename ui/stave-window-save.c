/* SPDX-License-Identifier: MIT */
/*
 * Saving, and the question before the window closes. Own programs stay with the window when
 * another is opened, so several may hold edits: the window asks for one after the other, showing
 * each, and closes when none is left that was neither saved nor given up. Lessons are not asked
 * for: their edits are kept as drafts.
 *
 * Saving may need an answer first: where to, or whether what another program wrote is to be lost.
 * A request keeps what it was about; if it came from closing, the window goes on closing when the
 * program is saved and stays open when it is not.
 */
#include "stave-window-private.h"

#include "stave-language.h"

static guint
get_front_file (StaveWindow *self)
{
  StaveCodeView *view = stave_source_pane_get_view (self->source);

  return view != NULL ? stave_code_view_get_file (view) : 0;
}

static gboolean
close_cb (gpointer user_data)
{
  StaveWindow *self = user_data;

  self->close_id = 0;
  gtk_window_close (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

/* The dialog that was answered must be gone before the window it belongs to. */
static void
close_soon (StaveWindow *self)
{
  if (self->close_id == 0)
    self->close_id = g_idle_add (close_cb, self);
}

/* ---- saving ----------------------------------------------------------------------------- */

typedef struct
{
  StaveDocument *document;
  guint          index;
  gboolean       closing; /* the window is to close when it is saved */
} SaveRequest;

static void
save_request_free (gpointer data)
{
  SaveRequest *request = data;

  g_object_unref (request->document);
  g_free (request);
}

static SaveRequest *
save_request_new (StaveDocument *document,
                  guint          index,
                  gboolean       closing)
{
  SaveRequest *request = g_new0 (SaveRequest, 1);

  request->document = g_object_ref (document);
  request->index = index;
  request->closing = closing;
  return request;
}

/* The answer to a request has come, and been done or not. */
static void
answered (StaveWindow       *self,
          const SaveRequest *request,
          gboolean           saved)
{
  if (request->closing && saved)
    close_soon (self);
  else
    g_hash_table_remove_all (self->given_up);
}

static gboolean
tell_saved (StaveWindow  *self,
            GFile        *file,
            const GError *error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *text
      = error == NULL ? g_strdup_printf (_("Saved %s"), name) : g_strdup (error->message);

  stave_window_toast (self, text);
  return error == NULL;
}

static void
save_response_cb (StaveWindow          *self,
                  int                   response,
                  GtkFileChooserNative *dialog)
{
  g_autoptr (GFile)  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autoptr (GError) error = NULL;
  SaveRequest       *request = g_object_get_data (G_OBJECT (dialog), "request");
  gboolean           saved = FALSE;

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    {
      /* The dialog has asked already whether a file that is there may go. */
      stave_document_overwrite (request->document, request->index, file, &error);
      saved = tell_saved (self, file, error);
    }
  answered (self, request, saved);
  g_object_unref (dialog);
}

static void
choose_place (StaveWindow   *self,
              StaveDocument *document,
              guint          index,
              gboolean       closing)
{
  GtkFileChooserNative *dialog;
  SaveRequest          *request = save_request_new (document, index, closing);

  dialog = gtk_file_chooser_native_new (_("Save a copy of the program"), GTK_WINDOW (self),
                                        GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  g_object_set_data_full (G_OBJECT (dialog), "request", request, save_request_free);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog),
                                     stave_document_get_file_name (document, index));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (save_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
conflict_response_cb (StaveWindow      *self,
                      const char       *response,
                      AdwMessageDialog *dialog)
{
  SaveRequest       *request = g_object_get_data (G_OBJECT (dialog), "request");
  GFile             *file = stave_document_get_file (request->document, request->index);
  g_autoptr (GError) error = NULL;

  if (g_str_equal (response, "copy"))
    choose_place (self, request->document, request->index, request->closing);
  else if (g_str_equal (response, "overwrite"))
    {
      stave_document_overwrite (request->document, request->index, file, &error);
      answered (self, request, tell_saved (self, file, error));
    }
  else
    answered (self, request, FALSE);
}

static void
ask_to_overwrite (StaveWindow   *self,
                  StaveDocument *document,
                  guint          index,
                  gboolean       closing)
{
  g_autofree char  *heading = g_strdup_printf (_("%s has changed on the disk"),
                                               stave_document_get_file_name (document, index));
  GtkWidget        *widget = adw_message_dialog_new (
      GTK_WINDOW (self), heading,
      _("Another program has written to the file since it was opened here. Saving loses that."));
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);

  adw_message_dialog_add_responses (dialog, "cancel", _("Cancel"), "copy", _("Save a copy…"),
                                    "overwrite", _("Overwrite"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "overwrite", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "copy");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "request",
                          save_request_new (document, index, closing), save_request_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (conflict_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* TRUE if it was saved at once; else something is asked first, or it could not be. */
static gboolean
save (StaveWindow   *self,
      StaveDocument *document,
      guint          index,
      gboolean       closing)
{
  GFile             *file = stave_document_get_file (document, index);
  g_autoptr (GError) error = NULL;

  if (file == NULL)
    choose_place (self, document, index, closing);
  else if (stave_document_save (document, index, file, &error)
           || !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
    return tell_saved (self, file, error);
  else
    ask_to_overwrite (self, document, index, closing);
  return FALSE;
}

void
stave_window_save (StaveWindow *self)
{
  StaveDocument *document = stave_controller_get_document (self->controller);

  if (document != NULL)
    save (self, document, get_front_file (self), FALSE);
}

/* ---- closing ---------------------------------------------------------------------------- */

static StaveDocument *
find_unsaved (StaveWindow *self)
{
  g_autoptr (GList) documents = g_hash_table_get_values (self->documents);

  for (GList *l = documents; l != NULL; l = l->next)
    if (stave_document_find_unsaved (l->data) != G_MAXUINT
        && !g_hash_table_contains (self->given_up, l->data))
      return l->data;
  return NULL;
}

static void
close_response_cb (StaveWindow *self,
                   const char  *response)
{
  StaveDocument *document = find_unsaved (self);

  self->asking = FALSE;
  if (g_str_equal (response, "cancel") || document == NULL)
    {
      g_hash_table_remove_all (self->given_up);
      return;
    }
  if (g_str_equal (response, "discard"))
    g_hash_table_add (self->given_up, document);
  else if (!save (self, document, stave_document_find_unsaved (document), TRUE))
    return; /* a place is asked for, or it could not be written: nothing is given up by that */
  close_soon (self);
}

static void
ask (StaveWindow *self,
     const char  *name)
{
  g_autofree char  *heading = g_strdup_printf (_("Save the changes to %s?"), name);
  GtkWidget        *widget = adw_message_dialog_new (GTK_WINDOW (self), heading,
                                                     _("Changes that are not saved are lost."));
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);

  adw_message_dialog_add_responses (dialog, "cancel", _("Cancel"), "discard", _("Discard"), "save",
                                    _("Save"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "save");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

gboolean
stave_window_ask_to_save (StaveWindow *self)
{
  StaveDocument *document = find_unsaved (self);

  if (document == NULL || self->asking)
    return document != NULL;
  self->asking = TRUE;
  stave_window_open_document (self, document);
  ask (self, stave_document_get_file_name (document, stave_document_find_unsaved (document)));
  return TRUE;
}
