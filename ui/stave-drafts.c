/* SPDX-License-Identifier: MIT */
#include "stave-drafts.h"

#include <glib/gstdio.h>

#include "stave-language.h"

#define PAUSE_MS 700 /* from the last key to the file */

typedef struct
{
  StaveDrafts   *drafts;
  StaveDocument *document;
  guint          index;
  char          *path;
  gboolean       dirty; /* the file is not what the text is */
} Draft;

struct _StaveDrafts
{
  GObject    parent_instance;
  char      *dir;
  GPtrArray *drafts; /* Draft, of all documents that are watched */
  guint      flush_id;
  gboolean   failed; /* the last one could not be written */
};

G_DEFINE_FINAL_TYPE (StaveDrafts, stave_drafts, G_TYPE_OBJECT)

enum
{
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  g_signal_handlers_disconnect_by_data (stave_document_get_buffer (draft->document, draft->index),
                                        draft);
  g_object_unref (draft->document);
  g_free (draft->path);
  g_free (draft);
}

/* ---- writing ------------------------------------------------------------------------ */

static gboolean
write_draft (Draft   *draft,
             GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *dir = NULL;

  if (!stave_document_is_edited (draft->document, draft->index))
    {
      g_unlink (draft->path);
      return TRUE;
    }
  text = stave_document_dup_text (draft->document, draft->index);
  dir = g_path_get_dirname (draft->path);
  g_mkdir_with_parents (dir, 0700);
  return g_file_set_contents (draft->path, text, -1, error);
}

static void
tell_failure (StaveDrafts  *self,
              const GError *error)
{
  g_autofree char *text = NULL;

  if (self->failed)
    return;
  self->failed = TRUE;
  text = g_strdup_printf (_("Your changes are not kept: %s"), error->message);
  g_signal_emit (self, signals[FAILED], 0, text);
}

/**
 * stave_drafts_flush:
 * @self: drafts
 *
 * Writes at once what is not written yet.
 */
void
stave_drafts_flush (StaveDrafts *self)
{
  g_clear_handle_id (&self->flush_id, g_source_remove);
  for (guint i = 0; i < self->drafts->len; i++)
    {
      Draft             *draft = g_ptr_array_index (self->drafts, i);
      g_autoptr (GError) error = NULL;

      if (!draft->dirty)
        continue;
      if (write_draft (draft, &error))
        draft->dirty = self->failed = FALSE;
      else
        tell_failure (self, error);
    }
}

static gboolean
flush_cb (gpointer user_data)
{
  StaveDrafts *self = user_data;

  self->flush_id = 0;
  stave_drafts_flush (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (Draft *draft)
{
  StaveDrafts *self = draft->drafts;

  draft->dirty = TRUE;
  g_clear_handle_id (&self->flush_id, g_source_remove);
  self->flush_id = g_timeout_add (PAUSE_MS, flush_cb, self);
}

/* ---- restoring ---------------------------------------------------------------------- */

static char *
dup_path (StaveDrafts   *self,
          StaveDocument *document,
          guint          index)
{
  LessonsLesson        *lesson = stave_document_get_lesson (document);
  g_autofree char      *folder = g_path_get_basename (lessons_lesson_get_dir (lesson));
  const LessonsProgram *program = stave_document_get_program (
      document, stave_document_get_file_program (document, index));

  return g_build_filename (self->dir, folder, program->name,
                           stave_document_get_file_name (document, index), NULL);
}

static gboolean
restore (Draft *draft)
{
  g_autofree char *text = NULL;
  gsize            len;

  return g_file_get_contents (draft->path, &text, &len, NULL)
         && stave_document_restore (draft->document, draft->index, text, len)
         && stave_document_is_edited (draft->document, draft->index);
}

/**
 * stave_drafts_watch:
 * @self: drafts
 * @document: a lesson's document, just made
 *
 * A draft that equals the lesson's text by now, or is no text any more, counts as none.
 *
 * Returns: how many of its files have edits of another time
 */
guint
stave_drafts_watch (StaveDrafts   *self,
                    StaveDocument *document)
{
  guint n_restored = 0;

  g_return_val_if_fail (stave_document_get_lesson (document) != NULL, 0);

  for (guint i = 0; i < stave_document_get_n_files (document); i++)
    {
      Draft *draft = g_new0 (Draft, 1);

      draft->drafts = self;
      draft->document = g_object_ref (document);
      draft->index = i;
      draft->path = dup_path (self, document, i);
      n_restored += restore (draft);
      g_signal_connect_swapped (stave_document_get_buffer (document, i), "changed",
                                G_CALLBACK (changed_cb), draft);
      g_ptr_array_add (self->drafts, draft);
    }
  return n_restored;
}

/* ---- GObject ------------------------------------------------------------------------ */

static void
stave_drafts_dispose (GObject *object)
{
  StaveDrafts *self = STAVE_DRAFTS (object);

  stave_drafts_flush (self);
  g_ptr_array_set_size (self->drafts, 0);
  G_OBJECT_CLASS (stave_drafts_parent_class)->dispose (object);
}

static void
stave_drafts_finalize (GObject *object)
{
  StaveDrafts *self = STAVE_DRAFTS (object);

  g_ptr_array_unref (self->drafts);
  g_free (self->dir);
  G_OBJECT_CLASS (stave_drafts_parent_class)->finalize (object);
}

static void
stave_drafts_class_init (StaveDraftsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stave_drafts_dispose;
  G_OBJECT_CLASS (klass)->finalize = stave_drafts_finalize;
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
stave_drafts_init (StaveDrafts *self)
{
  self->drafts = g_ptr_array_new_with_free_func (draft_free);
}

/**
 * stave_drafts_new:
 * @dir: (nullable): their folder; %NULL for the user's own
 *
 * Returns: (transfer full): drafts, of which none is watched yet
 */
StaveDrafts *
stave_drafts_new (const char *dir)
{
  StaveDrafts *self = g_object_new (STAVE_TYPE_DRAFTS, NULL);

  self->dir = dir != NULL ? g_strdup (dir)
                          : g_build_filename (g_get_user_data_dir (), "stave", "drafts", NULL);
  return self;
}
